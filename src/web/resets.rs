//! A forgotten password on the wire.

use super::{Desk, Failure, reply};
use crate::domain::identity::Email;
use crate::flows::resets as flow;
use serde::{Deserialize, Serialize};
use worker::Response;

/// Whose password is forgotten.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "ResetDemand"),
    ts(rename = "ResetDemand")
)]
pub struct Demand {
    email: String,
}

/// Until when the link is good, if one was mailed.
#[derive(Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "ResetAsked"),
    ts(rename = "ResetAsked")
)]
pub struct AskedFor {
    #[cfg_attr(test, ts(type = "number"))]
    expires_at: i64,
}

/// The token of the link, and the password that will be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PasswordReset {
    token: String,
    password: String,
}

/// Mails a link; the answer is the same for an address without an account.
pub async fn ask(desk: &Desk) -> Result<Response, Failure> {
    let asked: Demand = desk.json()?;
    let email = Email::parse(&asked.email).map_err(|refusal| refusal.at("email"))?;
    let expires_at = flow::ask(desk, &email).await?;
    Ok(reply::json(&AskedFor { expires_at })?.with_status(202))
}

/// Takes another password for whoever holds a link.
pub async fn settle(desk: &Desk) -> Result<Response, Failure> {
    let asked: PasswordReset = desk.json()?;
    flow::settle(desk, &asked.token, &asked.password).await?;
    reply::nothing()
}
