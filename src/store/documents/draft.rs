//! Drafts: written, rewritten as often as one likes, thrown away.

use super::Family;
use super::parts::Parts;
use super::read::WHOLE;
use crate::domain::document::Document;
use crate::domain::draft::Draft;
use crate::domain::due::Due;
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::language::Language;
use crate::domain::relation::Relation;
use crate::store::history::Event;
use crate::store::sql::{Query, bind, statements};
use crate::store::trade::Guard;
use crate::store::{Fault, Key, Standing, Tenant, Written};

statements! { TenantSql:
    /// Opens a draft; what it does not say comes from its client, else from the company.
    OPEN = "
        insert into documents (company_id, id, kind, stage, client_id, contact_id, client_name, client_key, subject, issued_on, due_on, supplied_on,
            currency, language, price_mode, payment_terms, purchase_order, note,
            line_total, allowance_total, charge_total, net_total, vat_total, gross_total, search, created_by, created_at, updated_at,
            prepaid, payable, settled_amount, settled_on, settled_method)
        select ?1, ?2, ?3, 'draft', ?4, ?5, coalesce(c.name, ''), coalesce(c.name_key, ''), ?6, ?7, ?8, ?9,
            k.currency, coalesce(?10, c.language, k.language), ?11, coalesce(?12, c.payment_terms, k.payment_terms), ?13, ?14,
            ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?23, ?24, ?25, ?26, ?27, ?28
        from companies k left join clients c on c.company_id = ?1 and c.id = ?4
        where k.id = ?1";
    /// Asserts that the document is a draft at the version the caller has seen.
    MUST_BE_THAT_DRAFT = "
        insert into must (what, ok)
        select 'change', exists (select 1 from documents where company_id = ?1 and id = ?2 and family = ?3 and stage = 'draft' and version = ?4)";
    /// Rewrites a draft, at the version the caller has seen.
    REWRITE = "
        update documents
        set client_id = ?5, contact_id = ?6,
            client_name = coalesce((select name from clients where company_id = ?1 and id = ?5), ''),
            client_key = coalesce((select name_key from clients where company_id = ?1 and id = ?5), ''),
            subject = ?7, issued_on = coalesce(?8, issued_on), due_on = ?9, supplied_on = ?10,
            language = coalesce(?11, (select language from clients where company_id = ?1 and id = ?5), (select language from companies where id = ?1)),
            price_mode = ?12,
            payment_terms = coalesce(?13, (select payment_terms from clients where company_id = ?1 and id = ?5), (select payment_terms from companies where id = ?1)),
            purchase_order = ?14, note = ?15, line_total = ?16, allowance_total = ?17, charge_total = ?18, net_total = ?19, vat_total = ?20,
            gross_total = ?21, search = ?22, updated_at = ?23, prepaid = ?24, payable = ?25, settled_amount = ?26, settled_on = ?27,
            settled_method = ?28, version = version + 1
        where company_id = ?1 and id = ?2 and family = ?3 and stage = 'draft' and version = ?4";
    /// Journals an edit, once an hour for each author and draft: autosaving is not history.
    RECORD_EDIT = "
        insert into events (company_id, n, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, label, request_id)
        select ?1, coalesce((select max(n) from events where company_id = ?1), 0) + 1, ?2, 'user', ?3, u.name, 'draft.edited', ?4, ?5, ?6, ?7
        from users u
        where u.id = ?3 and not exists (
            select 1 from events e
            where e.company_id = ?1 and e.subject_id = ?5 and e.action in ('draft.edited', 'draft.opened') and e.actor_id = ?3 and e.at > ?2 - 3600000)";
    /// Links a draft to the document that it bills, deducts, credits or revises.
    LINK = "
        insert into document_links (company_id, from_id, to_id, relation) values (?1, ?2, ?3, ?4)";
    /// Throws away the links of a draft.
    DROP_LINKS = "delete from document_links where company_id = ?1 and from_id = ?2";
    /// Throws away a draft, at the version the caller has seen.
    DROP = "
        delete from documents where company_id = ?1 and id = ?2 and family = ?3 and stage = 'draft' and version = ?4";
}

/// A draft on its way in.
pub struct Opening<'a> {
    /// Its id.
    pub id: DocumentId,
    /// Its kind.
    pub kind: Kind,
    /// What is typed.
    pub draft: &'a Draft,
    /// The day on its head when none is typed.
    pub today: crate::domain::day::Day,
    /// What it points at, besides the deposits that it deducts.
    pub links: Vec<(Relation, DocumentId)>,
    /// What it expects of the other documents of its quote.
    pub guard: Option<Guard>,
}

/// What the draft leaves to pay.
fn due(draft: &Draft) -> Result<Due, Fault> {
    draft.due().map_err(|_| Fault::Corrupt("documents.gross_total"))
}

impl Tenant {
    /// Opens a draft; a repeated key answers with the one it opened before.
    pub async fn open_draft(&self, key: &Key, opening: &Opening<'_>) -> Result<Written, Fault> {
        let Opening { id, kind, draft, today, links, guard } = opening;
        let parts = Parts::of(draft);
        let totals = &draft.priced.totals;
        let due = due(draft)?;
        let mut queries: Vec<Query> = guard.iter().flat_map(|guard| self.guard(id, guard)).collect();
        queries.push(self.query(
            &OPEN,
            bind![
                id.as_str(),
                kind.word(),
                draft.client.as_ref().map(|id| id.as_str()),
                draft.contact.as_ref().map(|id| id.as_str()),
                draft.subject.as_str(),
                draft.issued_on.unwrap_or(*today),
                draft.due_on,
                draft.supplied_on,
                draft.language.map(Language::code),
                draft.priced.pricing.price_mode.word(),
                draft.terms.map(|terms| terms.to_string()),
                draft.purchase_order.as_deref(),
                draft.note.as_deref(),
                totals.line_total,
                totals.allowance_total,
                totals.charge_total,
                totals.net_total,
                totals.vat_total,
                totals.gross_total,
                draft.search(),
                self.user().map(|user| user.as_str()).unwrap_or_default(),
                self.now().ms,
                due.prepaid,
                due.payable,
                due.settled,
                draft.settled.map(|settled| settled.on),
                draft.settled.map(|settled| settled.method.word()),
            ],
        ));
        // A line says what it comes from only once its document points there.
        for (relation, to) in links {
            queries.push(self.query(&LINK, bind![id.as_str(), to.as_str(), relation.word()]));
        }
        queries.extend(self.insert_parts(id, &parts));
        queries.extend(self.add_deductions(id, &draft.deducted));
        queries.extend(links.iter().filter_map(followed).map(|event| self.event(&event)));
        queries.push(self.event(&Event::new("draft.opened", kind.word(), id.as_str(), &draft.subject)));
        self.write_once(key, id.as_str(), queries).await
    }

    /// Rewrites a draft, at the version the caller has seen; answers with the whole of it.
    pub async fn rewrite_draft(
        &self,
        family: Family,
        id: &DocumentId,
        version: u32,
        draft: &Draft,
        guard: Option<&Guard>,
    ) -> Result<Document, Fault> {
        let parts = Parts::of(draft);
        let mut queries = vec![
            self.query(&MUST_BE_THAT_DRAFT, bind![id.as_str(), family.word(), version]),
            self.rewrite(family, id, version, draft)?,
        ];
        queries.extend(guard.into_iter().flat_map(|guard| self.guard(id, guard)));
        queries.extend(self.drop_parts(id));
        queries.extend(self.drop_deductions(id));
        queries.extend(self.insert_parts(id, &parts));
        queries.extend(self.add_deductions(id, &draft.deducted));
        let user = self.user().map(|user| user.as_str()).unwrap_or_default();
        let request = self.now().request.as_str();
        queries.push(self.query(
            &RECORD_EDIT,
            bind![self.now().ms, user, family.word(), id.as_str(), draft.subject.as_str(), request],
        ));
        self.write_and_read(queries, family, id).await
    }

    fn rewrite(&self, family: Family, id: &DocumentId, version: u32, draft: &Draft) -> Result<Query, Fault> {
        let totals = &draft.priced.totals;
        let due = due(draft)?;
        Ok(self.query(
            &REWRITE,
            bind![
                id.as_str(),
                family.word(),
                version,
                draft.client.as_ref().map(|id| id.as_str()),
                draft.contact.as_ref().map(|id| id.as_str()),
                draft.subject.as_str(),
                draft.issued_on,
                draft.due_on,
                draft.supplied_on,
                draft.language.map(Language::code),
                draft.priced.pricing.price_mode.word(),
                draft.terms.map(|terms| terms.to_string()),
                draft.purchase_order.as_deref(),
                draft.note.as_deref(),
                totals.line_total,
                totals.allowance_total,
                totals.charge_total,
                totals.net_total,
                totals.vat_total,
                totals.gross_total,
                draft.search(),
                self.now().ms,
                due.prepaid,
                due.payable,
                due.settled,
                draft.settled.map(|settled| settled.on),
                draft.settled.map(|settled| settled.method.word()),
            ],
        ))
    }

    /// Throws away a draft, at the version the caller has seen.
    pub async fn drop_draft(&self, family: Family, id: &DocumentId, version: u32) -> Result<(), Fault> {
        let mut queries = vec![self.query(&MUST_BE_THAT_DRAFT, bind![id.as_str(), family.word(), version])];
        queries.push(self.event(&Event::new("draft.dropped", family.word(), id.as_str(), "")));
        queries.extend(self.drop_parts(id));
        queries.extend(self.drop_deductions(id));
        queries.push(self.query(&DROP_LINKS, bind![id.as_str()]));
        queries.push(self.query(&DROP, bind![id.as_str(), family.word(), version]));
        self.write(queries).await.map(|_| ())
    }

    /// Writes, then reads the whole document in the same batch.
    pub(super) async fn write_and_read(
        &self,
        mut queries: Vec<Query>,
        family: Family,
        id: &DocumentId,
    ) -> Result<Document, Fault> {
        let at = queries.len();
        queries.push(self.standing());
        queries.extend(self.whole(family, id));
        debug_assert_eq!(queries.len(), at + 1 + WHOLE);
        let answers = self.write(queries).await?;
        let standing = answers.row::<Standing>(at)?.ok_or(Fault::Corrupt("standing"))?;
        let today = self.today(&standing)?;
        self.whole_of(&answers, at + 1, today)?.ok_or(Fault::Changed)
    }
}

/// What an earlier document has come to: it is told in its own history.
fn followed((relation, earlier): &(Relation, DocumentId)) -> Option<Event<'_>> {
    let action = match relation {
        Relation::Bills => "quote.billed",
        Relation::Revises | Relation::Credits | Relation::Deducts => return None,
    };
    Some(Event::new(action, Kind::Quote.word(), earlier.as_str(), ""))
}
