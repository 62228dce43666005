//! A draft that bills or credits an earlier document, held against what is left of it now.

use crate::domain::credit;
use crate::domain::document::{Document, DocumentDeduction, DocumentVat};
use crate::domain::draft::{DeductionInput, Draft, DraftInput};
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::pricing::{LineInput, LineSource};
use crate::domain::totals::{Remainder, VatSubtotal};
use crate::domain::trade::deduction::Deducted;
use crate::domain::vat::VatCode;
use crate::flows::drafting::Ground;
use crate::store::documents::Family;
use crate::store::trade::Left;
use crate::store::{Fault, Tenant};
use crate::web::Failure;
use serde_json::json;

/// Reads what was typed, with the figures that follow from what is left; a credit note takes no more than that.
pub fn read(typed: DraftInput, left: &Left) -> Result<Draft, Failure> {
    let draft = typed.parse_within(left.parts.clone())?;
    let credits = left.of.is_some_and(|kind| kind != Kind::Quote);
    match credit::excess(&draft.priced.totals.vat, &left.parts).filter(|_| credits) {
        Some(left) => Err(exceeds(&left)),
        None => Ok(draft),
    }
}

/// More than is left: of which VAT, and how much there is.
pub fn exceeds(left: &Remainder) -> Failure {
    let gross = left.base.get() + left.tax.get();
    Failure::credit_exceeds_invoice()
        .with("vat", json!(VatCode::from(left.vat)))
        .with("left", json!({ "base": left.base, "tax": left.tax, "gross": gross }))
}

/// Makes sure that the figures of a draft are those that follow from what is left now. Otherwise it is rewritten with them, and its author
/// looks at it once more before it is issued. Answers with how many issued documents have taken of what it bills or credits, if it does.
pub async fn confirm(tenant: &Tenant, id: &DocumentId) -> Result<Option<u32>, Failure> {
    let left = tenant.left(id).await?;
    if left.parts.is_empty() {
        return Ok(None);
    }
    let (document, _) = tenant.document(Family::Invoice, id).await?.ok_or_else(Failure::not_found)?;
    if document.stage != "draft" {
        return Ok(Some(left.takers));
    }
    let (version, stored) = (document.version, document.vat.clone());
    let before = document.deductions.clone();
    let lines = steps(document.lines.iter().map(|line| &line.input));
    let ground = Ground::of(tenant, Family::Invoice, id).await?;
    let draft = ground.draft(tenant, as_it_stands(document)).await?;
    let same = agrees(&stored, &draft.priced.totals.vat) && lines == steps(&draft.priced.pricing.lines);
    if same && deducts_as(&before, &draft.deducted) {
        return Ok(Some(left.takers));
    }
    let guard = ground.guard(id, &draft)?;
    match tenant.rewrite_draft(Family::Invoice, id, version, &draft, guard.as_ref()).await {
        Ok(document) => Err(Failure::remainder_moved().with("current", json!(document))),
        Err(Fault::Changed) => Err(Failure::changed_meanwhile()),
        Err(fault) => Err(fault.into()),
    }
}

/// Where each line comes from; of a progress invoice, from how far.
fn steps<'a>(lines: impl IntoIterator<Item = &'a LineInput>) -> Vec<Option<LineSource>> {
    lines.into_iter().map(|line| line.source.clone()).collect()
}

fn agrees(stored: &[DocumentVat], fresh: &[VatSubtotal]) -> bool {
    let same = |(stored, fresh): (&DocumentVat, &VatSubtotal)| {
        let vat = VatCode { category: stored.category, rate: stored.rate, vatex: stored.vatex.clone() };
        (vat, stored.base, stored.tax) == (fresh.vat.into(), fresh.base, fresh.tax)
    };
    stored.len() == fresh.len() && stored.iter().zip(fresh).all(same)
}

fn deducts_as(stored: &[DocumentDeduction], fresh: &[Deducted]) -> bool {
    let fresh =
        fresh.iter().flat_map(|it| it.vat.iter().map(|part| (&it.deposit, part.vat, part.base, part.tax)));
    let stored = stored.iter().map(|row| {
        let vat = VatCode { category: row.category, rate: row.rate, vatex: row.vatex.clone() };
        (&row.deposit_id, vat, row.base, row.tax)
    });
    let mut fresh: Vec<_> = fresh.map(|(id, vat, base, tax)| (id, VatCode::from(vat), base, tax)).collect();
    // Deposits are stored in the order of their days, and may be typed in another.
    stored
        .into_iter()
        .all(|row| fresh.iter().position(|it| *it == row).map(|at| fresh.swap_remove(at)).is_some())
        && fresh.is_empty()
}

/// A draft as it was typed, whole: written again, it stays as it is.
pub fn as_it_stands(document: Document) -> DraftInput {
    let mut deductions: Vec<DeductionInput> = Vec::new();
    for part in &document.deductions {
        let amount = part.base.plus(part.tax).ok();
        match deductions.iter_mut().find(|deduction| deduction.deposit_id == part.deposit_id) {
            Some(deduction) => {
                deduction.amount = deduction.amount.zip(amount).and_then(|(sum, more)| sum.plus(more).ok());
            }
            None => deductions.push(DeductionInput { deposit_id: part.deposit_id.clone(), amount }),
        }
    }
    DraftInput {
        client_id: document.client_id.map(String::from),
        contact_id: document.contact_id.map(String::from),
        subject: document.subject,
        issued_on: Some(document.issued_on.to_string()),
        due_on: document.due_on.map(|day| day.to_string()),
        supplied_on: document.supplied_on.map(|day| day.to_string()),
        payment_terms: Some(document.payment_terms),
        purchase_order: document.purchase_order,
        note: document.note,
        language: Some(document.language),
        price_mode: document.price_mode,
        lines: document.lines.into_iter().map(|line| line.input).collect(),
        adjustments: document.adjustments.into_iter().map(|adjustment| adjustment.input).collect(),
        deductions,
        settled_on: document.settled_on.map(|day| day.to_string()),
        settled_method: document.settled_method,
    }
}
