//! What documents do to one another: what is left of an earlier one, what a later one took of it.

pub mod contract;
mod credits;
mod deductions;
mod dossier;
mod guards;
mod remainder;
mod situation;

pub use deductions::DepositLeft;
pub use guards::Guard;
pub use remainder::Left;
pub(super) use remainder::{LEFT_QUERIES, left_of};

pub(super) const STATEMENTS: &[&[(&str, &str)]] = &[
    contract::STATEMENTS,
    credits::STATEMENTS,
    deductions::STATEMENTS,
    dossier::STATEMENTS,
    guards::STATEMENTS,
    remainder::STATEMENTS,
    situation::STATEMENTS,
];
