//! Every parser of bytes from outside, fed with spoilt examples: nothing may panic, overflow or hang. Mutations are blind, drawn
//! from a corpus and a dictionary by a seed, so that a run can be had again.
//!
//! `cargo test` feeds each a few thousand; `FUZZ_EXECUTIONS=10000000 FUZZ_TARGETS=money,day cargo test --profile fuzz --test fuzz` as many as one likes.
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod mutator;
mod targets;

use mutator::Mutator;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;
use targets::{TARGETS, Target};

/// How many a target is fed with when nothing is said.
const USUAL: u64 = 3_000;

fn said(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Feeds one target, and shows the first input that makes it fall.
fn feed(target: &Target, executions: u64, seed: u64) -> usize {
    let mut mutator = Mutator::new(seed, target.corpus, target.words);
    let mut taken = 0;
    let mut input = Vec::new();
    for at in 0..executions {
        mutator.next(&mut input);
        match catch_unwind(AssertUnwindSafe(|| (target.run)(&input))) {
            Ok(true) => taken += 1,
            Ok(false) => {}
            Err(_) => panic!(
                "{} fell at execution {at} of seed {seed}:\n{:?}\n{input:?}",
                target.name,
                String::from_utf8_lossy(&input)
            ),
        }
    }
    taken
}

#[test]
fn no_input_makes_a_parser_fall() {
    let executions = said("FUZZ_EXECUTIONS").and_then(|text| text.parse().ok());
    let seed = said("FUZZ_SEED").and_then(|text| text.parse().ok()).unwrap_or(42);
    let wanted = said("FUZZ_TARGETS");
    let is_wanted =
        |name: &str| wanted.as_ref().is_none_or(|names| names.split(',').any(|wanted| wanted == name));
    for target in TARGETS.iter().filter(|target| is_wanted(target.name)) {
        let executions = executions.unwrap_or(USUAL / target.weight);
        let start = Instant::now();
        let taken = feed(target, executions, seed);
        println!(
            "{}: {executions} executions, {taken} taken, {} ms",
            target.name,
            start.elapsed().as_millis()
        );
    }
}

#[test]
fn every_example_of_the_corpus_is_taken() {
    let refused = TARGETS.iter().flat_map(|target| {
        let refused = target.corpus.iter().filter(|example| !(target.run)(example));
        refused.map(|example| format!("{}: {}", target.name, String::from_utf8_lossy(example)))
    });
    assert_eq!(refused.collect::<Vec<_>>(), Vec::<String>::new());
}
