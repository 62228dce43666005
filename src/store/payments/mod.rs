//! Payments: added, used, undone by a reversal, never changed; one file for each thing that is done with them.

mod account;
mod ground;
mod read;
mod spot;
mod write;

pub use account::{Account, OpenInvoice, SpareCredit, SparePayment};
pub use ground::{Asking, Ground, Source, Sources};
pub use read::Filter;
pub use write::Entry;

/// A file's name and its statements.
type Statements = (&'static str, &'static [(&'static str, &'static str)]);

/// Every statement of this folder, file by file.
pub(super) const ALL: &[Statements] = &[
    ("payments account", account::STATEMENTS),
    ("payments ground", ground::STATEMENTS),
    ("payments read", read::STATEMENTS),
    ("payments spot", spot::STATEMENTS),
    ("payments write", write::STATEMENTS),
];
