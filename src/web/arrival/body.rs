//! The body of a request: never more in memory than its route takes, whatever length it declares.

use crate::web::Failure;
use crate::web::routes::Takes;
use futures_util::StreamExt;
use worker::Request;

/// Reads what the route takes, and stops at the first byte beyond.
pub async fn read(request: &mut Request, takes: Takes) -> Result<Vec<u8>, Failure> {
    let header = |name: &str| request.headers().get(name).ok().flatten();
    if takes == Takes::Nothing || request.inner().body().is_none() {
        return Ok(Vec::new());
    }
    let declared = header("content-length").and_then(|length| length.parse::<usize>().ok());
    if declared.is_some_and(|length| length > takes.most()) {
        return Err(Failure::body_too_large());
    }
    let media = header("content-type").unwrap_or_default();
    let mut parts = request.stream()?;
    let mut body = Vec::new();
    while let Some(part) = parts.next().await {
        let part = part.map_err(|_| Failure::body_unreadable())?;
        if body.len() + part.len() > takes.most() {
            return Err(Failure::body_too_large());
        }
        body.extend(part);
    }
    if takes.is_json() && !body.is_empty() && !is_json(&media) {
        return Err(Failure::body_not_json());
    }
    Ok(body)
}

/// Whether a media type is JSON's, parameters aside: forms of other sites can send three types, and this is none of them.
pub fn is_json(media: &str) -> bool {
    let kind = media.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_json_and_nothing_like_it() {
        for media in ["application/json", "Application/JSON; charset=utf-8", "application/json ;x=y"] {
            assert!(is_json(media), "{media}");
        }
        for media in [
            "",
            "text/plain",
            "application/jsonp",
            "application/x-www-form-urlencoded",
            "text/plain;application/json",
        ] {
            assert!(!is_json(media), "{media}");
        }
    }
}
