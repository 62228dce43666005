//! Where storage, paper and mail meet.

pub mod account;
pub mod clock;
pub mod confirming;
pub mod covering;
pub mod drafting;
pub mod entering;
pub mod files;
pub mod notices;
pub mod numbering;
pub mod outbox;
pub mod paying;
pub mod remaining;
pub mod resets;
pub mod sign_in;
