//! Where storage, paper and mail meet.

pub mod clock;
pub mod covering;
pub mod files;
pub mod numbering;
pub mod outbox;
