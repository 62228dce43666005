//! Who belongs to whom: the contacts of a client, the contacts of a group.

use super::history::Event;
use super::sql::{TenantSql, bind, statements};
use super::{Fault, Tenant};
use serde::Deserialize;

statements! { TenantSql:
    /// Aborts the batch unless both are there and not linked yet.
    MUST_BE_STRANGERS_TO_CLIENT = "
        insert into must (what, ok)
        select 'change', exists (select 1 from clients where company_id = ?1 and id = ?2)
            and exists (select 1 from contacts where company_id = ?1 and id = ?3)
            and not exists (select 1 from client_contacts where company_id = ?1 and client_id = ?2 and contact_id = ?3)";
    /// Links a contact to a client.
    LINK_TO_CLIENT = "insert into client_contacts (company_id, client_id, contact_id) values (?1, ?2, ?3)";
    /// Aborts the batch unless they are linked.
    MUST_BE_LINKED_TO_CLIENT = "
        insert into must (what, ok)
        select 'change', exists (select 1 from client_contacts where company_id = ?1 and client_id = ?2 and contact_id = ?3)";
    /// Takes a contact off a client.
    UNLINK_FROM_CLIENT = "delete from client_contacts where company_id = ?1 and client_id = ?2 and contact_id = ?3";
    /// Whether the client and the contact are there.
    CLIENT_AND_CONTACT = "
        select exists (select 1 from clients where company_id = ?1 and id = ?2)
            and exists (select 1 from contacts where company_id = ?1 and id = ?3) as present";
    /// Aborts the batch unless both are there and not linked yet.
    MUST_BE_STRANGERS_TO_GROUP = "
        insert into must (what, ok)
        select 'change', exists (select 1 from groups where company_id = ?1 and id = ?2)
            and exists (select 1 from contacts where company_id = ?1 and id = ?3)
            and not exists (select 1 from group_contacts where company_id = ?1 and group_id = ?2 and contact_id = ?3)";
    /// Puts a contact in a group.
    LINK_TO_GROUP = "insert into group_contacts (company_id, group_id, contact_id) values (?1, ?2, ?3)";
    /// Aborts the batch unless they are linked.
    MUST_BE_LINKED_TO_GROUP = "
        insert into must (what, ok)
        select 'change', exists (select 1 from group_contacts where company_id = ?1 and group_id = ?2 and contact_id = ?3)";
    /// Takes a contact out of a group.
    UNLINK_FROM_GROUP = "delete from group_contacts where company_id = ?1 and group_id = ?2 and contact_id = ?3";
    /// Whether the group and the contact are there.
    GROUP_AND_CONTACT = "
        select exists (select 1 from groups where company_id = ?1 and id = ?2)
            and exists (select 1 from contacts where company_id = ?1 and id = ?3) as present";
    /// How people call the client.
    CLIENT_NAME = "select name from clients where company_id = ?1 and id = ?2";
    /// How people call the group.
    GROUP_NAME = "select name from groups where company_id = ?1 and id = ?2";
}

/// What a contact is linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A client they act for.
    Client,
    /// A group they are in.
    Group,
}

/// What becomes of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// It is made.
    Tied,
    /// It is undone.
    Untied,
}

/// What a tie asks of the database and says in the journal.
struct Act {
    must_be: TenantSql,
    change: TenantSql,
    action: &'static str,
}

impl Holder {
    fn act(self, tie: Tie) -> Act {
        let (must_be, change, action) = match (self, tie) {
            (Holder::Client, Tie::Tied) => {
                (MUST_BE_STRANGERS_TO_CLIENT, LINK_TO_CLIENT, "client.contact_added")
            }
            (Holder::Client, Tie::Untied) => {
                (MUST_BE_LINKED_TO_CLIENT, UNLINK_FROM_CLIENT, "client.contact_removed")
            }
            (Holder::Group, Tie::Tied) => (MUST_BE_STRANGERS_TO_GROUP, LINK_TO_GROUP, "group.contact_added"),
            (Holder::Group, Tie::Untied) => {
                (MUST_BE_LINKED_TO_GROUP, UNLINK_FROM_GROUP, "group.contact_removed")
            }
        };
        Act { must_be, change, action }
    }
}

/// Whether both ends of a link are there.
#[derive(Deserialize)]
struct Presence {
    present: u8,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

impl Tenant {
    /// Makes or undoes a link; one that stands so already is left alone. Answers whether both ends are there.
    pub async fn tie(&self, holder: Holder, id: &str, contact: &str, tie: Tie) -> Result<bool, Fault> {
        let (kind, presence, name) = match holder {
            Holder::Client => ("client", CLIENT_AND_CONTACT, CLIENT_NAME),
            Holder::Group => ("group", GROUP_AND_CONTACT, GROUP_NAME),
        };
        let asked = vec![self.query(&presence, bind![id, contact]), self.query(&name, bind![id])];
        let (_, answers) = self.read(asked).await?;
        let present = answers.row::<Presence>(0)?.is_some_and(|both| both.present != 0);
        let Some(Named { name }) = answers.row(1)?.filter(|_| present) else { return Ok(false) };
        let act = holder.act(tie);
        let event = Event::new(act.action, kind, id, &name).with(&serde_json::json!({ "contact": contact }));
        let queries = vec![
            self.query(&act.must_be, bind![id, contact]),
            self.query(&act.change, bind![id, contact]),
            self.event(&event),
        ];
        match self.write(queries).await {
            Ok(_) | Err(Fault::Changed) => Ok(true),
            Err(fault) => Err(fault),
        }
    }
}
