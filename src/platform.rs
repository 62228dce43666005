//! What the machine gives: the time, fresh ids, randomness, the settings. Read once per request and passed on.
#![expect(clippy::disallowed_methods, reason = "this room is where time and randomness come from")]

use crate::domain::day::Day;
use worker::wasm_bindgen::{JsCast, JsValue};
use worker::{Env, js_sys};

/// The instant of the request, in milliseconds since 1970 UTC, and the request's own id.
#[derive(Debug, Clone)]
pub struct Now {
    /// Milliseconds since 1970-01-01 UTC.
    pub ms: i64,
    /// The id that the answer, the log and the journal carry.
    pub request: String,
}

impl Now {
    /// The time of the platform, with a fresh request id.
    pub fn of_platform() -> Self {
        Self { ms: clock(), request: uuid::Uuid::new_v4().simple().to_string().chars().take(12).collect() }
    }

    /// A fresh id: a UUIDv7, so that keys sort by the time they were made.
    pub fn fresh(&self) -> String {
        uuid::Uuid::now_v7().to_string()
    }

    /// The days it can be somewhere on earth at this instant: yesterday, today and tomorrow of UTC.
    pub fn days_on_earth(&self) -> [Day; 3] {
        const DAY: i64 = 86_400_000;
        [-DAY, 0, DAY].map(|shift| {
            let instant = chrono::DateTime::from_timestamp_millis(self.ms.saturating_add(shift));
            instant.and_then(|instant| Day::try_from(instant.date_naive()).ok()).unwrap_or(Day::FIRST)
        })
    }

    /// Today's date where the company keeps its books.
    pub fn today(&self, time_zone: &str) -> Option<Day> {
        let options = js_sys::Object::new();
        for (key, value) in
            [("timeZone", time_zone), ("year", "numeric"), ("month", "2-digit"), ("day", "2-digit")]
        {
            js_sys::Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value)).ok()?;
        }
        let locales = js_sys::Array::of1(&JsValue::from_str("en-CA"));
        let format = js_sys::Intl::DateTimeFormat::new(&locales, &options);
        let instant = js_sys::Date::new(&JsValue::from_f64(millis(self.ms)));
        let text = format.format().call1(&JsValue::UNDEFINED, &instant).ok()?.as_string()?;
        Day::parse(&text).ok()
    }
}

/// The platform's clock, in milliseconds since 1970: it stands still while a request only computes.
pub fn clock() -> i64 {
    i64::try_from(worker::Date::now().as_millis()).unwrap_or_default()
}

/// Whether the platform knows a time zone of this name.
pub fn is_time_zone(name: &str) -> bool {
    let named = name.len() <= 64 && name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    named && in_zone(name).is_some()
}

/// A date format of that zone; an unknown zone throws, and gives nothing here.
fn in_zone(name: &str) -> Option<JsValue> {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &JsValue::from_str("timeZone"), &JsValue::from_str(name)).ok()?;
    let intl = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).ok()?;
    let format = js_sys::Reflect::get(&intl, &JsValue::from_str("DateTimeFormat")).ok()?;
    let arguments = js_sys::Array::of2(&JsValue::from_str("en"), &options);
    js_sys::Reflect::construct(format.unchecked_ref::<js_sys::Function>(), &arguments).ok()
}

/// JavaScript counts time in floats; milliseconds stay exact in them for 285,000 years.
#[expect(clippy::cast_precision_loss, clippy::disallowed_types, reason = "JavaScript's dates are floats")]
fn millis(ms: i64) -> f64 {
    ms as f64
}

/// Random bytes from the platform's generator.
pub fn random<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A secret that never shows itself in a log.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Takes a secret into custody.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The bytes, for a keyed hash or a header.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// The variables and secrets of the deployment.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where browsers reach the product, without a trailing slash: the only address that mails and links carry.
    pub public_url: String,
    /// The mail provider's sending address.
    pub mail_url: String,
    /// The address that mails come from.
    pub mail_from: String,
    /// The name that mails come from.
    pub mail_from_name: String,
    /// The mail provider's token.
    pub mail_token: Secret,
    /// Signs sessions.
    pub jwt_secret: Secret,
    /// Keys the hashes of codes and passwords.
    pub pepper: Secret,
    /// Keys the tokens of public links.
    pub link_secret: Secret,
}

impl Settings {
    /// Reads every variable, or says which one is missing.
    pub fn read(env: &Env) -> worker::Result<Self> {
        let var = |name: &str| env.var(name).map(|value| value.to_string());
        let secret = |name: &str| env.secret(name).map(|value| Secret(value.to_string()));
        Ok(Self {
            public_url: var("PUBLIC_URL")?.trim_end_matches('/').to_owned(),
            mail_url: var("MAIL_URL")?,
            mail_from: var("MAIL_FROM")?,
            mail_from_name: var("MAIL_FROM_NAME")?,
            mail_token: secret("MAIL_TOKEN")?,
            jwt_secret: secret("JWT_SECRET")?,
            pepper: secret("PEPPER")?,
            link_secret: secret("LINK_SECRET")?,
        })
    }
}
