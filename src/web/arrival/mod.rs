//! How a request comes in and its answer goes out: its route, limits, origin, language, policy, and one log line.

mod body;
mod line;
mod origin;
mod policy;

use super::desk::{Asked, Desk};
use super::public::verifier;
use super::routes::{Route, Takes};
use super::{Failure, ROUTES, dispatch};
use crate::auth::session;
use crate::domain::language::Language;
use crate::platform::{self, Now, Settings};
use crate::store::{Cost, Store};
pub use body::is_json;
use line::Line;
use worker::{Context, Env, Headers, Method, Request, Response};

/// The longest address, in bytes: what the platform itself takes in production.
const ADDRESS_MAX: usize = 16 * 1024;
/// The page that takes files from anybody, and answers with a page whatever comes.
const VERIFIER: &str = "/verifier";

/// Answers one request.
pub async fn answer(request: Request, env: Env, context: Context) -> worker::Result<Response> {
    let now = Now::of_platform();
    let id = now.request.clone();
    let language = language(request.headers());
    let (path, query) = (request.path(), query(&request));
    let mut line =
        Line { request: id.clone(), at: now.ms, method: request.inner().method(), ..Line::default() };
    let mut cost = Cost::default();
    let response = match meet(request, &env, context, now, language, (&mut line, &mut cost)).await {
        Ok(response) => response,
        Err(failure) => {
            let refusal = failure.into_response(language, &id)?;
            match path == VERIFIER && refusal.status_code() != 405 {
                true => verifier::instead_of(&refusal, &query, language).unwrap_or(refusal),
                false => refusal,
            }
        }
    };
    worker::console_log!("{}", line.written(response.status_code(), platform::clock(), cost));
    policy::apply(&response, &path)?;
    response.headers().set("x-request-id", &id)?;
    Ok(response)
}

async fn meet(
    request: Request,
    env: &Env,
    context: Context,
    now: Now,
    language: Language,
    (line, cost): (&mut Line, &mut Cost),
) -> Result<Response, Failure> {
    if request.inner().url().len() > ADDRESS_MAX {
        return Err(Failure::address_too_long());
    }
    let path = request.path();
    let path: Vec<&str> = path.trim_matches('/').split('/').collect();
    let route = find(&request.inner().method(), &path)?;
    line.route = Some(route.path());
    let settings = Settings::read(env)?;
    let asked = read(request, &settings, language, route.takes).await?;
    let desk = Desk { asked, now, settings, store: Store::open(env)?, context };
    line.know(&desk);
    let answer = dispatch(&desk, &path).await;
    *cost = desk.store.cost();
    answer
}

/// The row that answers: of those of its path, that of its method. HEAD is GET without a body, which the runtime drops.
fn find(method: &str, path: &[&str]) -> Result<&'static Route, Failure> {
    let rows = || ROUTES.iter().filter(|route| (route.fits)(path));
    let wanted = if method == "HEAD" { "GET" } else { method };
    if let Some(route) = rows().find(|route| route.method.to_uppercase() == wanted) {
        return Ok(route);
    }
    let mut allowed: Vec<String> = rows().map(|route| route.method.to_uppercase()).collect();
    if allowed.iter().any(|method| method == "GET") {
        allowed.push("HEAD".to_owned());
    }
    allowed.sort();
    allowed.dedup();
    match allowed.is_empty() {
        true => Err(Failure::not_found()),
        false => Err(Failure::allowed(allowed.join(", "))),
    }
}

/// Reads what the request brought, and refuses what the route does not take.
async fn read(
    mut request: Request,
    settings: &Settings,
    language: Language,
    takes: Takes,
) -> Result<Asked, Failure> {
    let method = request.method();
    let headers = request.headers().clone();
    let header = |name: &str| headers.get(name).ok().flatten();
    let reads = matches!(method, Method::Get | Method::Head);
    let (origin, site) = (header("origin"), header("sec-fetch-site"));
    if !reads && !origin::is_ours(&settings.public_url, origin.as_deref(), site.as_deref()) {
        return Err(Failure::foreign_origin());
    }
    let address = header("cf-connecting-ip").unwrap_or_default();
    Ok(Asked {
        head: method == Method::Head,
        method: if method == Method::Head { Method::Get } else { method },
        path: request.path(),
        query: query(&request),
        body: body::read(&mut request, takes).await?,
        media: header("content-type").unwrap_or_default(),
        token: header("cookie").and_then(|cookies| session::token(&cookies).map(str::to_owned)),
        key: header("idempotency-key"),
        if_match: header("if-match"),
        language,
        address: network(&address),
        device: header("user-agent").unwrap_or_default().chars().take(200).collect(),
    })
}

/// The query of an address, without the question mark.
fn query(request: &Request) -> String {
    let url = request.inner().url();
    let query = url.split_once('?').map(|(_, query)| query.split('#').next().unwrap_or(query));
    query.unwrap_or_default().to_owned()
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
    fn a_path_is_known_by_its_methods() {
        let found = find("HEAD", &["api", "companies", "x", "quotes"]).unwrap();
        assert_eq!((found.path().as_str(), found.method), ("/api/companies/{company}/quotes", "Get"));
        assert_eq!(find("PUT", &["api", "session", "language"]).unwrap().takes, Takes::Little);
        let refused = |method, path: &[&str]| format!("{:?}", find(method, path).unwrap_err());
        for method in ["TRACE", "PATCH", "OPTIONS", "get", "FOO", ""] {
            let said = refused(method, &["api", "session"]);
            assert!(
                said.contains("method_not_allowed") && said.contains("DELETE, GET, HEAD, POST"),
                "{said}"
            );
        }
        assert!(refused("GET", &["api", "nowhere"]).contains("not_found"));
    }
}
