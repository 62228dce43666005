//! Who somebody is: passwords, mailed codes and the session cookie.

pub mod session;
