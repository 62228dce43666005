//! The business itself: pure rules, no clock, no randomness, no storage, no HTTP.

pub mod adjustment;
pub mod calculator;
pub mod cii;
mod coded;
pub mod day;
pub mod frozen;
pub mod identity;
pub mod ids;
pub mod kind;
pub mod language;
pub mod line;
pub mod mentions;
pub mod money;
pub mod number;
pub mod pricing;
pub mod quantity;
pub mod refusal;
pub mod spread;
pub mod terms;
pub mod text;
pub mod totals;
pub mod unit;
pub mod vat;
pub mod xml;
