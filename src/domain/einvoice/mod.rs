//! What an invoice says as data, whatever the syntax it is written in: every decision is taken here, once.

mod earlier;
mod header;
mod items;
mod lacks;
mod mailbox;
mod payment;
mod portions;
mod tax;

pub use earlier::earlier;
pub use header::{Note, notes, process};
pub use items::{Item, Reduction, items};
pub use lacks::{Lack, lacks};
pub use mailbox::{Mailbox, buyer_mailbox, seller_mailbox};
pub use payment::{Means, due, means, terms};
pub use portions::{Portion, portions};
pub use tax::{debits, delivery, euro_tax, exemption, names_vat_numbers, rate, tax_number};

/// The profile (BT-24): EN 16931 itself.
pub const PROFILE: &str = "urn:cen.eu:en16931:2017";
