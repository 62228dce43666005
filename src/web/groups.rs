//! Groups on the wire: found by name, never archived; contacts join and leave them together.

use super::directory::{Query, Shown};
use super::{Failure, Member, reply};
use crate::domain::group::GroupInput;
use crate::domain::ids::ContactId;
use crate::store::Fault;
use crate::store::directory::Wanted;
use crate::store::groups::GroupEntry;
use serde::Deserialize;
use worker::Response;

/// How many contacts join or leave at once.
const AT_ONCE: usize = 500;

/// The body of a regrouping: all of it is done, or nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct Regrouping {
    /// Who joins; whoever is in already stays in.
    #[serde(default)]
    pub add: Vec<ContactId>,
    /// Who leaves; whoever is not in stays out.
    #[serde(default)]
    pub remove: Vec<ContactId>,
}

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

/// Contacts of the company in a group and out of it, all at once.
pub async fn regroup(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let asked: Regrouping = member.desk.json()?;
    for (field, contacts) in [("add", &asked.add), ("remove", &asked.remove)] {
        if contacts.len() > AT_ONCE {
            return Err(Failure::field(field, "too_many_contacts"));
        }
    }
    let group = member.tenant.regroup(id, &asked.add, &asked.remove).await.map_err(|fault| match fault {
        // The group is not there, or one of the contacts is not the company's.
        Fault::Changed => Failure::not_found(),
        fault => fault.into(),
    })?;
    reply::versioned(&group, group.version)
}
