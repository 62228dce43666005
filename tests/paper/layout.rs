//! Where things stand on the pages: what is repeated, what is carried over, what never leaves its place.
#![expect(clippy::disallowed_types, reason = "places on a page are floats, as PDF wants them")]

use std::sync::LazyLock;

use comptoir::domain::frozen::Frozen;
use comptoir::domain::money::Cents;
use comptoir::pdf::layout::{Area, HEIGHT, Mark, Role, Sheets, WIDTH, mm};
use comptoir::pdf::{self, Copy};

use super::{LOGO, SITE, cases};

const MARGIN: f32 = mm(15.0);

/// Every case, laid out once for all tests.
static LAID_OUT: LazyLock<Vec<(&str, Frozen, Sheets)>> = LazyLock::new(|| {
    let laid = |(name, frozen)| {
        let sheets = pdf::lay_out(&frozen, Some(&LOGO), Copy::Original, SITE).unwrap();
        (name, frozen, sheets)
    };
    cases::all().into_iter().map(laid).collect()
});

fn named(wanted: &str) -> (&'static Frozen, &'static Sheets) {
    let (_, frozen, sheets) = LAID_OUT.iter().find(|(name, _, _)| *name == wanted).unwrap();
    (frozen, sheets)
}

fn texts(page: &[Mark]) -> impl Iterator<Item = (f32, f32, &str)> {
    page.iter().filter_map(|mark| match mark {
        Mark::Text(spot, _, text) => Some((spot.x, spot.y, text.as_str())),
        _ => None,
    })
}

/// The text that follows a label on a page.
fn after<'a>(page: &'a [Mark], label: &str) -> Option<&'a str> {
    texts(page).skip_while(|(_, _, text)| *text != label).nth(1).map(|(_, _, text)| text)
}

/// French figures as cents.
fn cents(text: &str) -> Cents {
    let plain: String = text.chars().filter(|letter| letter.is_ascii_digit() || *letter == '−').collect();
    plain.replace('−', "-").parse::<i64>().unwrap().try_into().unwrap()
}

#[test]
fn each_page_says_which_it_is_and_stays_inside_its_margins() {
    for (name, _, sheets) in LAID_OUT.iter() {
        let count = sheets.pages.len();
        for (at, page) in (1..).zip(&sheets.pages) {
            let number = format!("Page {at}/{count}");
            assert_eq!(texts(page).filter(|(_, _, text)| *text == number).count(), 1, "{name}");
            for (x, y, text) in texts(page) {
                let inside =
                    (MARGIN - 0.1..WIDTH - MARGIN).contains(&x) && (mm(12.0)..HEIGHT - mm(5.0)).contains(&y);
                assert!(inside, "{name}, page {at}: {text} at {x}, {y}");
            }
        }
    }
}

#[test]
fn no_row_is_split_between_two_pages() {
    for (name, _, sheets) in LAID_OUT.iter() {
        for page in &sheets.pages {
            let mut open = 0;
            let mut inside = Vec::new();
            for mark in page {
                match mark {
                    Mark::Begin(role) => {
                        open += i32::from(*role == Role::Row);
                        inside.push(role);
                    }
                    Mark::End => open -= i32::from(inside.pop() == Some(&Role::Row)),
                    _ => {}
                }
            }
            assert_eq!(open, 0, "{name}");
        }
    }
}

#[test]
fn a_table_over_pages_repeats_its_head_and_carries_its_sum() {
    for wanted in ["lines-30", "lines-200", "long-texts"] {
        let (frozen, sheets) = named(wanted);
        let mut rest = frozen.lines.iter().filter_map(|line| line.net);
        let mut carried = Cents::ZERO;
        let mut turned = false;
        for page in &sheets.pages {
            let head = texts(page).filter(|(_, _, text)| *text == "Désignation").count();
            let lines = texts(page).filter(|(_, _, text)| text.starts_with("Prestation n°")).count();
            if turned {
                assert_eq!(head, 1, "{wanted}");
                assert_eq!(after(page, "Report").map(cents), Some(carried), "{wanted}");
            }
            if wanted != "long-texts" {
                carried = Cents::sum(std::iter::once(carried).chain(rest.by_ref().take(lines))).unwrap();
            }
            turned = match after(page, "À reporter") {
                None => false,
                Some(sum) if wanted == "long-texts" => {
                    carried = cents(sum);
                    true
                }
                Some(sum) => {
                    assert_eq!(cents(sum), carried, "{wanted}");
                    true
                }
            };
        }
        assert!(!turned && sheets.pages.len() > 1, "{wanted}");
        if wanted != "long-texts" {
            assert_eq!(carried, frozen.totals.line_total, "{wanted}");
        }
    }
}

#[test]
fn the_recipient_shows_in_the_window_of_the_envelope() {
    for (name, frozen, sheets) in LAID_OUT.iter() {
        let (left, top) = (mm(110.0), mm(45.0));
        let block: Vec<(f32, f32, &str)> = texts(&sheets.pages[0])
            .filter(|(x, y, _)| (*x - left).abs() < 0.1 && *y > top && *y < mm(90.0))
            .collect();
        assert!(block.iter().all(|(_, y, _)| *y <= top + mm(35.0)), "{name}: {block:?}");
        assert!(frozen.buyer.name.starts_with(block[0].2.trim_end()), "{name}");
    }
}

#[test]
fn the_code_is_large_enough_and_has_a_light_margin() {
    for (name, _, sheets) in LAID_OUT.iter() {
        for page in &sheets.pages {
            for (at, mark) in page.iter().enumerate() {
                let Mark::Code(inner, modules) = mark else { continue };
                let module = inner.width / f32::from(modules.side);
                assert!(inner.width >= mm(25.0) && inner.width == inner.height, "{name}");
                let Some(Mark::Fill(ground, white)) =
                    page[..at].iter().rev().find(|mark| matches!(mark, Mark::Fill(..)))
                else {
                    panic!("{name}: nothing light under the code")
                };
                assert_eq!((white.0, white.1, white.2), (255, 255, 255));
                assert!(margin(inner, ground) >= module * 3.99, "{name}");
            }
        }
    }
}

fn margin(inner: &Area, ground: &Area) -> f32 {
    let right = ground.x + ground.width - inner.x - inner.width;
    let bottom = ground.y + ground.height - inner.y - inner.height;
    (inner.x - ground.x).min(inner.y - ground.y).min(right).min(bottom)
}

#[test]
fn an_account_is_printed_in_groups_of_four_on_one_line() {
    let (_, sheets) = named("services");
    assert_eq!(after(&sheets.pages[0], "IBAN "), Some("FR76 3000 6000 0112 3456 7890 189"));
}

#[test]
fn the_code_of_proof_stands_on_every_page_and_is_read_once() {
    let mut frozen = cases::named("lines-200");
    frozen.proof_code = Some("7K4MX2Q9RT3B".into());
    let line = format!("Vérifier : {SITE}/verifier — code 7K4M-X2Q9-RT3B");
    let sheets = pdf::lay_out(&frozen, None, Copy::Original, SITE).unwrap();
    let roles: Vec<&Role> = sheets
        .pages
        .iter()
        .flat_map(|page| page.windows(2))
        .filter_map(|pair| match pair {
            [Mark::Begin(role), Mark::Text(_, _, text)] if *text == line => Some(role),
            _ => None,
        })
        .collect();
    assert_eq!(roles.len(), sheets.pages.len());
    assert_eq!(roles.iter().filter(|role| ***role == Role::Paragraph).count(), 1);
}
