//! Who somebody is: passwords, mailed codes and the session cookie.

pub mod code;
pub mod keyed;
pub mod link;
pub mod opaque;
pub mod password;
pub mod session;
