//! What is tied to a document, whichever way, in one round trip.

use super::remainder::{AcceptedRow, accepted_columns};
use crate::domain::day::Day;
use crate::domain::document::DocumentVat;
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::money::Cents;
use crate::domain::quote::Billed;
use crate::domain::settlement::Settlement;
use crate::domain::totals::Remainder;
use crate::domain::trade::dossier::{Dossier, DossierDocument, DossierPayment, Filed, Tie};
use crate::store::documents::{Family, Made, billed, replaced_by, state};
use crate::store::sql::{Answers, bind, statements};
use crate::store::{Fault, Tenant};
use serde::Deserialize;

/// The document itself, and all that links lead to from it, two hundred at most. The planner is told to begin with the one document.
macro_rules! chain {
    () => {
        "with recursive chain (id) as (
            select id from documents where company_id = ?1 and id = ?2 and family = ?3
            union
            select l.to_id from chain c cross join document_links l on l.company_id = ?1 and l.from_id = c.id
            union
            select l.from_id from chain c cross join document_links l on l.company_id = ?1 and l.to_id = c.id
            limit 200)"
    };
}

/// As many documents as are followed.
const MOST: usize = 200;

statements! { TenantSql:
    /// The documents, in the order they were begun.
    DOCUMENTS = concat!(chain!(), "
        select d.id, d.kind, d.stage, d.number, d.issued_on, d.due_on, d.gross_total, coalesce(d.answered_gross, d.gross_total) as accepted,
            coalesce(s.payable, d.payable) as asked, coalesce(s.paid, 0) as paid, coalesce(s.credited, 0) as credited,
            coalesce(s.open, iif(d.kind = 'credit' and d.stage = 'issued', d.gross_total
                - (select coalesce(sum(amount), 0) from offsets o where o.company_id = ?1 and o.from_id = d.id)
                - (select coalesce(sum(amount), 0) from refund_parts r where r.company_id = ?1 and r.credit_id = d.id), 0)) as open,
            iif(d.stage = 'accepted', ", billed!(), ", null) as billed, iif(d.stage = 'sent', ", replaced_by!(), ", null) as replaced_by
        from chain c cross join documents d on d.company_id = ?1 and d.id = c.id
        left join settlements s on s.company_id = ?1 and s.document_id = d.id
        order by d.created_at, d.id");
    /// How they are tied.
    TIES = concat!(chain!(), "
        select l.from_id, l.to_id, l.relation from chain c cross join document_links l on l.company_id = ?1 and l.from_id = c.id");
    /// Their figures, in order.
    FIGURES = concat!(chain!(), "
        select v.document_id, v.category, v.rate, v.vatex, v.base, v.tax
        from chain c cross join vat_subtotals v on v.company_id = ?1 and v.document_id = c.id order by v.document_id, v.position");
    /// Quotes of which the client took options: their figures are not those that they were sent with.
    ANSWERED = concat!(chain!(), "
        select q.id, ", accepted_columns!(), "
        from chain c cross join documents q on q.company_id = ?1 and q.id = c.id
        where q.kind = 'quote' and q.stage = 'accepted' and q.answered_options is not null");
    /// What payments brought and refunds gave back, each with its reversal.
    PAYMENTS = concat!(chain!(), ",
        moved as (
            select a.payment_id as id, a.amount from chain c cross join allocations a on a.company_id = ?1 and a.document_id = c.id
            union all
            select r.refund_id, -r.amount from chain c cross join refund_parts r on r.company_id = ?1 and r.credit_id = c.id)
        select p.id, p.paid_on, p.method, sum(m.amount) as amount
        from moved m cross join payments o on o.company_id = ?1 and o.id = m.id
        cross join payments p on p.company_id = ?1 and p.id = coalesce(o.reverses_id, o.id)
        group by p.id having sum(m.amount) <> 0 order by p.paid_on, p.id");
}

#[derive(Deserialize)]
struct Row {
    id: DocumentId,
    kind: Kind,
    stage: String,
    number: Option<String>,
    issued_on: Day,
    due_on: Option<Day>,
    gross_total: Cents,
    accepted: Cents,
    asked: Cents,
    paid: Cents,
    credited: Cents,
    open: Cents,
    billed: Option<Cents>,
    replaced_by: Option<DocumentId>,
}

#[derive(Deserialize)]
struct Figure {
    document_id: DocumentId,
    #[serde(flatten)]
    vat: DocumentVat,
}

#[derive(Deserialize)]
struct Answered {
    id: DocumentId,
    #[serde(flatten)]
    quote: AcceptedRow,
}

impl Tenant {
    /// All that is tied to a document of one family, and how far it has come.
    pub async fn dossier(&self, family: Family, id: &DocumentId) -> Result<Option<Dossier>, Fault> {
        let asked = [&DOCUMENTS, &TIES, &FIGURES, &ANSWERED, &PAYMENTS];
        let asked = asked.map(|sql| self.query(sql, bind![id.as_str(), family.word()]));
        let (standing, answers) = self.read(asked.into()).await?;
        let filed = filed(&answers, self.today(&standing)?)?;
        if filed.is_empty() {
            return Ok(None);
        }
        let whole = filed.len() < MOST;
        let dossier = Dossier::of(filed, &answers.rows::<Tie>(1)?, answers.rows::<DossierPayment>(4)?);
        Ok(Some(Dossier { whole, ..dossier.map_err(|_| Fault::Corrupt("documents"))? }))
    }
}

/// The documents with their figures.
fn filed(answers: &Answers, today: Day) -> Result<Vec<Filed>, Fault> {
    let rows = answers.rows::<Row>(0)?;
    let mut filed = rows.into_iter().map(|row| row.filed(today)).collect::<Result<Vec<_>, _>>()?;
    for Figure { document_id, vat } in answers.rows(2)? {
        if let Some(one) = filed.iter_mut().find(|one| one.shown.id == document_id) {
            one.vat.push(Remainder::try_from(&vat).map_err(|_| Fault::Corrupt("vat_subtotals"))?);
        }
    }
    for Answered { id, quote } in answers.rows(3)? {
        if let Some(one) = filed.iter_mut().find(|one| one.shown.id == id) {
            one.vat = quote.figures()?;
        }
    }
    Ok(filed)
}

impl Row {
    fn filed(self, today: Day) -> Result<Filed, Fault> {
        let due_on = self.due_on.unwrap_or(self.issued_on);
        let settlement = Settlement { payable: self.asked, paid: self.paid, credited: self.credited, due_on };
        let billed = Billed::of(self.billed, self.accepted);
        let made = Made { id: self.id, billed, replaced_by: self.replaced_by };
        let shown = DossierDocument {
            state: state(&self.stage, self.kind, &made, settlement, today)?,
            id: made.id,
            kind: self.kind,
            relation: None,
            number: self.number,
            issued_on: self.issued_on,
            stage: self.stage,
            gross_total: self.gross_total,
            open: self.open,
        };
        Ok(Filed { shown, accepted: self.accepted, vat: Vec::new() })
    }
}
