//! Public links: where one leads, and when its holder first followed it.

use super::sql::{bind, statements};
use super::{Fault, Store, Tenant};
use crate::domain::ids::{CompanyId, DocumentId, ShareId};
use crate::domain::kind::Kind;
use serde::Deserialize;

/// The statements from before the company is known.
mod lobby {
    use super::super::sql::statements;

    statements! { LobbySql:
        /// Where a live link leads.
        FOLLOW = "
            select s.company_id, s.document_id, d.kind
            from shares s join documents d on d.company_id = s.company_id and d.id = s.document_id
            join companies c on c.id = s.company_id
            where s.id = ?1 and s.revoked_at is null and c.deleted_at is null";
    }

    pub(super) const ALL: &[(&str, &str)] = STATEMENTS;
    pub(super) const WHERE: super::super::sql::LobbySql = FOLLOW;
}

statements! { TenantSql:
    /// Journals the first time a link is followed.
    RECORD_SIGHT = "
        insert into events (company_id, n, at, actor_kind, actor_name, action, subject_kind, subject_id, label, request_id)
        select ?1, coalesce((select max(n) from events where company_id = ?1), 0) + 1, ?3, 'client', d.client_name, 'document.seen', d.kind, d.id, d.number, ?4
        from shares s join documents d on d.company_id = ?1 and d.id = s.document_id
        where s.company_id = ?1 and s.id = ?2 and s.seen_at is null";
    /// Remembers it.
    SEE = "
        update shares set seen_at = ?3 where company_id = ?1 and id = ?2 and seen_at is null";
}

/// The statements of a link whose company is not known yet.
pub(super) const LOBBY_STATEMENTS: &[(&str, &str)] = lobby::ALL;

/// Where a link leads.
#[derive(Debug, Clone, Deserialize)]
pub struct Shared {
    /// Whose document.
    pub company_id: CompanyId,
    /// Which.
    pub document_id: DocumentId,
    /// Of what kind.
    pub kind: Kind,
}

impl Store {
    /// Where a link leads, if it still leads anywhere.
    pub async fn follow(&self, share: &ShareId) -> Result<Option<Shared>, Fault> {
        self.batch(vec![lobby::WHERE.with(bind![share.as_str()])]).await?.row(0)
    }
}

impl Tenant {
    /// Remembers and journals that a link was followed, the first time.
    pub async fn see(&self, share: &ShareId) -> Result<(), Fault> {
        let (id, now) = (share.as_str(), self.now().ms);
        let record = self.query(&RECORD_SIGHT, bind![id, now, self.now().request.as_str()]);
        self.write(vec![record, self.query(&SEE, bind![id, now])]).await.map(|_| ())
    }
}
