//! What the form of the verification page brings: a multipart body, read in one go and never by its file name.

use serde::Deserialize;

/// More parts than the form has are not ours.
const PARTS_MAX: usize = 8;
/// The heads of a part take no more room than this.
const HEAD_MAX: usize = 4096;
/// The longest boundary there may be (RFC 2046).
const BOUNDARY_MAX: usize = 70;

/// A body that is no form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// What was asked: a code as it was typed, the bytes of a file, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked<'a> {
    /// The code, empty when none was typed.
    pub code: String,
    /// The file, empty when none was chosen.
    #[serde(skip)]
    pub file: &'a [u8],
}

/// Reads the body of a form by its media type.
pub fn read<'a>(media: &str, body: &'a [u8]) -> Result<Asked<'a>, Unreadable> {
    let (kind, parameters) = media.split_once(';').unwrap_or((media, ""));
    match kind.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => serde_urlencoded::from_bytes(body).map_err(|_| Unreadable),
        "multipart/form-data" => multipart(&boundary(parameters).ok_or(Unreadable)?, body),
        _ => Err(Unreadable),
    }
}

/// The boundary that the parts stand between.
fn boundary(parameters: &str) -> Option<String> {
    let value = parameter(parameters, "boundary")?;
    let fits = !value.is_empty() && value.len() <= BOUNDARY_MAX;
    let plain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte));
    (fits && plain).then_some(value)
}

fn multipart<'a>(boundary: &str, body: &'a [u8]) -> Result<Asked<'a>, Unreadable> {
    let opening = format!("--{boundary}");
    let closing = format!("\r\n--{boundary}");
    let mut asked = Asked::default();
    let mut rest = body.strip_prefix(opening.as_bytes()).ok_or(Unreadable)?;
    for _ in 0..=PARTS_MAX {
        if rest.starts_with(b"--") {
            return Ok(asked);
        }
        let part = rest.strip_prefix(b"\r\n").ok_or(Unreadable)?;
        let (heads, inside) = cut(part, b"\r\n\r\n").ok_or(Unreadable)?;
        let (inside, after) = cut(inside, closing.as_bytes()).ok_or(Unreadable)?;
        if heads.len() > HEAD_MAX {
            return Err(Unreadable);
        }
        match name(heads).as_deref() {
            Some("code") => asked.code = std::str::from_utf8(inside).map_err(|_| Unreadable)?.to_owned(),
            Some("file") => asked.file = inside,
            _ => {}
        }
        rest = after;
    }
    Err(Unreadable)
}

/// The field a part belongs to, from its `content-disposition`.
fn name(heads: &[u8]) -> Option<String> {
    let heads = String::from_utf8_lossy(heads);
    let disposition = heads.split("\r\n").filter_map(|line| line.split_once(':'));
    let mut said = disposition.filter(|(name, _)| name.trim().eq_ignore_ascii_case("content-disposition"));
    let (_, value) = said.next()?;
    let (kind, parameters) = value.split_once(';')?;
    kind.trim().eq_ignore_ascii_case("form-data").then(|| parameter(parameters, "name"))?
}

/// A parameter of a head: bare, or between quotes, where a semicolon is text.
fn parameter(mut text: &str, wanted: &str) -> Option<String> {
    loop {
        let (name, after) = text.split_once('=')?;
        let after = after.trim_start();
        let (value, rest) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_at(after.find(';').unwrap_or(after.len())),
        };
        if name.trim_matches([' ', ';', '\t']).eq_ignore_ascii_case(wanted) {
            return Some(value.trim().to_owned());
        }
        text = rest;
    }
}

/// What stands before a mark and after it.
fn cut<'a>(text: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let (first, _) = mark.split_first()?;
    let mut from = 0;
    loop {
        let ahead = text.get(from..)?;
        let at = from + ahead.iter().position(|byte| byte == first)?;
        let (before, found) = text.split_at_checked(at)?;
        if let Some(after) = found.strip_prefix(mark) {
            return Some((before, after));
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MEDIA: &str = "multipart/form-data; boundary=----X";

    fn body(parts: &[(&str, &str)]) -> Vec<u8> {
        let parts: String = parts
            .iter()
            .map(|(heads, inside)| {
                format!("------X\r\nContent-Disposition: form-data; {heads}\r\n\r\n{inside}\r\n")
            })
            .collect();
        (parts + "------X--\r\n").into_bytes()
    }

    #[test]
    fn a_form_brings_its_code_and_its_file() {
        let body = body(&[
            ("name=\"code\"", "7K2M"),
            (
                "filename=\"../../etc/passwd; name=code\"; name=\"file\"\r\nContent-Type: application/pdf",
                "%PDF\r\n--\r\n\r\n----X\r\n%%EOF\r\n",
            ),
        ]);
        let asked = read(MEDIA, &body).unwrap();
        assert_eq!(asked.code, "7K2M");
        assert_eq!(asked.file, b"%PDF\r\n--\r\n\r\n----X\r\n%%EOF\r\n");
        assert_eq!(read("multipart/form-data; charset=utf-8; boundary=\"----X\"", &body), Ok(asked));
    }

    #[test]
    fn a_form_without_a_file_is_a_form() {
        let body =
            body(&[("name=\"code\"", ""), ("name=\"file\"; filename=\"\"", ""), ("name=\"other\"", "x")]);
        assert_eq!(read(MEDIA, &body), Ok(Asked::default()));
        let typed = read("application/x-www-form-urlencoded", b"code=7K2M&file=x").unwrap();
        assert_eq!((typed.code.as_str(), typed.file), ("7K2M", &b""[..]));
    }

    #[test]
    fn what_is_no_form_is_refused() {
        let whole = body(&[("name=\"code\"", "1")]);
        for media in [
            "",
            "application/json",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=----Y",
        ] {
            assert_eq!(read(media, &whole), Err(Unreadable), "{media}");
        }
        for cut in 0..whole.len() - 4 {
            assert_eq!(read(MEDIA, &whole[..cut]), Err(Unreadable), "{cut}");
        }
        assert_eq!(read(MEDIA, &body(&[("name=\"x\"", "1"); 9])), Err(Unreadable));
        let heads = format!("name=\"code\"; x=\"{}\"", "y".repeat(5000));
        assert_eq!(read(MEDIA, &body(&[(&heads, "1")])), Err(Unreadable));
    }

    proptest! {
        #[test]
        fn whatever_comes_is_answered(media in "multipart/form-data; ?boundary=\"?[-X\"]{0,6}", body in proptest::collection::vec(prop_oneof![Just(b'-'), Just(b'X'), Just(b'\r'), Just(b'\n'), any::<u8>()], 0..60)) {
            let _ = read(&media, &body);
        }
    }
}
