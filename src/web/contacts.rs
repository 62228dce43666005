//! Contacts on the wire: found by name, archived or not, of one group or one client.

use super::Failure;
use super::directory::{Archived, Query, Shown};
use crate::domain::contact::ContactInput;
use crate::store::contacts::ContactEntry;
use crate::store::directory::Wanted;

impl Shown for ContactEntry {
    type Input = ContactInput;

    fn wanted(query: Query) -> Result<Wanted, Failure> {
        let narrowed = vec![query.group.map(String::from), query.client.map(String::from)];
        Ok(Wanted { q: query.q, archived: Archived::shown(query.archived), narrowed })
    }
}
