//! Issuing and sending: the one statement that takes the next number of a series and freezes the document.

use super::Family;
use crate::domain::document::Document;
use crate::domain::ids::DocumentId;
use crate::domain::issuance::Issuance;
use crate::domain::kind::Kind;
use crate::store::history::Event;
use crate::store::messages::NewMessage;
use crate::store::sql::{Query, Value, bind, statements};
use crate::store::{Fault, Key, Tenant, Written};
use serde_json::json;

statements! { TenantSql:
    /// Asserts that the kind is numbered as when its series was chosen.
    MUST_BE_NUMBERED_SO = "
        insert into must (what, ok)
        select 'change', exists (
            select 1 from numberings where company_id = ?1 and kind = ?2 and pattern = ?3 and first_rank = cast(?4 as integer))";
    /// Begins a series, unless it has begun: the first of its format with the rank that was chosen, the following with one.
    BEGIN_SERIES = "
        insert into series (company_id, id, first_rank)
        select ?1, ?2, iif(exists (
            select 1 from json_each(?4) k
            join tallies t on t.company_id = ?1 and t.kind = k.value and t.stage <> 'draft' and t.documents > 0), 1, cast(?3 as integer))";
    /// Asserts that the document is still the draft that was checked.
    MUST_BE_THE_CHECKED_DRAFT = "
        insert into must (what, ok)
        select 'change', exists (select 1 from documents where company_id = ?1 and id = ?2 and stage = 'draft' and version = ?3)";
    /// Takes the next rank of the series and freezes the draft, in one statement; a refusal burns no number.
    NUMBER = "
        update documents
        set stage = iif(kind = 'quote', 'sent', 'issued'), series = ?4, seq = next.seq,
            number = ?5 || printf('%0' || ?6 || 'd', next.seq) || ?7,
            issued_on = ?8, due_on = ?9, seller = ?10, buyer = ?11, mentions = ?12,
            search = search || ' ' || lower(?5 || printf('%0' || ?6 || 'd', next.seq) || ?7),
            proof_code = ?14, updated_at = ?13, version = version + 1
        from (
            select coalesce((select max(d.seq) from documents d where d.company_id = ?1 and d.series = ?4 and d.seq is not null), s.first_rank - 1) + 1 as seq
            from series s where s.company_id = ?1 and s.id = ?4) as next
        where company_id = ?1 and documents.id = ?2 and stage = 'draft' and version = ?3";
}

impl Tenant {
    /// Numbers and freezes a draft, with whatever must happen in the same breath (a letter, for one).
    pub async fn number(
        &self,
        key: &Key,
        issuance: &Issuance,
        letter: Option<&NewMessage>,
    ) -> Result<Written, Fault> {
        let text = |value: Result<String, serde_json::Error>| {
            value.map_err(|error| Fault::Broken(error.to_string()))
        };
        let Issuance { document, version, numbering, .. } = issuance;
        let series = &numbering.series;
        let mut queries: Vec<Query> =
            issuance.takers.iter().map(|takers| self.must_be_all_takers(document, *takers)).collect();
        queries.extend([
            self.query(&MUST_BE_THE_CHECKED_DRAFT, bind![document.as_str(), *version]),
            self.query(
                &MUST_BE_NUMBERED_SO,
                bind![issuance.kind.word(), numbering.format.pattern(), numbering.first_rank],
            ),
            self.query(
                &BEGIN_SERIES,
                bind![series.id.as_str(), numbering.first_rank, Value::json(&numbering.sharers)],
            ),
            self.query(
                &NUMBER,
                bind![
                    document.as_str(),
                    *version,
                    series.id.as_str(),
                    series.prefix.as_str(),
                    series.width.to_string(),
                    series.suffix.as_str(),
                    issuance.issued_on,
                    issuance.due_on,
                    text(serde_json::to_string(&issuance.seller))?,
                    text(serde_json::to_string(&issuance.buyer))?,
                    text(serde_json::to_string(&issuance.mentions))?,
                    self.now().ms,
                    issuance.proof_code.as_str(),
                ],
            ),
        ]);
        let action = match issuance.kind {
            Kind::Quote => "quote.sent",
            Kind::Credit => "credit.issued",
            Kind::Invoice | Kind::Deposit | Kind::Progress => "invoice.issued",
        };
        queries.push(self.event(&Event::new(action, issuance.kind.word(), document.as_str(), "")));
        if matches!(issuance.kind, Kind::Invoice | Kind::Credit) {
            queries.push(self.follow(document));
        }
        if let Some(payment) = &issuance.payment {
            queries.extend(self.paid_on_the_spot(payment, document));
        }
        queries.extend(letter.into_iter().flat_map(|letter| self.queue(letter)));
        self.write_once(key, document.as_str(), queries).await
    }

    /// Sends a final document by mail once more.
    pub async fn send_again(&self, key: &Key, letter: &NewMessage) -> Result<Written, Fault> {
        let document = letter.document.as_str();
        let mut queries = self.queue(letter);
        queries.push(
            self.event(
                &Event::new("document.mailed", letter.kind.word(), document, "")
                    .with(&json!({ "to": letter.recipient })),
            ),
        );
        self.write_once(key, document, queries).await
    }

    /// The document a write or its replay speaks of.
    pub async fn written(&self, family: Family, id: &DocumentId) -> Result<Document, Fault> {
        self.document(family, id).await?.map(|(document, _)| document).ok_or(Fault::Changed)
    }
}
