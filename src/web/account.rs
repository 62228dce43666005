//! One's own account on the wire.

use super::session::NAME_MAX;
use super::{Desk, Failure, reply};
use crate::domain::language::Language;
use crate::domain::text::required_line;
use crate::flows::account as flow;
use serde::Deserialize;
use worker::Response;

/// How somebody is called and spoken to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "AccountChange"),
    ts(rename = "AccountChange")
)]
pub struct Change {
    name: String,
    language: Language,
}

/// The password that is, and the one that will be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PasswordChange {
    current: String,
    password: String,
}

/// Changes how somebody is called and spoken to.
pub async fn change(desk: &Desk) -> Result<Response, Failure> {
    let bearer = desk.bearer()?;
    let asked: Change = desk.json()?;
    let name = required_line(&asked.name, NAME_MAX).map_err(|refusal| refusal.at("name"))?;
    desk.store.rename(&bearer, &name, asked.language, &desk.now).await?;
    reply::nothing()
}

/// Changes the password.
pub async fn change_password(desk: &Desk) -> Result<Response, Failure> {
    desk.bearer()?;
    let asked: PasswordChange = desk.json()?;
    flow::change_password(desk, &asked.current, &asked.password).await?;
    reply::nothing()
}
