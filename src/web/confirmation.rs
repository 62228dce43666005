//! Proving again who one is, on the wire.

use super::session::{Answer, challenged};
use super::{Desk, Failure, reply};
use crate::auth::password::Password;
use crate::auth::session::cookie;
use crate::flows::confirming;
use serde::Deserialize;
use worker::Response;

/// What a confirmation begins with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Confirmation {
    password: String,
}

/// Mails a code to somebody signed in who knows their password.
pub async fn ask(desk: &Desk) -> Result<Response, Failure> {
    let asked: Confirmation = desk.json()?;
    challenged(confirming::ask(desk, Password::typed(&asked.password)).await?)
}

/// Opens dangerous acts for a quarter of an hour.
pub async fn prove(desk: &Desk) -> Result<Response, Failure> {
    let asked: Answer = desk.json()?;
    let (challenge, code) = asked.read()?;
    let token = confirming::prove(desk, &challenge, &code).await?;
    let response = reply::nothing()?;
    response.headers().append("set-cookie", &cookie(&token))?;
    Ok(response)
}
