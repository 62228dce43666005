//! What documents do to one another: what is left of an earlier one, what a later one took of it.

mod credits;
mod remainder;

pub use remainder::Left;
pub(super) use remainder::{LEFT_QUERIES, left_of};

pub(super) const STATEMENTS: &[&[(&str, &str)]] = &[credits::STATEMENTS, remainder::STATEMENTS];
