//! The invoices before this one (BG-3).

use crate::domain::frozen::{Frozen, Preceding};
use crate::domain::kind::Kind;

/// What the invoice credits or deducts; one that replaces another names that one alone (BR-FR-CO-04).
pub fn earlier(frozen: &Frozen) -> Vec<&Preceding> {
    match frozen.replaces() {
        Some(replaced) => vec![replaced],
        None => frozen.preceding.iter().filter(|earlier| earlier.kind != Kind::Quote).collect(),
    }
}
