//! Groups on the wire: found by name, never archived.

use super::Failure;
use super::directory::{Query, Shown};
use crate::domain::group::GroupInput;
use crate::store::directory::Wanted;
use crate::store::groups::GroupEntry;

impl Shown for GroupEntry {
    type Input = GroupInput;

    fn wanted(query: Query) -> Result<Wanted, Failure> {
        match query {
            Query { q, archived: None, group: None, client: None, .. } => {
                Ok(Wanted { q, ..Wanted::default() })
            }
            _ => Err(Failure::query_unreadable()),
        }
    }
}
