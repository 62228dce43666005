//! Where storage, paper and mail meet.

pub mod clock;
pub mod confirming;
pub mod covering;
pub mod drafting;
pub mod entering;
pub mod files;
pub mod numbering;
pub mod outbox;
pub mod paying;
pub mod remaining;
pub mod sign_in;
