//! The lines, adjustments and VAT of a draft: each list is one JSON value and one statement, which keeps whole numbers whole.

use crate::domain::draft::Draft;
use crate::domain::frozen::FrozenReduction;
use crate::domain::ids::DocumentId;
use crate::domain::money::Cents;
use crate::domain::pricing::{AdjustmentInput, LineInput, LineKind, LineSource, ReductionInput};
use crate::store::Tenant;
use crate::store::sql::{Query, bind, statements};
use serde_json::{Value, json};

statements! { TenantSql:
    /// Adds the lines of a draft.
    ADD_LINES = "
        insert into lines (company_id, document_id, position, kind, article_id, name, description, nature, quantity, unit, unit_price,
            allowance, charge, vat_category, vat_rate, vatex, ticked, net)
        select ?1, ?2, l.key + 1, l.value ->> 'kind', l.value ->> 'article_id', l.value ->> 'name', l.value ->> 'description', l.value ->> 'nature',
            l.value ->> 'quantity', l.value ->> 'unit', l.value ->> 'unit_price', nullif(l.value -> 'allowance', 'null'), nullif(l.value -> 'charge', 'null'),
            l.value ->> 'vat_category', l.value ->> 'vat_rate', l.value ->> 'vatex', l.value ->> 'ticked', l.value ->> 'net'
        from json_each(?3) l";
    /// Says of the lines of a draft what they bill or credit.
    ADD_SOURCES = "
        insert into line_sources (company_id, document_id, position, source_id, source_position, percent, previous_percent, contract_net, billed)
        select ?1, ?2, s.value ->> 'at', s.value ->> 'document_id', s.value ->> 'position', s.value ->> 'percent', s.value ->> 'previous_percent',
            s.value ->> 'contract_net', s.value ->> 'billed'
        from json_each(?3) s";
    /// Adds the allowances and charges of a draft.
    ADD_ADJUSTMENTS = "
        insert into adjustments (company_id, document_id, position, kind, percent, amount, reason, reason_code, vat_category, vat_rate, vatex)
        select ?1, ?2, a.key + 1, a.value ->> 'kind', a.value ->> 'percent', a.value ->> 'amount', a.value ->> 'reason', a.value ->> 'reason_code',
            a.value ->> 'vat_category', a.value ->> 'vat_rate', a.value ->> 'vatex'
        from json_each(?3) a";
    /// Adds the VAT of a draft.
    ADD_VAT = "
        insert into vat_subtotals (company_id, document_id, position, category, rate, vatex, lines_net, allowance, charge, base, tax)
        select ?1, ?2, v.key + 1, v.value ->> 'category', v.value ->> 'rate', v.value ->> 'vatex', v.value ->> 'lines_net', v.value ->> 'allowance',
            v.value ->> 'charge', v.value ->> 'base', v.value ->> 'tax'
        from json_each(?3) v";
    /// Throws away what the lines of a draft bill or credit.
    DROP_SOURCES = "delete from line_sources where company_id = ?1 and document_id = ?2";
    /// Throws away the lines of a draft; the database refuses it of anything else.
    DROP_LINES = "delete from lines where company_id = ?1 and document_id = ?2";
    /// Throws away its allowances and charges.
    DROP_ADJUSTMENTS = "delete from adjustments where company_id = ?1 and document_id = ?2";
    /// Throws away its VAT.
    DROP_VAT = "delete from vat_subtotals where company_id = ?1 and document_id = ?2";
}

/// The lists of a draft, as SQL takes them.
pub(super) struct Parts {
    lines: String,
    sources: String,
    adjustments: String,
    vat: String,
}

impl Parts {
    pub(super) fn of(draft: &Draft) -> Self {
        let (pricing, totals) = (&draft.priced.pricing, &draft.priced.totals);
        let lines = pricing.lines.iter().zip(&totals.shown_nets).map(|(typed, net)| line(typed, *net));
        let sources =
            (1_u32..).zip(&pricing.lines).filter_map(|(at, typed)| source(at, typed.source.as_ref()?));
        // An adjustment still incomplete counts for nothing, and the totals pass over it.
        let mut amounts = totals.adjustment_amounts.iter();
        let adjustments = pricing.adjustments.iter().map(|typed| {
            let complete = typed.percent.is_some() || typed.amount.is_some();
            let amount = if complete { amounts.next().copied() } else { None };
            adjustment(typed, amount.unwrap_or_default())
        });
        let vat = totals.vat.iter().map(|subtotal| {
            json!({
                "category": subtotal.vat.category().code(),
                "rate": subtotal.vat.rate().map(|rate| rate.hundredths()),
                "vatex": subtotal.vat.vatex(),
                "lines_net": subtotal.lines_net,
                "allowance": subtotal.allowance,
                "charge": subtotal.charge,
                "base": subtotal.base,
                "tax": subtotal.tax,
            })
        });
        Self { lines: list(lines), sources: list(sources), adjustments: list(adjustments), vat: list(vat) }
    }
}

fn list(values: impl Iterator<Item = Value>) -> String {
    Value::Array(values.collect()).to_string()
}

fn line(typed: &LineInput, net: Option<Cents>) -> Value {
    let vat = typed.vat.as_ref();
    json!({
        "kind": typed.kind.word(),
        "article_id": typed.article_id,
        "name": typed.name,
        "description": typed.description,
        "nature": typed.nature,
        "quantity": typed.quantity,
        "unit": typed.unit,
        "unit_price": typed.unit_price,
        "allowance": typed.allowance.as_ref().map(|it| reduction(typed, it)),
        "charge": typed.charge.as_ref().map(|it| reduction(typed, it)),
        "vat_category": vat.map(|vat| vat.category.code()),
        "vat_rate": vat.and_then(|vat| vat.rate),
        "vatex": vat.and_then(|vat| vat.vatex.as_deref()),
        "ticked": (typed.kind == LineKind::Option).then_some(u8::from(typed.ticked == Some(true))),
        "net": net,
    })
}

fn source(at: u32, source: &LineSource) -> Option<Value> {
    let mut said = serde_json::to_value(source).ok()?;
    said.as_object_mut()?.insert("at".to_owned(), at.into());
    Some(said)
}

/// What was typed, with what a percentage comes to: paper and data read it and recompute nothing.
fn reduction(line: &LineInput, typed: &ReductionInput) -> Value {
    let FrozenReduction { amount, .. } = line.reduced(typed);
    json!({ "percent": typed.percent, "amount": amount, "reason": typed.reason })
}

fn adjustment(typed: &AdjustmentInput, total: Cents) -> Value {
    let vat = typed.vat.as_ref();
    json!({
        "kind": typed.kind.word(),
        "percent": typed.percent,
        "amount": total,
        "reason": typed.reason,
        "reason_code": typed.reason_code,
        "vat_category": vat.map(|vat| vat.category.code()),
        "vat_rate": vat.and_then(|vat| vat.rate),
        "vatex": vat.and_then(|vat| vat.vatex.as_deref()),
    })
}

impl Tenant {
    pub(super) fn insert_parts(&self, id: &DocumentId, parts: &Parts) -> [Query; 4] {
        [
            self.query(&ADD_LINES, bind![id.as_str(), parts.lines.as_str()]),
            self.query(&ADD_SOURCES, bind![id.as_str(), parts.sources.as_str()]),
            self.query(&ADD_ADJUSTMENTS, bind![id.as_str(), parts.adjustments.as_str()]),
            self.query(&ADD_VAT, bind![id.as_str(), parts.vat.as_str()]),
        ]
    }

    pub(super) fn drop_parts(&self, id: &DocumentId) -> [Query; 4] {
        [&DROP_SOURCES, &DROP_LINES, &DROP_ADJUSTMENTS, &DROP_VAT]
            .map(|sql| self.query(sql, bind![id.as_str()]))
    }
}
