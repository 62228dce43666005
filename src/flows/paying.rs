//! Money that moves: read what there is, compute the split, write both, and begin again when somebody was faster.

use crate::domain::ids::{DocumentId, PaymentId};
use crate::domain::money::Cents;
use crate::domain::payment::{Allocation, NewPayment, NewRefund, Payment};
use crate::domain::refusal::Refusal;
use crate::store::payments::{Asking, Entry, Sources};
use crate::store::{Fault, Key, Tenant, Written};
use crate::web::Failure;

/// How often a write begins again before the caller is asked to: each time, somebody else's went through.
const TRIES: u32 = 6;

/// Records a payment with what it settles.
pub async fn pay(
    tenant: &Tenant,
    key: &Key,
    id: &PaymentId,
    payment: &NewPayment,
) -> Result<Written, Failure> {
    for _ in 0..TRIES {
        let ground = tenant.ground(&payment.client, &named(&payment.allocations)).await?;
        let checked = if ground.client_known {
            entries(&payment.allocations, &ground.documents)
        } else {
            Err(Refusal::UnknownChoice.at("client_id").into())
        };
        let entries = match checked {
            Ok(entries) => entries,
            Err(failure) => return again(tenant, key, failure).await,
        };
        match tenant.pay(key, id, payment, &entries).await {
            Err(Fault::Changed) => {}
            written => return Ok(written?),
        }
    }
    Err(Failure::account_is_moving())
}

/// Uses what a payment left on the account.
pub async fn allocate(
    tenant: &Tenant,
    key: &Key,
    payment: &Payment,
    allocations: &[Allocation],
) -> Result<Written, Failure> {
    for _ in 0..TRIES {
        let ground = tenant.ground(&payment.client_id, &named(allocations)).await?;
        let checked = fits(payment, allocations).and_then(|()| entries(allocations, &ground.documents));
        let entries = match checked {
            Ok(entries) => entries,
            Err(failure) => return again(tenant, key, failure).await,
        };
        match tenant.allocate(key, &payment.id, allocations, &entries).await {
            Err(Fault::Changed) => {}
            written => return Ok(written?),
        }
    }
    Err(Failure::account_is_moving())
}

/// Gives money back to a client.
pub async fn refund(
    tenant: &Tenant,
    key: &Key,
    id: &PaymentId,
    refund: &NewRefund,
) -> Result<Written, Failure> {
    for _ in 0..TRIES {
        let sources = tenant.sources(&refund.payment.client, &refund.parts).await?;
        let credits = match sourced(refund, &sources) {
            Ok(credits) => credits,
            Err(failure) => return again(tenant, key, failure).await,
        };
        match tenant.refund(key, id, refund, &credits).await {
            Err(Fault::Changed) => {}
            written => return Ok(written?),
        }
    }
    Err(Failure::account_is_moving())
}

/// A repeated request finds its money moved already: the key tells whether it moved it.
async fn again(tenant: &Tenant, key: &Key, otherwise: Failure) -> Result<Written, Failure> {
    match tenant.replayed(key).await? {
        Some(made) => Ok(Written::Replayed(made)),
        None => Err(otherwise),
    }
}

fn named(allocations: &[Allocation]) -> Vec<&DocumentId> {
    allocations.iter().map(|allocation| &allocation.document_id).collect()
}

/// Each allocation beside its document: the client's own, and no more than it asks for.
fn entries<'a>(allocations: &[Allocation], documents: &'a [Asking]) -> Result<Vec<Entry<'a>>, Failure> {
    let mut entries = Vec::with_capacity(allocations.len());
    for (at, allocation) in allocations.iter().enumerate() {
        let found = documents.iter().find(|document| document.id == allocation.document_id);
        let document =
            found.ok_or_else(|| Refusal::UnknownChoice.at(format!("allocations.{at}.document_id")))?;
        if allocation.amount > document.open {
            return Err(above(
                Failure::allocation_exceeds_document(),
                &format!("allocations.{at}.amount"),
                document.open,
            )
            .with("number", document.number.as_str().into()));
        }
        entries.push(Entry { document, amount: allocation.amount });
    }
    Ok(entries)
}

/// Whether a payment still has what is to be used of it, on documents that it does not settle already.
fn fits(payment: &Payment, allocations: &[Allocation]) -> Result<(), Failure> {
    if payment.reversed_by.is_some() || payment.reverses_id.is_some() {
        return Err(Failure::payment_already_reversed());
    }
    let settled = |allocation: &Allocation| {
        payment.allocations.iter().any(|settled| settled.document_id == allocation.document_id)
    };
    if let Some(at) = allocations.iter().position(settled) {
        return Err(Refusal::NamedTwice.at(format!("allocations.{at}.document_id")).into());
    }
    match Cents::sum(allocations.iter().map(|allocation| allocation.amount)) {
        Ok(sum) if sum <= payment.unallocated => Ok(()),
        _ => Err(above(Failure::allocation_exceeds_payment(), "allocations", payment.unallocated)),
    }
}

/// Each credit note that a refund gives back, beside what is left of it; every source must be the client's and hold enough.
fn sourced<'a>(refund: &NewRefund, sources: &'a Sources) -> Result<Vec<Entry<'a>>, Failure> {
    if !sources.client_known {
        return Err(Failure::not_found());
    }
    let mut credits = Vec::new();
    for (at, part) in refund.parts.iter().enumerate() {
        let credit = sources.credits.iter().find(|credit| part.credit_id.as_ref() == Some(&credit.id));
        let payment = sources.payments.iter().find(|payment| part.payment_id.as_ref() == Some(&payment.id));
        let available = credit.map(|credit| credit.open).or(payment.map(|payment| payment.open));
        let Some(available) = available else {
            return Err(Refusal::UnknownChoice.at(format!("parts.{at}")).into());
        };
        if part.amount > available {
            return Err(above(Failure::refund_exceeds_available(), &format!("parts.{at}.amount"), available));
        }
        credits.extend(credit.map(|document| Entry { document, amount: part.amount }));
    }
    Ok(credits)
}

/// A refusal of more than there is: where it was asked, and how much there is.
fn above(failure: Failure, field: &str, available: Cents) -> Failure {
    failure.with("field", field.into()).with("available", available.get().into())
}
