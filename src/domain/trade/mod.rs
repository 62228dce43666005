//! What becomes of an accepted quote: deposits, invoices of a part or of the rest, progress invoices.

pub mod accepted;
pub mod bill;
pub mod deduction;
pub mod deposit;
pub mod dossier;
pub mod left;
pub mod next;
pub mod situation;
