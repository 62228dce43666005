//! What a draft of a quote expects of the other documents of that quote, asserted in the batch that writes it.

use crate::domain::ids::DocumentId;
use crate::domain::money::Cents;
use crate::store::Tenant;
use crate::store::sql::{Query, Value, bind, statements};

statements! { TenantSql:
    /// Asserts that the quote is accepted.
    MUST_BE_ACCEPTED = "
        insert into must (what, ok)
        select 'change', exists (select 1 from documents where company_id = ?1 and id = ?2 and kind = 'quote' and stage = 'accepted')";
    /// Asserts that this deposit and the others of its quote, drafts too, credit notes off, stay within what was accepted.
    MUST_STAY_WITHIN = "
        insert into must (what, ok)
        select 'change', cast(?4 as integer) + coalesce(sum(d.gross_total - coalesce((
                select sum(c.gross_total) from document_links k
                join documents c on c.company_id = ?1 and c.id = k.from_id and c.stage = 'issued'
                where k.company_id = ?1 and k.to_id = d.id and k.relation = 'credits'), 0)), 0) <= cast(?5 as integer)
        from document_links l join documents d on d.company_id = ?1 and d.id = l.from_id and d.kind = 'deposit'
        where l.company_id = ?1 and l.to_id = ?2 and l.relation = 'bills' and d.id <> ?3";
    /// Asserts that nothing else has begun to bill the quote; what a corrective invoice replaced bills it no more.
    MUST_BE_BILLED_BY = "
        insert into must (what, ok)
        select 'change', not exists (
            select 1 from document_links l join documents d on d.company_id = ?1 and d.id = l.from_id and d.kind <> 'deposit'
            where l.company_id = ?1 and l.to_id = ?2 and l.relation = 'bills' and d.id not in (select value from json_each(?3)) and not exists (
                select 1 from document_links r join documents n on n.company_id = ?1 and n.id = r.from_id and n.stage = 'issued'
                where r.company_id = ?1 and r.to_id = d.id and r.relation = 'revises'))";
}

/// What a draft that bills a quote expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// Deposits together ask for no more than was accepted.
    DepositsWithin {
        /// The quote.
        quote: DocumentId,
        /// What this one asks for, including VAT.
        gross: Cents,
        /// What was accepted, including VAT.
        limit: Cents,
    },
    /// The quote is billed by these and no others: what is left was counted from them.
    BilledBy {
        /// The quote.
        quote: DocumentId,
        /// The invoices and progress invoices that were seen.
        seen: Vec<DocumentId>,
    },
}

impl Tenant {
    /// The statements that assert it of a draft.
    pub(in crate::store) fn guard(&self, draft: &DocumentId, guard: &Guard) -> [Query; 2] {
        match guard {
            Guard::DepositsWithin { quote, gross, limit } => [
                self.query(&MUST_BE_ACCEPTED, bind![quote.as_str()]),
                self.query(&MUST_STAY_WITHIN, bind![quote.as_str(), draft.as_str(), *gross, *limit]),
            ],
            Guard::BilledBy { quote, seen } => [
                self.query(&MUST_BE_ACCEPTED, bind![quote.as_str()]),
                self.query(&MUST_BE_BILLED_BY, bind![quote.as_str(), Value::json(seen)]),
            ],
        }
    }
}
