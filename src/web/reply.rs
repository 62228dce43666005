//! The answers handlers give: JSON with its version, files, nothing.

use super::Failure;
use serde::Serialize;
use worker::Response;

/// The policy of a picture that is opened by itself.
const PICTURE: &str = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/// A JSON answer.
pub fn json<T: Serialize>(value: &T) -> Result<Response, Failure> {
    Ok(Response::from_json(value)?)
}

/// A JSON answer with the version that a later `If-Match` must name.
pub fn versioned<T: Serialize>(value: &T, version: u32) -> Result<Response, Failure> {
    let response = json(value)?;
    response.headers().set("etag", &format!("\"{version}\""))?;
    Ok(response)
}

/// Whether a write happened now or is told again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// It happened now.
    First,
    /// Its key had served: the same answer again.
    Again,
}

/// Sets the status of a first telling and marks a repeated one.
pub fn told(response: Response, status: u16, telling: Telling) -> Result<Response, Failure> {
    if telling == Telling::Again {
        response.headers().set("idempotent-replayed", "true")?;
    }
    Ok(response.with_status(status))
}

/// No content.
pub fn nothing() -> Result<Response, Failure> {
    Ok(Response::empty()?.with_status(204))
}

/// A file under its name, shown by the browser or saved.
pub fn file(bytes: Vec<u8>, media: &str, name: &str, showing: Showing) -> Result<Response, Failure> {
    let response = Response::from_bytes(bytes)?;
    let how = match showing {
        Showing::Inline => "inline",
        Showing::Download => "attachment",
    };
    // Numbers hold only characters that need no quoting; a slash would read as a folder.
    let safe: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_+.".contains(c) { c } else { '-' }).collect();
    response.headers().set("content-type", media)?;
    response.headers().set("content-disposition", &format!("{how}; filename=\"{safe}\""))?;
    Ok(response)
}

/// A picture that somebody uploaded and we wrote anew: shown, and even if it were something else, nothing in it runs.
pub fn picture(image: Vec<u8>) -> Result<Response, Failure> {
    let response = file(image, "image/png", "logo.png", Showing::Inline)?;
    response.headers().set("content-security-policy", PICTURE)?;
    Ok(response)
}

/// How a browser takes a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Showing {
    /// In its window.
    Inline,
    /// To its disk.
    Download,
}
