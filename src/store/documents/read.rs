//! A whole document in one round trip.

use super::Family;
use super::row::{Head, assemble};
use crate::domain::day::Day;
use crate::domain::document::Document;
use crate::domain::ids::DocumentId;
use crate::store::sql::{Answers, Query, bind, statements};
use crate::store::trade::LEFT_QUERIES;
use crate::store::{Fault, Tenant};

statements! { TenantSql:
    /// The head of a document of one family, with what it has received and what bills it.
    FIND = concat!(
        "
        select d.id, d.kind, d.stage, d.number, d.client_id, d.contact_id, d.client_name, d.subject, d.issued_on, d.due_on, d.supplied_on,
            d.currency, d.language, d.price_mode, d.payment_terms, d.purchase_order, d.note,
            d.line_total, d.allowance_total, d.charge_total, d.net_total, d.vat_total, d.gross_total, d.prepaid, d.payable,
            d.seller, d.buyer, d.mentions, d.answered_on, d.answered_by, d.answer_note, d.version,
            d.settled_on, d.settled_method, d.proof_code, d.answered_options, d.answered_gross,
            coalesce(s.paid, u.refunded, 0) as paid, coalesce(s.credited, u.set_off, 0) as credited,
            coalesce(s.open, d.gross_total - u.set_off - u.refunded, 0) as open, coalesce(s.payable, d.payable) as asked,
            iif(d.stage = 'accepted', ", billed!(), ", null) as billed, iif(d.stage = 'sent', ", replaced_by!(), ", null) as replaced_by
        from documents d
        left join settlements s on s.company_id = ?1 and s.document_id = d.id
        left join (
            select (select coalesce(sum(amount), 0) from offsets where company_id = ?1 and from_id = ?2) as set_off,
                (select coalesce(sum(amount), 0) from refund_parts where company_id = ?1 and credit_id = ?2) as refunded
        ) u on d.kind = 'credit' and d.stage = 'issued'
        where d.company_id = ?1 and d.id = ?2 and d.family = ?3"
    );
    /// Its lines, in order.
    LINES = "
        select n.kind, n.article_id, n.name, n.description, n.nature, n.quantity, n.unit, n.unit_price, n.allowance, n.charge,
            n.vat_category, n.vat_rate, n.vatex, n.ticked, n.net,
            iif(s.source_id is null, null, json_object('document_id', s.source_id, 'position', s.source_position, 'percent', s.percent,
                'previous_percent', s.previous_percent, 'contract_net', s.contract_net, 'billed', s.billed)) as source
        from lines n left join line_sources s on s.company_id = ?1 and s.document_id = ?2 and s.position = n.position
        where n.company_id = ?1 and n.document_id = ?2 order by n.position";
    /// Its allowances and charges, in order.
    ADJUSTMENTS = "
        select kind, percent, amount, reason, reason_code, vat_category, vat_rate, vatex
        from adjustments where company_id = ?1 and document_id = ?2 order by position";
    /// Its VAT, in order.
    VAT = "
        select category, rate, vatex, base, tax
        from vat_subtotals where company_id = ?1 and document_id = ?2 order by position";
    /// The documents it points at, then those that point at it.
    LINKS = "
        select o.id, o.kind, o.number, o.issued_on, o.gross_total, l.relation, 'to' as direction
        from document_links l join documents o on o.company_id = ?1 and o.id = l.to_id
        where l.company_id = ?1 and l.from_id = ?2
        union all
        select o.id, o.kind, o.number, o.issued_on, o.gross_total, l.relation, 'from' as direction
        from document_links l join documents o on o.company_id = ?1 and o.id = l.from_id
        where l.company_id = ?1 and l.to_id = ?2";
    /// The letters about it, latest first.
    MESSAGES = "
        select id, kind, recipient, subject, state, not_before, sent_at, failure
        from messages where company_id = ?1 and document_id = ?2 order by created_at desc, id desc limit 50";
    /// What happened to it, latest first.
    EVENTS = "
        select n, at, actor_name, action
        from events where company_id = ?1 and subject_id = ?2 order by n desc limit 100";
    /// What it takes off of each deposit.
    DEDUCTIONS = "
        select x.deposit_id, d.number, d.issued_on, x.category, x.rate, x.vatex, x.base, x.tax
        from deductions x join documents d on d.company_id = ?1 and d.id = x.deposit_id
        where x.company_id = ?1 and x.document_id = ?2 order by d.issued_on, d.number, x.position";
    /// The link its client holds.
    SHARE = "
        select id from shares where company_id = ?1 and document_id = ?2 and revoked_at is null order by created_at desc limit 1";
}

/// How many statements a document takes.
pub(super) const WHOLE: usize = 9 + LEFT_QUERIES;

impl Tenant {
    /// A document of one family with everything that is shown of it, and today's date.
    pub async fn document(&self, family: Family, id: &DocumentId) -> Result<Option<(Document, Day)>, Fault> {
        let (standing, answers) = self.read(self.whole(family, id)).await?;
        let today = self.today(&standing)?;
        Ok(self.whole_of(&answers, 0, today)?.map(|document| (document, today)))
    }

    /// The statements that read a whole document.
    pub(in crate::store) fn whole(&self, family: Family, id: &DocumentId) -> Vec<Query> {
        let of_it = [&LINES, &ADJUSTMENTS, &VAT, &LINKS, &MESSAGES, &EVENTS, &SHARE, &DEDUCTIONS];
        let mut queries = vec![self.query(&FIND, bind![id.as_str(), family.word()])];
        queries.extend(of_it.map(|sql| self.query(sql, bind![id.as_str()])));
        queries.extend(self.left_queries(id));
        queries
    }

    /// The document that those statements answered with, from a place in the batch.
    pub(in crate::store) fn whole_of(
        &self,
        answers: &Answers,
        at: usize,
        today: Day,
    ) -> Result<Option<Document>, Fault> {
        match answers.row::<Head>(at)? {
            Some(head) => assemble(head, answers, at + 1, today).map(Some),
            None => Ok(None),
        }
    }
}
