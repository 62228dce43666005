//! The business itself: pure rules, no clock, no randomness, no storage, no HTTP.

pub mod day;
pub mod ids;
pub mod language;
pub mod money;
pub mod quantity;
pub mod refusal;
pub mod terms;
pub mod text;
pub mod unit;
