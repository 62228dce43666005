//! HTTP: the route table, the whole API on one page.

mod arrival;
pub mod desk;
pub mod failure;
mod health;
pub mod reply;
pub mod routes;
pub mod sentences;

pub use arrival::answer;
pub use desk::{Admin, Desk, Member, Owner, Reader};
pub use failure::Failure;

use routes::routes;
use worker::{Method, Response};

routes! { desk:
    Get ["api", "health"] => health::read(desk);
}
