//! Articles on the wire: found by name, archived or not.

use super::Failure;
use super::directory::{Archived, Query, Shown};
use crate::domain::article::ArticleInput;
use crate::store::articles::ArticleEntry;
use crate::store::directory::Wanted;

impl Shown for ArticleEntry {
    type Input = ArticleInput;

    fn wanted(query: Query) -> Result<Wanted, Failure> {
        match query {
            Query { q, archived, group: None, client: None, .. } => {
                Ok(Wanted { q, archived: Archived::shown(archived), narrowed: vec![] })
            }
            _ => Err(Failure::query_unreadable()),
        }
    }
}
