//! Payments on the wire.

use super::documents::{day, read};
use super::page::Paging;
use super::reply::{self, Telling};
use super::{Desk, Failure, Member, Reader, sentences};
use crate::domain::ids::PaymentId;
use crate::domain::money::Cents;
use crate::domain::payment::{AllocationsInput, Direction, Method, Payment, PaymentInput, RefundInput};
use crate::domain::text::{TEXT_MAX, optional_text};
use crate::flows::paying;
use crate::store::Written;
use crate::store::payments::Filter;
use serde::Deserialize;
use worker::Response;

/// The query of a list.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ListQuery {
    /// Words that each payment holds: in its client, its reference, its remark.
    q: Option<String>,
    /// Those of this client, by id.
    client: Option<String>,
    /// Paid on this day or later.
    from: Option<String>,
    /// Paid on this day or earlier.
    to: Option<String>,
    /// Paid by this means.
    method: Option<Method>,
    /// Of this amount or more, in cents.
    min: Option<Cents>,
    /// Of this amount or less, in cents.
    max: Option<Cents>,
    /// `in` for what came, `out` for what went back.
    direction: Option<Direction>,
    /// `-paid_on` or `paid_on`.
    sort: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// At most how many, 1 to 100.
    limit: Option<u32>,
}

/// A page of payments.
pub async fn list(reader: Reader<'_>) -> Result<Response, Failure> {
    let query: ListQuery = reader.desk.query()?;
    let paging = Paging::read(&["-paid_on"], query.sort.as_deref(), query.after.as_deref(), query.limit)?;
    let filter = Filter {
        client: read("client", query.client.as_deref())?,
        from: day("from", query.from.as_deref())?,
        to: day("to", query.to.as_deref())?,
        method: query.method,
        min: query.min,
        max: query.max,
        direction: query.direction,
        text: query.q,
    };
    let mut listed = reader.tenant.payments(&filter, &paging.page).await?;
    listed.items.iter_mut().for_each(|payment| say(reader.desk, payment));
    paging.reply(listed)
}

/// One payment.
pub async fn one(reader: Reader<'_>, id: &str) -> Result<Response, Failure> {
    let mut payment = reader.tenant.payment(&id.parse()?).await?.ok_or_else(Failure::not_found)?;
    say(reader.desk, &mut payment);
    reply::json(&payment)
}

/// Puts its warnings in words, in the reader's language.
fn say(desk: &Desk, payment: &mut Payment) {
    for warning in &mut payment.warnings {
        warning.detail = sentences::of(warning.code, desk.asked.language).to_owned();
    }
}

/// Records a payment with what it settles.
pub async fn pay(member: Member<'_>) -> Result<Response, Failure> {
    let key = member.desk.key()?;
    let input: PaymentInput = member.desk.json()?;
    let payment = input.parse(member.tenant.date().await?)?;
    let id: PaymentId = member.desk.now.fresh().parse()?;
    let written = paying::pay(&member.tenant, &key, &id, &payment).await?;
    told(&member, &id, written).await
}

/// Uses what a payment left on the account.
pub async fn allocate(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let key = member.desk.key()?;
    let allocations = member.desk.json::<AllocationsInput>()?.parse()?;
    let payment = member.tenant.payment(&id.parse()?).await?.ok_or_else(Failure::not_found)?;
    let written = paying::allocate(&member.tenant, &key, &payment, &allocations).await?;
    told(&member, &payment.id, written).await
}

/// Gives money back to a client.
pub async fn refund(member: Member<'_>, client: &str) -> Result<Response, Failure> {
    let key = member.desk.key()?;
    let input: RefundInput = member.desk.json()?;
    let refund = input.parse(client.parse()?, member.tenant.date().await?)?;
    let id: PaymentId = member.desk.now.fresh().parse()?;
    let written = paying::refund(&member.tenant, &key, &id, &refund).await?;
    told(&member, &id, written).await
}

/// What a client owes, and what is owed to them.
pub async fn account(reader: Reader<'_>, client: &str) -> Result<Response, Failure> {
    reply::json(&reader.tenant.account(&client.parse()?).await?)
}

/// The body of a reversal.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct ReversalInput {
    /// Why.
    pub note: Option<String>,
}

/// Undoes a payment by its mirror.
pub async fn reverse(member: Member<'_>, id: &str) -> Result<Response, Failure> {
    let key = member.desk.key()?;
    let input: ReversalInput = member.desk.json()?;
    let note = optional_text(input.note.as_deref(), TEXT_MAX).map_err(|refusal| refusal.at("note"))?;
    let payment = member.tenant.payment(&id.parse()?).await?.ok_or_else(Failure::not_found)?;
    let replayed = member.tenant.replayed(&key).await?;
    if replayed.is_none() && (payment.reversed_by.is_some() || payment.reverses_id.is_some()) {
        return Err(Failure::payment_already_reversed());
    }
    if replayed.is_none() && !payment.refunded.is_zero() {
        return Err(Failure::payment_was_refunded());
    }
    let on = member.tenant.date().await?;
    let mirror: PaymentId = member.desk.now.fresh().parse()?;
    let written = match replayed {
        Some(made) => Written::Replayed(made),
        None => member.tenant.reverse(&key, &mirror, &payment, on, note.as_deref()).await?,
    };
    told(&member, &mirror, written).await
}

async fn told(member: &Member<'_>, id: &PaymentId, written: Written) -> Result<Response, Failure> {
    let (id, telling) = match written {
        Written::Fresh(_) => (id.clone(), Telling::First),
        Written::Replayed(made) => (made.parse()?, Telling::Again),
    };
    let mut payment = member.tenant.payment(&id).await?.ok_or_else(Failure::not_found)?;
    say(member.desk, &mut payment);
    reply::told(reply::json(&payment)?, 201, telling)
}
