//! How a request comes in and its answer goes out: limits, origin, language, policy headers, one log line.

use super::desk::{Asked, Desk};
use super::public::verifier;
use super::{Failure, dispatch};
use crate::auth::session;
use crate::domain::language::Language;
use crate::platform::{Now, Settings};
use crate::store::Store;
use serde_json::json;
use worker::{Context, Env, Headers, Method, Request, Response};

/// The largest body a route takes, in bytes: a logo and its margin.
const LARGEST_BODY: usize = 640 * 1024;
/// What stands around the file in a form.
const FORM_MARGIN: usize = 8 * 1024;
/// The page that takes files from anybody, and answers with a page whatever comes.
const VERIFIER: &str = "/verifier";

/// Answers one request.
pub async fn answer(request: Request, env: Env, context: Context) -> worker::Result<Response> {
    let now = Now::of_platform();
    let id = now.request.clone();
    let language = language(request.headers());
    let (method, path, query) = (request.method(), request.path(), query(&request));
    let response = match meet(request, &env, context, now, language).await {
        Ok(response) => response,
        Err(failure) => {
            let refusal = failure.into_response(language, &id)?;
            match path == VERIFIER {
                true => verifier::instead_of(&refusal, &query, language).unwrap_or(refusal),
                false => refusal,
            }
        }
    };
    worker::console_log!(
        "{}",
        json!({ "request": id, "method": method.to_string(), "path": template(&path), "status": response.status_code() })
    );
    leave(response, &path, &id)
}

async fn meet(
    request: Request,
    env: &Env,
    context: Context,
    now: Now,
    language: Language,
) -> Result<Response, Failure> {
    let settings = Settings::read(env)?;
    let asked = read(request, &settings, language).await?;
    let desk = Desk { asked, now, settings, store: Store::open(env)?, context };
    let path = desk.asked.path.clone();
    let path: Vec<&str> = path.trim_matches('/').split('/').collect();
    dispatch(&desk, &path).await
}

/// Reads what the request brought, and refuses what no route takes.
async fn read(mut request: Request, settings: &Settings, language: Language) -> Result<Asked, Failure> {
    let method = request.method();
    if !matches!(method, Method::Get | Method::Head | Method::Post | Method::Put | Method::Delete) {
        return Err(Failure::method_not_allowed());
    }
    let headers = request.headers().clone();
    let header = |name: &str| headers.get(name).ok().flatten();
    let writes = matches!(method, Method::Post | Method::Put | Method::Delete);
    if writes && !same_origin(settings, header("origin").as_deref(), header("sec-fetch-site").as_deref()) {
        return Err(Failure::foreign_origin());
    }
    let declared =
        header("content-length").and_then(|length| length.parse::<usize>().ok()).unwrap_or_default();
    let largest = largest_body(&request.path());
    if declared > largest {
        return Err(Failure::body_too_large());
    }
    let body = if writes { request.bytes().await? } else { Vec::new() };
    if body.len() > largest {
        return Err(Failure::body_too_large());
    }
    let address = header("cf-connecting-ip").unwrap_or_default();
    Ok(Asked {
        // HEAD is GET without a body: the runtime drops it.
        head: method == Method::Head,
        method: if method == Method::Head { Method::Get } else { method },
        path: request.path(),
        query: query(&request),
        body,
        media: header("content-type").unwrap_or_default(),
        token: header("cookie").and_then(|cookies| session::token(&cookies).map(str::to_owned)),
        key: header("idempotency-key"),
        if_match: header("if-match"),
        language,
        address: network(&address),
        device: header("user-agent").unwrap_or_default().chars().take(200).collect(),
    })
}

/// How much a path takes.
fn largest_body(path: &str) -> usize {
    if path == VERIFIER { verifier::LARGEST_FILE + FORM_MARGIN } else { LARGEST_BODY }
}

/// The query of an address, without the question mark.
fn query(request: &Request) -> String {
    let url = request.inner().url();
    let query = url.split_once('?').map(|(_, query)| query.split('#').next().unwrap_or(query));
    query.unwrap_or_default().to_owned()
}

/// A write must come from our own pages, or from a client that is no browser and sends no origin at all.
fn same_origin(settings: &Settings, origin: Option<&str>, site: Option<&str>) -> bool {
    let site = site.is_none_or(|site| site == "same-origin" || site == "none");
    site && origin.is_none_or(|origin| origin == settings.public_url)
}

/// The network of an address: its /24, or the /64 of IPv6.
fn network(address: &str) -> String {
    let (separator, parts) = if address.contains(':') { (":", 4) } else { (".", 3) };
    address.split(separator).take(parts).collect::<Vec<_>>().join(separator)
}

/// The first language of `Accept-Language` that we speak, else French.
fn language(headers: &Headers) -> Language {
    let accepted = headers.get("accept-language").ok().flatten().unwrap_or_default();
    let mut spoken = accepted.split(',').filter_map(|tag| tag.trim().get(..2));
    match spoken.find(|tag| matches!(*tag, "fr" | "en")) {
        Some("en") => Language::En,
        _ => Language::Fr,
    }
}

/// The path without its ids and tokens: what a log may hold.
fn template(path: &str) -> String {
    let mut parts: Vec<&str> =
        path.split('/').map(|part| if part.len() > 24 { "{id}" } else { part }).collect();
    parts.truncate(12);
    parts.join("/")
}

/// The policy that every answer of the Worker carries; assets carry the same through `public/_headers`.
const POLICY: &[(&str, &str)] = &[
    ("strict-transport-security", "max-age=63072000; includeSubDomains; preload"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self), web-share=(self), publickey-credentials-create=(self), publickey-credentials-get=(self)",
    ),
];

/// Answers that are not pages may load nothing at all.
const CLOSED: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

fn leave(response: Response, path: &str, id: &str) -> worker::Result<Response> {
    let headers = response.headers();
    for (name, value) in POLICY {
        headers.set(name, value)?;
    }
    if !headers.has("content-security-policy")? {
        headers.set("content-security-policy", CLOSED)?;
    }
    if !headers.has("cache-control")? {
        headers.set("cache-control", "no-store")?;
    }
    if path.starts_with("/p/") {
        headers.set("x-robots-tag", "noindex, nofollow")?;
    }
    headers.set("x-request-id", id)?;
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shortened_to_its_network() {
        assert_eq!(network("203.0.113.7"), "203.0.113");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2");
        assert_eq!(network(""), "");
    }

    #[test]
    fn a_log_line_holds_no_id() {
        assert_eq!(
            template("/api/companies/01936f2e-8a3b-7c11-9d2e-1234567890ab/quotes"),
            "/api/companies/{id}/quotes"
        );
    }
}
