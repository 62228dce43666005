//! What can be done next in a dossier, document by document.

use super::dossier::{Chain, Filed};
use crate::domain::document::State;
use crate::domain::ids::DocumentId;
use crate::domain::kind::Kind;
use crate::domain::money::Overflow;
use crate::domain::quote;
use crate::domain::relation::Relation;
use serde::Serialize;

/// A deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "NextAction"),
    ts(rename = "NextAction")
)]
pub enum Action {
    /// Send a draft quote.
    Send,
    /// Write down the answer to a sent quote.
    Answer,
    /// Ask for a deposit on a quote.
    Deposit,
    /// Bill what is done of a quote.
    Progress,
    /// Bill what is left of a quote.
    Invoice,
    /// Issue a draft.
    Issue,
    /// Write down a payment of what is due.
    Pay,
    /// Give an invoice back, in whole or in part.
    Credit,
    /// Give back what is over of a credit note, or set it off.
    Refund,
}

/// What can be done next, and with which document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "NextDeed"),
    ts(rename = "NextDeed")
)]
pub struct Next {
    /// The deed.
    pub action: Action,
    /// The document it begins with.
    pub document_id: DocumentId,
}

/// What can be done with the documents of a dossier, in their order.
pub(super) fn next(chain: &Chain<'_>) -> Result<Vec<Next>, Overflow> {
    let mut all = Vec::new();
    for one in chain.filed {
        let id = &one.shown.id;
        let actions = actions(chain, one)?;
        all.extend(actions.into_iter().map(|action| Next { action, document_id: id.clone() }));
    }
    Ok(all)
}

fn actions(chain: &Chain<'_>, one: &Filed) -> Result<Vec<Action>, Overflow> {
    Ok(match (one.shown.kind, one.shown.state) {
        (Kind::Quote, State::Quote(quote::State::Draft)) => vec![Action::Send],
        (Kind::Quote, State::Quote(quote::State::Sent | quote::State::Expired)) => vec![Action::Answer],
        (Kind::Quote, State::Quote(quote::State::Accepted)) => {
            vec![Action::Deposit, Action::Progress, Action::Invoice]
        }
        (Kind::Quote, State::Quote(quote::State::PartlyInvoiced)) => vec![Action::Progress, Action::Invoice],
        (Kind::Quote, _) => Vec::new(),
        _ if one.is("draft") => vec![Action::Issue],
        (Kind::Credit, _) if one.shown.open.get() > 0 => vec![Action::Refund],
        (Kind::Credit, _) => Vec::new(),
        (Kind::Invoice | Kind::Deposit | Kind::Progress, _) => {
            let pay = (one.shown.open.get() > 0).then_some(Action::Pay);
            let credit = creditable(chain, one)?.then_some(Action::Credit);
            pay.into_iter().chain(credit).collect()
        }
    })
}

/// Whether something is left to give back: not of what was replaced, nor of a deposit that an invoice deducts.
fn creditable(chain: &Chain<'_>, one: &Filed) -> Result<bool, Overflow> {
    let deducted = chain.later(one, Relation::Deducts).any(|by| chain.stands(by));
    Ok(chain.stands(one) && !deducted && one.shown.gross_total > chain.credited(one)?)
}
