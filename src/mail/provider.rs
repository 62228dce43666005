//! The mail provider's HTTP API: one POST, eight seconds, and four ways it can end.

use super::Letter;
use crate::platform::Settings;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use worker::wasm_bindgen::JsValue;
use worker::{
    AbortController, AbortSignal, Delay, Fetch, Headers, Method, Request, RequestInit, RequestRedirect,
};

/// How long the provider may take.
const PATIENCE: Duration = Duration::from_secs(8);
/// The longest subject or name in a header.
const HEADER_MAX: usize = 200;

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Outcome {
    /// The provider has it, under this id.
    Accepted(String),
    /// It was refused for now.
    Retry {
        /// In how many seconds to come back, when the provider says so.
        after: Option<u32>,
        /// What it said.
        why: String,
    },
    /// It will never be taken as it is.
    Permanent(String),
    /// No answer: it may have left.
    Unknown(String),
}

/// Hands a letter to the provider.
pub async fn send(settings: &Settings, letter: &Letter) -> Outcome {
    let controller = AbortController::default();
    match within(PATIENCE, post(settings, letter, controller.signal())).await {
        Some(Ok((status, after, body))) => judge(status, after, &body),
        // Refused connections and lost answers look alike.
        Some(Err(error)) => Outcome::Unknown(short(&error.to_string())),
        None => {
            controller.abort();
            Outcome::Unknown("timeout".to_owned())
        }
    }
}

async fn post(
    settings: &Settings,
    letter: &Letter,
    signal: AbortSignal,
) -> worker::Result<(u16, Option<u32>, String)> {
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    headers.set("authorization", &format!("Bearer {}", settings.mail_token.expose()))?;
    if let Some(key) = &letter.key {
        headers.set("idempotency-key", key)?;
    }
    let mut init = RequestInit::new();
    // The token goes where the settings say and nowhere else.
    init.with_redirect(RequestRedirect::Manual)
        .with_method(Method::Post)
        .with_headers(headers)
        .with_body(Some(JsValue::from_str(&payload(settings, letter).to_string())));
    let request = Request::new_with_init(&settings.mail_url, &init)?;
    let mut response = Fetch::Request(request).send_with_signal(&signal).await?;
    let after = response.headers().get("retry-after")?.and_then(|seconds| seconds.trim().parse().ok());
    Ok((response.status_code(), after, response.text().await?))
}

/// The letter in the provider's words.
fn payload(settings: &Settings, letter: &Letter) -> Value {
    let from_name = letter.from_name.as_deref().unwrap_or(&settings.mail_from_name);
    let attachments: Vec<Value> = letter
        .attachments
        .iter()
        .map(|file| {
            json!({
                "content": STANDARD.encode(&file.bytes),
                "filename": header(&file.name),
                "type": file.media,
                "disposition": "attachment",
            })
        })
        .collect();
    let mut payload = json!({
        "from": { "email": settings.mail_from, "name": header(from_name) },
        "to": [{ "email": header(&letter.to), "name": header(&letter.to_name) }],
        "subject": header(&letter.subject),
        "text": letter.text,
        "html": letter.html,
        "attachments": attachments,
    });
    if let (Some(address), Some(members)) = (&letter.reply_to, payload.as_object_mut()) {
        members.insert("reply_to".to_owned(), json!({ "email": header(address) }));
    }
    // Mailboxes show two letters of one Message-ID once, should the provider have sent both.
    if let (Some(key), Some(members)) = (&letter.key, payload.as_object_mut()) {
        let domain = settings.mail_from.rsplit('@').next().unwrap_or_default();
        members.insert("headers".to_owned(), json!({ "Message-ID": format!("<{}@{domain}>", header(key)) }));
    }
    payload
}

/// Text that stays on the line of its header.
fn header(text: &str) -> String {
    let line: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    line.trim().chars().take(HEADER_MAX).collect()
}

#[derive(Deserialize)]
struct Receipt {
    message_ids: Vec<String>,
}

fn judge(status: u16, after: Option<u32>, body: &str) -> Outcome {
    let why = || short(&format!("{status} {body}"));
    match status {
        200..=299 => match serde_json::from_str::<Receipt>(body)
            .map(|receipt| receipt.message_ids.into_iter().next())
        {
            Ok(Some(id)) => Outcome::Accepted(id),
            _ => Outcome::Unknown(why()),
        },
        504 => Outcome::Unknown(why()),
        408 | 409 | 425 | 429 | 500.. => Outcome::Retry { after, why: why() },
        _ => Outcome::Permanent(why()),
    }
}

fn short(words: &str) -> String {
    words.chars().take(300).collect()
}

/// The work's result, or nothing when time is up first.
async fn within<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut clock = pin!(Delay::from(limit));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => clock.as_mut().poll(context).map(|()| None),
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_from_no_answer() {
        let accepted = judge(200, None, r#"{"success":true,"message_ids":["7"]}"#);
        assert_eq!(accepted, Outcome::Accepted("7".to_owned()));
        assert!(matches!(judge(200, None, "{\"succ"), Outcome::Unknown(_)));
        assert!(matches!(judge(429, Some(30), ""), Outcome::Retry { after: Some(30), .. }));
        for status in [408, 409, 425, 500, 502, 503] {
            assert!(matches!(judge(status, None, ""), Outcome::Retry { after: None, .. }), "{status}");
        }
        assert!(matches!(judge(504, None, ""), Outcome::Unknown(_)));
        for status in [301, 400, 401, 403, 422] {
            assert!(matches!(judge(status, None, ""), Outcome::Permanent(_)), "{status}");
        }
    }

    #[test]
    fn a_header_stays_on_its_line() {
        assert_eq!(header("Devis\r\nBcc: x@y.fr\0"), "Devis  Bcc: x@y.fr");
        assert_eq!(header(&"a".repeat(300)).len(), HEADER_MAX);
    }
}
