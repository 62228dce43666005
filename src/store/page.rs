//! Pages of a list by key: where one begins, how long it is, and after which row the next begins.

use super::Fault;
use super::sql::{Answers, Value};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Which way a list runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the least to the greatest.
    Ascending,
    /// From the greatest to the least.
    Descending,
}

/// What a list is sorted by, in one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Mark {
    /// A whole number.
    Whole(i64),
    /// Text.
    Text(String),
}

/// What the column of a sort holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    /// Whole numbers.
    ByWhole,
    /// Text.
    ByText,
}

/// The last row of a page: the next page begins after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// What the list is sorted by.
    pub mark: Mark,
    /// The row's id, which settles ties.
    pub id: String,
}

/// The page that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Which way.
    pub direction: Direction,
    /// After which row; the first page when there is none.
    pub after: Option<Cursor>,
    /// At most how many rows.
    pub limit: u32,
}

/// A page of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins, when there is one.
    pub next: Option<Cursor>,
}

/// The place a row takes in its list: two columns that stand beside the row's own.
#[derive(Debug, Deserialize)]
struct Place {
    mark: Mark,
    mark_id: String,
}

/// The greatest whole number that D1 holds exactly.
const GREATEST: i64 = (1 << 53) - 1;

impl Page {
    /// The two values of `(column, id) > (?, ?)`; a first page begins before everything, so that the index serves it too.
    pub(super) fn start(&self, sorted: Sorted) -> [Value; 2] {
        match (&self.after, self.direction, sorted) {
            (Some(Cursor { mark: Mark::Whole(mark), id }), ..) => [(*mark).into(), id.into()],
            (Some(Cursor { mark: Mark::Text(mark), id }), ..) => [mark.into(), id.into()],
            (None, Direction::Ascending, Sorted::ByWhole) => [(-GREATEST).into(), "".into()],
            (None, Direction::Ascending, Sorted::ByText) => ["".into(), "".into()],
            (None, Direction::Descending, Sorted::ByWhole) => [GREATEST.into(), "".into()],
            (None, Direction::Descending, Sorted::ByText) => ["\u{10FFFF}".into(), "".into()],
        }
    }

    /// One row more than the page shows: it tells whether another page follows.
    pub(super) fn limit(&self) -> Value {
        self.limit.saturating_add(1).into()
    }

    /// The rows of an answer, as the page shows them.
    pub(super) fn read<T: DeserializeOwned>(&self, answers: &Answers, at: usize) -> Result<Listed<T>, Fault> {
        Ok(self.cut(answers.rows(at)?, answers.rows(at)?))
    }

    /// Takes the extra row off, and remembers where the next page begins.
    fn cut<T>(&self, mut rows: Vec<T>, mut places: Vec<Place>) -> Listed<T> {
        let shown = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > shown;
        rows.truncate(shown);
        places.truncate(shown);
        let last = places.pop().filter(|_| more);
        Listed { items: rows, next: last.map(|last| Cursor { mark: last.mark, id: last.mark_id }) }
    }
}

/// What was typed in a search, as a JSON list of folded words: a row must hold each of them.
pub(super) fn words(typed: Option<&str>) -> String {
    let folded = crate::domain::text::fold(typed.unwrap_or_default());
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(12).collect();
    serde_json::Value::from(words).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(page: &Page, many: i64) -> Listed<i64> {
        let place = |n: i64| Place { mark: Mark::Whole(n), mark_id: n.to_string() };
        page.cut((0..many).collect(), (0..many).map(place).collect())
    }

    #[test]
    fn a_page_names_the_next_only_when_a_row_is_left() {
        let page = Page { direction: Direction::Ascending, after: None, limit: 2 };
        assert_eq!(cut(&page, 2), Listed { items: vec![0, 1], next: None });
        let next = Some(Cursor { mark: Mark::Whole(1), id: "1".into() });
        assert_eq!(cut(&page, 3), Listed { items: vec![0, 1], next });
    }

    #[test]
    fn a_search_is_folded_into_words() {
        assert_eq!(words(Some("  Élan \"SARL\" ")), r#"["elan","\"sarl\""]"#);
        assert_eq!(words(None), "[]");
    }
}
