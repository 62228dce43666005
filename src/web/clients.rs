//! Clients on the wire: found by name, number or town, archived or not.

use super::Failure;
use super::directory::{Archived, Query, Shown};
use crate::domain::client::ClientInput;
use crate::store::clients::ClientEntry;
use crate::store::directory::Wanted;

impl Shown for ClientEntry {
    type Input = ClientInput;

    fn wanted(query: Query) -> Result<Wanted, Failure> {
        match query {
            Query { q, archived, group: None, client: None, .. } => {
                Ok(Wanted { q, archived: Archived::shown(archived), narrowed: vec![] })
            }
            _ => Err(Failure::query_unreadable()),
        }
    }
}
