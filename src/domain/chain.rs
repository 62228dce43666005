//! The chain of seals: each covers an event and the seal before it, so that no event can change unseen.

/// What the first seal of a company follows.
pub const ORIGIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A seal beside its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal<'a> {
    /// The seal it follows.
    pub previous: &'a str,
    /// The digest of that and of the event.
    pub hash: &'a str,
}

/// Why a chain does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// A rank is missing.
    EventMissing,
    /// An event without a seal stands before a sealed one.
    SealMissing,
    /// A seal does not follow the one before it.
    SealOutOfChain,
    /// An event is not what was sealed.
    EventAltered,
}

impl Break {
    /// The stable code a page translates.
    pub const fn code(self) -> &'static str {
        match self {
            Break::EventMissing => "event_missing",
            Break::SealMissing => "seal_missing",
            Break::SealOutOfChain => "seal_out_of_chain",
            Break::EventAltered => "event_altered",
        }
    }
}

/// The hash of the next seal.
pub fn next(previous: &str, event: &str, digest: impl Fn(&str) -> String) -> String {
    digest(&format!("{previous}\n{event}"))
}

/// A walk along the chain, from its first event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// How many events were met.
    pub events: i64,
    /// How many of them are sealed.
    pub sealed: i64,
    /// When the first event without a seal happened.
    pub unsealed_since: Option<i64>,
    head: String,
}

impl Default for Walk {
    fn default() -> Self {
        Walk { events: 0, sealed: 0, unsealed_since: None, head: ORIGIN.to_owned() }
    }
}

impl Walk {
    /// Meets the next event: its rank, its instant, its canonical text and its seal.
    pub fn meet(
        &mut self,
        n: i64,
        at: i64,
        event: &str,
        seal: Option<Seal<'_>>,
        digest: impl Fn(&str) -> String,
    ) -> Result<(), Break> {
        self.events += 1;
        if n != self.events {
            return Err(Break::EventMissing);
        }
        let Some(seal) = seal else {
            self.unsealed_since.get_or_insert(at);
            return Ok(());
        };
        if self.unsealed_since.is_some() {
            return Err(Break::SealMissing);
        }
        if seal.previous != self.head {
            return Err(Break::SealOutOfChain);
        }
        if seal.hash != next(seal.previous, event, digest) {
            return Err(Break::EventAltered);
        }
        seal.hash.clone_into(&mut self.head);
        self.sealed += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not a digest, but as telling as one for a test.
    fn told(text: &str) -> String {
        text.chars().rev().collect()
    }

    fn chain(events: &[&str]) -> Vec<(String, String)> {
        let mut head = ORIGIN.to_owned();
        let mut seal = |event: &&str| {
            let hash = next(&head, event, told);
            (std::mem::replace(&mut head, hash.clone()), hash)
        };
        events.iter().map(&mut seal).collect()
    }

    fn walk(events: &[&str], seals: &[(String, String)]) -> Result<Walk, (i64, Break)> {
        let mut walk = Walk::default();
        for (n, event) in (1..).zip(events) {
            let seal = seals.get(walk.events as usize);
            let seal = seal.filter(|(_, hash)| !hash.is_empty());
            let seal = seal.map(|(previous, hash)| Seal { previous, hash });
            walk.meet(n, n * 10, event, seal, told).map_err(|broken| (n, broken))?;
        }
        Ok(walk)
    }

    #[test]
    fn a_chain_holds_and_tells_its_unsealed_tail() {
        let seals = chain(&["a", "b"]);
        let walked = walk(&["a", "b", "c"], &seals).unwrap();
        assert_eq!((walked.events, walked.sealed, walked.unsealed_since), (3, 2, Some(30)));
    }

    #[test]
    fn a_chain_says_where_it_breaks() {
        let seals = chain(&["a", "b", "c"]);
        assert_eq!(walk(&["a", "x", "c"], &seals), Err((2, Break::EventAltered)));
        let forged = chain(&["x", "b", "c"]);
        let mixed = [seals[0].clone(), forged[1].clone(), forged[2].clone()];
        assert_eq!(walk(&["a", "b", "c"], &mixed), Err((2, Break::SealOutOfChain)));
        let holed = [seals[0].clone(), (String::new(), String::new()), seals[2].clone()];
        assert_eq!(walk(&["a", "b", "c"], &holed), Err((3, Break::SealMissing)));
        assert_eq!(Walk::default().meet(2, 0, "b", None, told), Err(Break::EventMissing));
    }
}
