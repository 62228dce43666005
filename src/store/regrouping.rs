//! Many contacts in a group and out of it, in one batch: a contact of another company stops all of it.

use super::groups::GroupEntry;
use super::history::Event;
use super::sql::{Value, bind, statements};
use super::{Fault, Tenant};
use crate::domain::ids::ContactId;
use serde_json::json;

statements! { TenantSql:
    /// Aborts the batch unless the group is there, and each of the contacts.
    MUST_BE_THERE = "
        insert into must (what, ok)
        select 'change', exists (select 1 from groups where company_id = ?1 and id = ?2)
            and not exists (
                select 1 from json_each(?3) a
                where not exists (select 1 from contacts c where c.company_id = ?1 and c.id = a.value))";
    /// Who is not in yet joins.
    JOIN = "
        insert into group_contacts (company_id, group_id, contact_id)
        select distinct ?1, ?2, a.value from json_each(?3) a
        where not exists (
            select 1 from group_contacts g where g.company_id = ?1 and g.group_id = ?2 and g.contact_id = a.value)";
    /// Who is in leaves.
    LEAVE = "
        delete from group_contacts
        where company_id = ?1 and group_id = ?2 and contact_id in (select value from json_each(?3))";
}

impl Tenant {
    /// Lets contacts join and leave a group; `Fault::Changed` when it, or one of them, is not there.
    pub async fn regroup(
        &self,
        id: &str,
        add: &[ContactId],
        remove: &[ContactId],
    ) -> Result<GroupEntry, Fault> {
        let named = self.entry::<GroupEntry>(id).await?.ok_or(Fault::Changed)?.name;
        let every: Vec<&str> = add.iter().chain(remove).map(ContactId::as_str).collect();
        let event = Event::new("group.regrouped", "group", id, &named);
        let detail = json!({ "added": add.len(), "removed": remove.len() });
        let queries = vec![
            self.query(&MUST_BE_THERE, bind![id, Value::json(&every)]),
            self.query(&JOIN, bind![id, Value::json(&add)]),
            self.query(&LEAVE, bind![id, Value::json(&remove)]),
            self.event(&event.with(&detail)),
            self.telling_group(id),
        ];
        self.write(queries).await?.row(4)?.ok_or(Fault::Changed)
    }
}
