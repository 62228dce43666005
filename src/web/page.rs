//! Pages of a list on the wire: the sort, the opaque `after`, the limit, and the page that answers.

use super::{Failure, reply};
use crate::store::page::{Cursor, Direction, Listed, Mark, Page};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use worker::Response;

/// How many rows a page has when nothing is said.
const USUAL: u32 = 50;
/// How many rows a page has at most.
const MOST: u32 = 100;

/// A page of a list.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(rename = "PageOf{T}"))]
pub struct PageOf<T> {
    /// The rows.
    pub items: Vec<T>,
    /// What `after` must say for the next page; nothing when this is the last.
    pub next: Option<String>,
}

/// The page a request asks for, and the sort it goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// One of the sorts of the list, without its sign.
    pub sort: &'static str,
    /// The page.
    pub page: Page,
}

impl Paging {
    /// Reads `sort`, `after` and `limit`: the list is sorted as the first of `sorts` when nothing is said.
    pub fn read(
        sorts: &[&'static str],
        sort: Option<&str>,
        after: Option<&str>,
        limit: Option<u32>,
    ) -> Result<Self, Failure> {
        let unreadable = |parameter: &str| Failure::query_unreadable().with("parameter", parameter.into());
        let asked = sort.or(sorts.first().copied()).unwrap_or_default();
        let (name, direction) = match asked.strip_prefix('-') {
            Some(name) => (name, Direction::Descending),
            None => (asked, Direction::Ascending),
        };
        let mut names = sorts.iter().map(|sort| sort.trim_start_matches('-'));
        let sort = names.find(|known| *known == name).ok_or_else(|| unreadable("sort"))?;
        let limit = limit.unwrap_or(USUAL);
        if !(1..=MOST).contains(&limit) {
            return Err(unreadable("limit"));
        }
        let after = after.filter(|after| !after.is_empty());
        let after = after.map(|after| opened(sort, direction, after).ok_or_else(|| unreadable("after")));
        Ok(Paging { sort, page: Page { direction, after: after.transpose()?, limit } })
    }

    /// The answer with these rows.
    pub fn reply<T: Serialize>(&self, listed: Listed<T>) -> Result<Response, Failure> {
        let next = listed.next.map(|cursor| closed(self.sort, self.page.direction, &cursor));
        reply::json(&PageOf { items: listed.items, next })
    }
}

const fn sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Ascending => "",
        Direction::Descending => "-",
    }
}

/// A cursor as callers carry it: it names its sort, so that it serves no other.
fn closed(sort: &str, direction: Direction, cursor: &Cursor) -> String {
    let json = serde_json::json!([format!("{}{sort}", sign(direction)), cursor.mark, cursor.id]);
    BASE64_URL_SAFE_NO_PAD.encode(json.to_string())
}

fn opened(sort: &str, direction: Direction, after: &str) -> Option<Cursor> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(after).ok()?;
    let (sorted, mark, id): (String, Mark, String) = serde_json::from_slice(&bytes).ok()?;
    (sorted == format!("{}{sort}", sign(direction))).then_some(Cursor { mark, id })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_opens_only_the_list_it_comes_from() {
        let cursor = Cursor { mark: Mark::Text("élan".into()), id: "1".into() };
        let after = closed("name", Direction::Descending, &cursor);
        let sorts = &["name", "-due_on"];
        let read = |sort, after: &str| Paging::read(sorts, Some(sort), Some(after), None);
        assert_eq!(read("-name", &after).unwrap().page.after, Some(cursor));
        assert!(read("name", &after).is_err());
        assert!(read("-name", "%%%").is_err());
        assert!(read("price", "").is_err());
        assert_eq!(Paging::read(sorts, None, None, None).unwrap().page.limit, USUAL);
        assert!(Paging::read(sorts, None, None, Some(101)).is_err());
        assert!(Paging::read(sorts, None, None, Some(0)).is_err());
    }
}
