//! Comptoir: quotes, invoices and payments for small businesses, as one Worker.

pub mod domain;

#[cfg(feature = "edge")]
pub mod auth;
#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "edge")]
#[cfg(feature = "edge")]
pub mod pdf;
