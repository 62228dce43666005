//! What quotes and invoices have in common on the wire: lists, drafts, copies, letters, files.

use super::page::Paging;
use super::reply::{self, Showing, Telling};
use super::{Desk, Failure, Member, Reader};
use crate::auth::link;
use crate::domain::day::Day;
use crate::domain::document::Document;
use crate::domain::draft::{Draft, DraftInput};
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::money::Cents;
use crate::domain::pricing::{AdjustmentInput, LineInput};
use crate::domain::refusal::Refusal;
use crate::domain::relation::Relation;
use crate::flows::drafting::Ground;
use crate::flows::files::{self, Wanted};
use crate::flows::numbering::{self, Outcome, SendingInput};
use crate::mail::proposals::proposal;
use crate::store::documents::{Family, Filter, Opening, Sort, StateTally};
use crate::store::trade::Guard;
use crate::store::{Fault, Written};
use serde::{Deserialize, Serialize};
use worker::Response;

/// The query of a list.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListQuery {
    /// Words that each document holds: in its number, its client, its subject.
    q: Option<String>,
    /// One of the words of `state`, or `open`: every invoice that still asks for money.
    state: Option<String>,
    /// invoice, deposit, credit or progress.
    kind: Option<Kind>,
    /// Those of this client, by id.
    client: Option<String>,
    /// Issued on this day or later.
    from: Option<String>,
    /// Issued on this day or earlier.
    to: Option<String>,
    /// Due, or valid, on this day or later.
    due_from: Option<String>,
    /// Due, or valid, on this day or earlier.
    due_to: Option<String>,
    /// Of this total including VAT or more, in cents.
    min: Option<Cents>,
    /// Of this total including VAT or less, in cents.
    max: Option<Cents>,
    /// `issued_on`, `due_on`, `gross_total` or `client_name`, with `-` before it for descending; `-issued_on` when nothing is said.
    sort: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// At most how many, 1 to 100.
    limit: Option<u32>,
}

/// What each tab of a list counts.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Tally {
    /// State by state.
    pub states: Vec<StateTally>,
}

/// A page of a family.
pub async fn list(reader: Reader<'_>, family: Family) -> Result<Response, Failure> {
    let query: ListQuery = reader.desk.query()?;
    let sorts = &["-issued_on", "due_on", "gross_total", "client_name"];
    let paging = Paging::read(sorts, query.sort.as_deref(), query.after.as_deref(), query.limit)?;
    let sort = match paging.sort {
        "due_on" => Sort::DueOn,
        "gross_total" => Sort::GrossTotal,
        "client_name" => Sort::ClientName,
        _ => Sort::IssuedOn,
    };
    let filter = query.filter()?;
    paging.reply(reader.tenant.documents(family, &filter, sort, &paging.page).await?)
}

impl ListQuery {
    fn filter(self) -> Result<Filter, Failure> {
        Ok(Filter {
            client: read("client", self.client.as_deref())?,
            from: day("from", self.from.as_deref())?,
            to: day("to", self.to.as_deref())?,
            due_from: day("due_from", self.due_from.as_deref())?,
            due_to: day("due_to", self.due_to.as_deref())?,
            min: self.min,
            max: self.max,
            text: self.q.filter(|text| !text.trim().is_empty()),
            kind: self.kind,
            state: self.state.filter(|state| !state.is_empty()),
        })
    }
}

/// An id in a query.
pub(super) fn read<T: std::str::FromStr>(parameter: &str, text: Option<&str>) -> Result<Option<T>, Failure> {
    let unreadable = || Failure::query_unreadable().with("parameter", parameter.into());
    text.filter(|text| !text.is_empty()).map(|text| text.parse().map_err(|_| unreadable())).transpose()
}

/// A day in a query.
pub(super) fn day(parameter: &str, text: Option<&str>) -> Result<Option<Day>, Failure> {
    let unreadable = || Failure::query_unreadable().with("parameter", parameter.into());
    text.filter(|text| !text.is_empty()).map(|text| Day::parse(text).map_err(|_| unreadable())).transpose()
}

/// What the tabs count, under the filters of the list.
pub async fn tally(reader: Reader<'_>, family: Family) -> Result<Response, Failure> {
    let query: ListQuery = reader.desk.query()?;
    reply::json(&Tally { states: reader.tenant.tally(family, &query.filter()?).await? })
}

/// One document.
pub async fn one(reader: Reader<'_>, family: Family, id: &str) -> Result<Response, Failure> {
    let found = reader.tenant.document(family, &id.parse()?).await?;
    shown(reader.desk, found.ok_or_else(Failure::not_found)?.0)
}

/// A document with its version and the client's link.
pub(super) fn shown(desk: &Desk, mut document: Document) -> Result<Response, Failure> {
    document.share_url = document
        .share_url
        .and_then(|share| share.parse().ok())
        .map(|share| link::address(&desk.settings, &share));
    reply::versioned(&document, document.version)
}

/// A document after a write that may be a repeated one.
pub(super) async fn told(
    member: &Member<'_>,
    family: Family,
    id: &DocumentId,
    status: u16,
    telling: Telling,
) -> Result<Response, Failure> {
    let document = member.tenant.written(family, id).await?;
    reply::told(shown(member.desk, document)?, status, telling)
}

/// The query of a new draft.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OpeningQuery {
    /// `invoice`, or `deposit` for a deposit that no quote asks for; `invoice` when nothing is said.
    kind: Option<Kind>,
}

/// Opens a draft.
pub async fn open(member: Member<'_>, family: Family) -> Result<Response, Failure> {
    let query: OpeningQuery = member.desk.query()?;
    let kind = match (family, query.kind) {
        (_, None) => family.kind(),
        (Family::Invoice, Some(kind @ (Kind::Invoice | Kind::Deposit))) => kind,
        (Family::Quote | Family::Invoice, Some(_)) => {
            return Err(Failure::query_unreadable().with("parameter", "kind".into()));
        }
    };
    let draft = Ground::alone(kind).draft(&member.tenant, member.desk.json()?).await?;
    opened(&member, kind, &unpaid(family, draft)?, Vec::new()).await
}

/// A quote asks for no money, so none can have been paid.
fn unpaid(family: Family, draft: Draft) -> Result<Draft, Failure> {
    match (family, draft.settled) {
        (Family::Quote, Some(_)) => Err(Refusal::NotApplicable.at("settled_on").into()),
        (Family::Quote | Family::Invoice, _) => Ok(draft),
    }
}

/// Opens a draft, which may point at earlier documents.
pub(super) async fn opened(
    member: &Member<'_>,
    kind: Kind,
    draft: &Draft,
    links: Vec<(Relation, DocumentId)>,
) -> Result<Response, Failure> {
    opened_if(member, kind, draft, links, None).await
}

/// The same, if the other documents of its quote are as it expects.
pub(super) async fn opened_if(
    member: &Member<'_>,
    kind: Kind,
    draft: &Draft,
    links: Vec<(Relation, DocumentId)>,
    guard: Option<Guard>,
) -> Result<Response, Failure> {
    let family = Family::of(kind);
    let key = member.desk.key()?;
    let today = member.tenant.date().await?;
    let id: DocumentId = member.desk.now.fresh().parse()?;
    let opening = Opening { id: id.clone(), kind, draft, today, links, guard };
    match member.tenant.open_draft(&key, &opening).await.map_err(unknown_party)? {
        Written::Fresh(_) => told(member, family, &id, 201, Telling::First).await,
        Written::Replayed(made) => told(member, family, &made.parse()?, 201, Telling::Again).await,
    }
}

/// A link that leads nowhere is a client, a contact or an article of somebody else's, or of nobody's.
fn unknown_party(fault: Fault) -> Failure {
    match fault {
        Fault::Linked => Refusal::UnknownChoice.at("client_id").into(),
        other => other.into(),
    }
}

/// Rewrites a draft at the version the caller has seen.
pub async fn rewrite(member: Member<'_>, family: Family, id: &str) -> Result<Response, Failure> {
    let id: DocumentId = id.parse()?;
    let version = member.desk.version()?;
    let typed: DraftInput = member.desk.json()?;
    let ground = Ground::of(&member.tenant, family, &id).await?;
    let draft = unpaid(family, ground.draft(&member.tenant, typed).await?)?;
    let guard = ground.guard(&id, &draft)?;
    match member.tenant.rewrite_draft(family, &id, version, &draft, guard.as_ref()).await {
        Ok(document) => shown(member.desk, document),
        Err(fault) => Err(stale(&member, family, &id, fault).await),
    }
}

/// Throws a draft away at the version the caller has seen.
pub async fn drop(member: Member<'_>, family: Family, id: &str) -> Result<Response, Failure> {
    let id: DocumentId = id.parse()?;
    match member.tenant.drop_draft(family, &id, member.desk.version()?).await {
        Ok(()) => reply::nothing(),
        Err(fault) => Err(stale(&member, family, &id, fault).await),
    }
}

/// Why a draft could not be changed: gone, final, or changed by somebody else, who then shows what it became.
async fn stale(member: &Member<'_>, family: Family, id: &DocumentId, fault: Fault) -> Failure {
    if fault != Fault::Changed {
        return unknown_party(fault);
    }
    match member.tenant.document(family, id).await {
        Ok(None) => Failure::not_found(),
        Ok(Some((document, _))) if document.stage != "draft" => Failure::document_is_final(),
        Ok(Some((document, _))) => Failure::changed_to(&document),
        Err(fault) => fault.into(),
    }
}

/// Opens a draft with the words and lines of another document.
pub async fn copy(member: Member<'_>, family: Family, id: &str) -> Result<Response, Failure> {
    let found = member.tenant.document(family, &id.parse()?).await?;
    let (document, _) = found.ok_or_else(Failure::not_found)?;
    let kind = if document.kind == Kind::Deposit { Kind::Deposit } else { family.kind() };
    opened(&member, kind, &as_typed(document).parse()?, Vec::new()).await
}

/// A document as somebody would type it again: its dates start afresh.
pub(super) fn as_typed(document: Document) -> DraftInput {
    let lines = document.lines.into_iter().map(|line| LineInput { source: None, ..line.input }).collect();
    let adjustments: Vec<AdjustmentInput> = document.adjustments.into_iter().map(|it| it.input).collect();
    DraftInput {
        client_id: document.client_id.map(String::from),
        contact_id: document.contact_id.map(String::from),
        subject: document.subject,
        issued_on: None,
        due_on: None,
        supplied_on: None,
        payment_terms: None,
        purchase_order: document.purchase_order,
        note: document.note,
        language: Some(document.language),
        price_mode: document.price_mode,
        lines,
        adjustments,
        deductions: Vec::new(),
        settled_on: None,
        settled_method: None,
    }
}

/// The letter that could bring a document.
pub async fn letter(reader: Reader<'_>, family: Family, id: &str) -> Result<Response, Failure> {
    let paper = reader.tenant.paper(family, &id.parse()?).await?.ok_or_else(Failure::not_found)?;
    reply::json(&proposal(&paper.frozen))
}

/// Sends a document by mail; a draft quote is numbered and frozen by it.
pub async fn send(member: Member<'_>, family: Family, id: &str) -> Result<Response, Failure> {
    let id: DocumentId = id.parse()?;
    let input: SendingInput = member.desk.json()?;
    let telling = telling(&numbering::send(&member, family, &id, input).await?);
    told(&member, family, &id, 202, telling).await
}

pub(super) const fn telling(outcome: &Outcome) -> Telling {
    match outcome {
        Outcome::Done => Telling::First,
        Outcome::Before => Telling::Again,
    }
}

/// The query of a paper.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PaperQuery {
    /// 1 to save it rather than show it.
    download: Option<u8>,
    /// 1 to have it drawn again, marked as a duplicate.
    duplicate: Option<u8>,
}

/// The query of an invoice's data.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DataQuery {
    /// 1 to save it rather than show it.
    download: Option<u8>,
    /// The syntax: `cii`, which its paper carries, or `ubl`.
    syntax: Syntax,
}

/// A syntax of EN 16931.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Syntax {
    /// UN/CEFACT Cross Industry Invoice.
    #[default]
    Cii,
    /// OASIS Universal Business Language 2.1.
    Ubl,
}

/// Its paper.
pub async fn pdf(reader: Reader<'_>, family: Family, id: &str) -> Result<Response, Failure> {
    let query: PaperQuery = reader.desk.query()?;
    let wanted = if query.duplicate == Some(1) { Wanted::Duplicate } else { Wanted::Paper };
    file(reader, family, id, wanted, showing(query.download)).await
}

/// Its data.
pub async fn xml(reader: Reader<'_>, id: &str) -> Result<Response, Failure> {
    let query: DataQuery = reader.desk.query()?;
    let wanted = match query.syntax {
        Syntax::Cii => Wanted::Cii,
        Syntax::Ubl => Wanted::Ubl,
    };
    file(reader, Family::Invoice, id, wanted, showing(query.download)).await
}

fn showing(download: Option<u8>) -> Showing {
    if download == Some(1) { Showing::Download } else { Showing::Inline }
}

/// The policy of a PDF: nothing in it runs. The style is that of the browser's own viewer, which dresses the page that it puts around the file.
const VIEWED: &str = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

async fn file(
    reader: Reader<'_>,
    family: Family,
    id: &str,
    wanted: Wanted,
    showing: Showing,
) -> Result<Response, Failure> {
    let public_url = &reader.desk.settings.public_url;
    let file = files::file(&reader.tenant, family, &id.parse()?, wanted, public_url).await?;
    let file = file.ok_or_else(Failure::not_found)?;
    let name = file.number.unwrap_or_else(|| "brouillon".to_owned());
    let (media, ending) = match wanted {
        Wanted::Paper | Wanted::Duplicate => ("application/pdf", "pdf"),
        Wanted::Cii | Wanted::Ubl => ("application/xml", "xml"),
    };
    let response = reply::file(file.bytes, media, &format!("{name}.{ending}"), showing)?;
    response.headers().set("etag", &format!("\"{}\"", file.sha256))?;
    if media == "application/pdf" {
        // Shown in a frame of our own pages.
        response.headers().set("content-security-policy", VIEWED)?;
        response.headers().set("x-frame-options", "SAMEORIGIN")?;
    }
    Ok(response)
}
