//! Rows of documents and their parts, turned into the types of the domain; a row they cannot express is corrupt.

use crate::domain::day::Day;
use crate::domain::document::{
    Document, DocumentAdjustment, DocumentDeduction, DocumentEvent, DocumentLine, DocumentLink,
    DocumentMessage, DocumentVat, State,
};
use crate::domain::frozen::Amounts;
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::language::{Currency, Language};
use crate::domain::line::Nature;
use crate::domain::mentions::Mention;
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::domain::pricing::{AdjustmentInput, AdjustmentKind, LineInput, LineKind, ReductionInput};
use crate::domain::quote::{Billed, Quote, Stage};
use crate::domain::settlement::{self, Settlement};
use crate::domain::totals::PriceMode;
use crate::domain::vat::{Category, VatCode};
use crate::store::Fault;
use crate::store::sql::Answers;
use crate::store::trade::left_of;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The head of a document as it is stored.
#[derive(Deserialize)]
pub(super) struct Head {
    id: DocumentId,
    kind: Kind,
    stage: String,
    number: Option<String>,
    client_id: Option<String>,
    contact_id: Option<String>,
    client_name: String,
    subject: String,
    issued_on: Day,
    due_on: Option<Day>,
    supplied_on: Option<Day>,
    currency: Currency,
    language: Language,
    price_mode: PriceMode,
    payment_terms: String,
    purchase_order: Option<String>,
    note: Option<String>,
    #[serde(flatten)]
    totals: Amounts,
    paid: Cents,
    credited: Cents,
    open: Cents,
    asked: Cents,
    seller: Option<String>,
    buyer: Option<String>,
    mentions: Option<String>,
    answered_on: Option<Day>,
    answered_by: Option<String>,
    answer_note: Option<String>,
    billed: Option<Cents>,
    replaced_by: Option<DocumentId>,
    settled_on: Option<Day>,
    settled_method: Option<Method>,
    proof_code: Option<String>,
    answered_options: Option<String>,
    answered_gross: Option<Cents>,
    version: u32,
}

#[derive(Deserialize)]
struct LineRow {
    kind: LineKind,
    article_id: Option<String>,
    name: String,
    description: Option<String>,
    nature: Option<Nature>,
    quantity: Option<String>,
    unit: Option<String>,
    unit_price: Option<String>,
    allowance: Option<String>,
    charge: Option<String>,
    vat_category: Option<Category>,
    vat_rate: Option<u16>,
    vatex: Option<String>,
    ticked: Option<i64>,
    source: Option<String>,
    net: Option<Cents>,
}

#[derive(Deserialize)]
struct AdjustmentRow {
    kind: AdjustmentKind,
    percent: Option<String>,
    amount: Cents,
    reason: String,
    reason_code: Option<String>,
    vat_category: Option<Category>,
    vat_rate: Option<u16>,
    vatex: Option<String>,
}

#[derive(Deserialize)]
struct ShareRow {
    id: String,
}

/// What was made of a quote.
pub(in crate::store) struct Made {
    pub(in crate::store) id: DocumentId,
    pub(in crate::store) billed: Billed,
    pub(in crate::store) replaced_by: Option<DocumentId>,
}

/// The state people see, from what is stored and today.
pub(in crate::store) fn state(
    stage: &str,
    kind: Kind,
    made: &Made,
    settlement: Settlement,
    today: Day,
) -> Result<State, Fault> {
    let quote = |stage| {
        let Made { id, billed, replaced_by } = made;
        let quote = Quote { id: id.clone(), stage, billed: *billed, replaced_by: replaced_by.clone() };
        State::Quote(quote.state(today))
    };
    match (kind, stage) {
        (Kind::Quote, "draft") => Ok(quote(Stage::Draft)),
        (Kind::Quote, "sent") => Ok(quote(Stage::Sent { until: settlement.due_on })),
        (Kind::Quote, "accepted") => Ok(quote(Stage::Accepted)),
        (Kind::Quote, "refused") => Ok(quote(Stage::Refused)),
        (Kind::Invoice | Kind::Deposit | Kind::Progress, "issued") => {
            Ok(State::Invoice(settlement.state(today)))
        }
        (Kind::Credit, "issued") => Ok(State::Invoice(settlement::State::Issued)),
        (Kind::Invoice | Kind::Deposit | Kind::Credit | Kind::Progress, "draft") => {
            Ok(State::Invoice(settlement::State::Draft))
        }
        (Kind::Quote | Kind::Invoice | Kind::Deposit | Kind::Credit | Kind::Progress, _) => {
            Err(Fault::Corrupt("documents.stage"))
        }
    }
}

/// Puts a document together from the answers that follow its head.
pub(super) fn assemble(head: Head, answers: &Answers, at: usize, today: Day) -> Result<Document, Fault> {
    let settlement = Settlement {
        payable: head.asked,
        paid: head.paid,
        credited: head.credited,
        due_on: head.due_on.unwrap_or(head.issued_on),
    };
    let share = answers.row::<ShareRow>(at + 6)?;
    let accepted = head.answered_gross.unwrap_or(head.totals.gross_total);
    let billed = Billed::of(head.billed, accepted);
    let made = Made { id: head.id, billed, replaced_by: head.replaced_by };
    Ok(Document {
        state: state(&head.stage, head.kind, &made, settlement, today)?,
        id: made.id,
        kind: head.kind,
        stage: head.stage,
        number: head.number,
        client_id: id(head.client_id, "documents.client_id")?,
        contact_id: id(head.contact_id, "documents.contact_id")?,
        client_name: head.client_name,
        subject: head.subject,
        issued_on: head.issued_on,
        due_on: head.due_on,
        supplied_on: head.supplied_on,
        currency: head.currency,
        language: head.language,
        price_mode: head.price_mode,
        payment_terms: head.payment_terms,
        purchase_order: head.purchase_order,
        note: head.note,
        lines: answers
            .rows::<LineRow>(at)?
            .into_iter()
            .map(DocumentLine::try_from)
            .collect::<Result<_, _>>()?,
        adjustments: answers
            .rows::<AdjustmentRow>(at + 1)?
            .into_iter()
            .map(DocumentAdjustment::from)
            .collect(),
        vat: answers.rows::<DocumentVat>(at + 2)?,
        totals: head.totals,
        deductions: answers.rows::<DocumentDeduction>(at + 7)?,
        settled_on: head.settled_on,
        settled_method: head.settled_method,
        remainder: left_of(answers, at + 8)?.parts,
        proof_code: head.proof_code,
        answered_options: json(head.answered_options, "documents.answered_options")?,
        answered_gross: head.answered_gross,
        paid: head.paid,
        credited: head.credited,
        open: head.open,
        answered_on: head.answered_on,
        answered_by: head.answered_by,
        answer_note: head.answer_note,
        seller: json(head.seller, "documents.seller")?,
        buyer: json(head.buyer, "documents.buyer")?,
        mentions: json::<Vec<Mention>>(head.mentions, "documents.mentions")?.unwrap_or_default(),
        links: answers.rows::<DocumentLink>(at + 3)?,
        messages: answers.rows::<DocumentMessage>(at + 4)?,
        events: answers.rows::<DocumentEvent>(at + 5)?,
        share_url: share.map(|share| share.id),
        version: head.version,
    })
}

impl TryFrom<LineRow> for DocumentLine {
    type Error = Fault;

    fn try_from(row: LineRow) -> Result<Self, Fault> {
        let vat = vat(row.vat_category, row.vat_rate, row.vatex);
        let input = LineInput {
            kind: row.kind,
            article_id: row.article_id,
            name: row.name,
            description: row.description,
            nature: row.nature,
            quantity: row.quantity,
            unit: row.unit,
            unit_price: row.unit_price,
            allowance: reduction(row.allowance, "lines.allowance")?,
            charge: reduction(row.charge, "lines.charge")?,
            vat,
            ticked: row.ticked.map(|ticked| ticked == 1),
            source: json(row.source, "line_sources")?,
        };
        Ok(Self { input, net: row.net })
    }
}

impl From<AdjustmentRow> for DocumentAdjustment {
    fn from(row: AdjustmentRow) -> Self {
        let amount = row.percent.is_none().then_some(row.amount);
        let input = AdjustmentInput {
            kind: row.kind,
            percent: row.percent,
            amount,
            reason: row.reason,
            reason_code: row.reason_code,
            vat: vat(row.vat_category, row.vat_rate, row.vatex),
        };
        Self { input, total: row.amount }
    }
}

/// A percentage is stored with what it came to; as it was typed, it stands alone.
fn reduction(text: Option<String>, column: &'static str) -> Result<Option<ReductionInput>, Fault> {
    let stored = json::<ReductionInput>(text, column)?;
    Ok(stored.map(|it| ReductionInput { amount: it.amount.filter(|_| it.percent.is_none()), ..it }))
}

fn vat(category: Option<Category>, rate: Option<u16>, vatex: Option<String>) -> Option<VatCode> {
    category.map(|category| VatCode { category, rate, vatex })
}

fn json<T: DeserializeOwned>(text: Option<String>, column: &'static str) -> Result<Option<T>, Fault> {
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| Fault::Corrupt(column))
}

fn id<T: std::str::FromStr>(text: Option<String>, column: &'static str) -> Result<Option<T>, Fault> {
    text.map(|text| text.parse()).transpose().map_err(|_| Fault::Corrupt(column))
}
