//! Signing up, in and out on the wire.

use super::{Desk, Failure, reply};
use crate::auth::code::Code;
use crate::auth::password::Password;
use crate::auth::session::{cookie, no_cookie};
use crate::domain::identity::Email;
use crate::domain::ids::ChallengeId;
use crate::domain::language::Language;
use crate::domain::text::required_line;
use crate::flows::{entering, sign_in as flow};
use crate::store::lobby::Entrance;
use serde::{Deserialize, Serialize};
use worker::Response;

/// The longest name, in characters.
pub(super) const NAME_MAX: usize = 120;

/// What somebody signs up with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SignUp {
    name: String,
    email: String,
    password: String,
    language: Language,
}

/// What somebody signs in with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct SignIn {
    email: String,
    password: String,
}

/// A code and the challenge it answers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "CodeAnswer"),
    ts(rename = "CodeAnswer")
)]
pub struct Answer {
    challenge: String,
    code: String,
}

impl Answer {
    /// The challenge and six digits.
    pub(super) fn read(&self) -> Result<(ChallengeId, Code), Failure> {
        let code = Code::parse(&self.code).ok_or_else(|| Failure::field("code", "code_shape"))?;
        Ok((self.challenge.parse()?, code))
    }
}

/// The language somebody wants to be spoken to in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "LanguageChoice"),
    ts(rename = "LanguageChoice")
)]
pub struct Speech {
    language: Language,
}

/// A challenge that was mailed.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Challenged {
    challenge: Challenge,
}

/// Where the code went, how long it is good, when another may be asked for.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Challenge {
    id: String,
    email: String,
    expires_at: i64,
    resend_at: i64,
}

/// Somebody signed in, and their companies.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Session {
    user: User,
    companies: Vec<Company>,
}

/// Somebody signed in.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct User {
    id: String,
    name: String,
    email: String,
    language: Language,
}

/// A company they belong to, and as what.
#[derive(Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "Membership"),
    ts(rename = "Membership")
)]
pub struct Company {
    id: String,
    name: String,
    role: String,
    logo_id: Option<String>,
    accent: String,
}

impl From<flow::Challenge> for Challenged {
    fn from(it: flow::Challenge) -> Self {
        let (id, email) = (it.id.to_string(), it.email.as_str().to_owned());
        Self { challenge: Challenge { id, email, expires_at: it.expires_at, resend_at: it.resend_at } }
    }
}

impl From<Entrance> for Session {
    fn from(Entrance { user, companies }: Entrance) -> Self {
        let user =
            User { id: user.id.to_string(), name: user.name, email: user.email, language: user.language };
        let companies = companies.into_iter().map(|it| Company {
            id: it.id.to_string(),
            name: it.name,
            role: it.role,
            logo_id: it.logo_id.map(|id| id.to_string()),
            accent: it.accent,
        });
        Self { user, companies: companies.collect() }
    }
}

/// Mails a code to somebody new.
pub async fn sign_up(desk: &Desk) -> Result<Response, Failure> {
    let asked: SignUp = desk.json()?;
    let name = required_line(&asked.name, NAME_MAX).map_err(|refusal| refusal.at("name"));
    let email = Email::parse(&asked.email).map_err(|refusal| refusal.at("email"));
    let password = match &email {
        Ok(email) => Password::parse(&asked.password, email).map(Some),
        Err(_) => Ok(None),
    };
    match (name, email, password) {
        (Ok(name), Ok(email), Ok(Some(password))) => {
            let asked = flow::SignUp { name, email, password, language: asked.language };
            challenged(flow::sign_up(desk, asked).await?)
        }
        (name, email, password) => {
            Err([name.err(), email.err(), password.err()].into_iter().flatten().collect::<Vec<_>>().into())
        }
    }
}

/// Mails a code to whoever knows the password.
pub async fn sign_in(desk: &Desk) -> Result<Response, Failure> {
    let asked: SignIn = desk.json()?;
    let email = Email::parse(&asked.email).map_err(|refusal| refusal.at("email"))?;
    challenged(flow::sign_in(desk, email, Password::typed(&asked.password)).await?)
}

/// Mails another code in the place of one.
pub async fn resend(desk: &Desk, id: &str) -> Result<Response, Failure> {
    challenged(flow::resend(desk, &id.parse()?).await?)
}

/// Opens a session with a code.
pub async fn open(desk: &Desk) -> Result<Response, Failure> {
    let asked: Answer = desk.json()?;
    let (challenge, code) = asked.read()?;
    let opened = entering::enter(desk, &challenge, &code).await?;
    let response = reply::json(&Session::from(opened.entrance))?;
    response.headers().set("set-cookie", &cookie(&opened.token))?;
    Ok(response.with_status(201))
}

/// Tells who is signed in, and writes the cookie again before it grows old.
pub async fn read(desk: &Desk) -> Result<Response, Failure> {
    let bearer = desk.bearer()?;
    let entrance = desk.store.session(&bearer, &desk.now).await?;
    let response = reply::json(&Session::from(entrance))?;
    if let Some(token) = entering::renewed(desk, &bearer)? {
        response.headers().set("set-cookie", &cookie(&token))?;
    }
    Ok(response)
}

/// Ends the session, if there is one, and has the browser forget everything.
pub async fn close(desk: &Desk) -> Result<Response, Failure> {
    if let Ok(bearer) = desk.bearer() {
        desk.store.revoke_session(&bearer, &desk.now).await?;
    }
    let response = reply::nothing()?;
    response.headers().set("set-cookie", &no_cookie())?;
    response.headers().set("clear-site-data", "\"cache\", \"cookies\", \"storage\"")?;
    Ok(response)
}

/// Changes the language somebody is spoken to in.
pub async fn speak(desk: &Desk) -> Result<Response, Failure> {
    let bearer = desk.bearer()?;
    let asked: Speech = desk.json()?;
    desk.store.speak(&bearer, asked.language, &desk.now).await?;
    reply::nothing()
}

pub(super) fn challenged(challenge: flow::Challenge) -> Result<Response, Failure> {
    Ok(reply::json(&Challenged::from(challenge))?.with_status(202))
}
