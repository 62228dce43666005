//! Comptoir: quotes, invoices and payments for small businesses, as one Worker.

pub mod domain;
