//! The route table with the right that each route asks for, as the tests of rights read it.

use super::openapi::verb;
use crate::web::ROUTES;
use crate::web::routes::Route;
use serde_json::{Value, json};

/// What a route's call begins with, for each right; a route that takes the desk itself decides on its own.
const RIGHTS: &[&str] = &["reader", "member", "admin", "owner"];

/// Every route, in the order of the table.
pub fn table() -> Value {
    let rows = ROUTES.iter().map(
        |route| json!({ "method": verb(route).to_uppercase(), "path": route.path(), "right": right(route), "takes": route.takes.most() }),
    );
    rows.collect()
}

/// The right, as the first argument of the call takes it.
fn right(route: &Route) -> &'static str {
    let call: String = route.call.chars().filter(|letter| !letter.is_whitespace()).collect();
    let arguments = call.split_once('(').map_or("", |(_, rest)| rest).trim_start_matches('&');
    let asked = RIGHTS.iter().find(|right| arguments.starts_with(&format!("desk.{right}(company)?")));
    match asked {
        Some(right) => right,
        None if arguments.starts_with("desk)") || arguments.starts_with("desk,") => "desk",
        None => panic!("{call} takes a right that the tests do not know"),
    }
}
