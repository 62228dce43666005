//! What narrows the documents of a family: one text for the pages of a list and for what its tabs count.

use super::{Family, Sort};
use crate::domain::day::Day;
use crate::domain::ids::ClientId;
use crate::domain::kind::Kind;
use crate::domain::money::Cents;
use crate::store::page::{Direction, Page, words};
use crate::store::sql::{Value, bind};

/// The state of a document `d` with its settlement `s`, as `?14` finds it: the words of `state` on the wire.
macro_rules! state_of {
    () => {
        concat!(
            "case
            when d.stage in ('draft', 'refused') then d.stage
            when d.stage = 'sent' then ",
            sent!(14),
            "
            when d.stage = 'accepted' then ",
            accepted!(),
            "
            when s.open = 0 then iif(s.paid = 0 and s.credited > 0, 'credited', 'paid')
            when s.due_on < ?14 then 'overdue'
            when s.open < s.payable then 'partly_paid'
            else 'issued' end"
        )
    };
}
pub(super) use state_of;

/// The conditions of a filter, in the order of `Filter::values`.
macro_rules! narrowed {
    () => {
        concat!(
            "d.company_id = ?1 and d.family = ?2
          and (?3 is null or d.client_id = ?3)
          and d.issued_on between coalesce(?4, '0') and coalesce(?5, '9')
          and not exists (select 1 from json_each(?6) w where instr(d.client_key || ' ' || d.search, w.value) = 0 and d.gross_total is not ?7)
          and (?8 is null or d.kind = ?8)
          and (coalesce(?9, ?10) is null or d.due_on between coalesce(?9, '0') and coalesce(?10, '9'))
          and (coalesce(?11, ?12) is null or d.gross_total between coalesce(?11, d.gross_total) and coalesce(?12, d.gross_total))
          and (?13 is null or (?13 = 'open' and s.open > 0) or ?13 = ", state_of!(), ")"
        )
    };
}
pub(super) use narrowed;

/// What a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this client's.
    pub client: Option<ClientId>,
    /// Issued from this day.
    pub from: Option<Day>,
    /// Issued to this day.
    pub to: Option<Day>,
    /// Due, or valid, from this day.
    pub due_from: Option<Day>,
    /// Due, or valid, to this day.
    pub due_to: Option<Day>,
    /// At least this total including VAT.
    pub min: Option<Cents>,
    /// At most this total including VAT.
    pub max: Option<Cents>,
    /// Holding these words, or of this amount.
    pub text: Option<String>,
    /// Only of this kind.
    pub kind: Option<Kind>,
    /// Only in this state, by its word; `open` for all that still ask for money.
    pub state: Option<String>,
}

impl Filter {
    /// The parameters `?2` to `?14` of a narrowed statement.
    pub(super) fn values(&self, family: Family, today: Day) -> Vec<Value> {
        bind![
            family.word(),
            self.client.as_ref().map(ClientId::as_str),
            self.from,
            self.to,
            words(self.text.as_deref()),
            self.text.as_deref().and_then(amount),
            self.kind.map(Kind::word),
            self.due_from,
            self.due_to,
            self.min,
            self.max,
            self.state.as_deref(),
            today,
        ]
    }

    /// Where a page begins: at the edge of the filter when the list is sorted by what it bounds, so that nothing before it is read.
    pub(super) fn start(&self, sort: Sort, page: &Page) -> [Value; 2] {
        let usual = page.start(sort.sorted());
        if page.after.is_some() {
            return usual;
        }
        let (first, last): (Value, Value) = match sort {
            Sort::IssuedOn => (self.from.into(), self.to.into()),
            Sort::DueOn => (self.due_from.into(), self.due_to.into()),
            Sort::GrossTotal => (self.min.into(), self.max.into()),
            Sort::ClientName => (Value::Null, Value::Null),
        };
        match page.direction {
            Direction::Ascending if first != Value::Null => [first, "".into()],
            Direction::Descending if last != Value::Null => [last, "\u{10FFFF}".into()],
            Direction::Ascending | Direction::Descending => usual,
        }
    }
}

/// An amount typed in a search, in cents: `1 234,50` finds the document of that total.
fn amount(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, decimals) = plain.split_once([',', '.']).unwrap_or((&plain, "00"));
    let decimals = match decimals.len() {
        1 => format!("{decimals}0"),
        2 => decimals.to_owned(),
        _ => return None,
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(&decimals) {
        return None;
    }
    format!("{whole}{decimals}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_found_as_it_is_typed() {
        assert_eq!(amount("1 234,5"), Some(123_450));
        assert_eq!(amount("12.05"), Some(1205));
        assert_eq!(amount("80"), Some(8000));
        for no in ["", "F-2026-0001", "12,345", "-3", ","] {
            assert_eq!(amount(no), None, "{no}");
        }
    }

    #[test]
    fn a_list_begins_where_its_filter_does() {
        let day = |text| Day::parse(text).ok();
        let filter = Filter { due_from: day("2026-10-01"), due_to: day("2026-10-31"), ..Filter::default() };
        let page = |direction| Page { direction, after: None, limit: 50 };
        let (up, down) = (page(Direction::Ascending), page(Direction::Descending));
        assert_eq!(filter.start(Sort::DueOn, &up), ["2026-10-01".into(), "".into()]);
        assert_eq!(filter.start(Sort::DueOn, &down), ["2026-10-31".into(), "\u{10FFFF}".into()]);
        assert_eq!(filter.start(Sort::IssuedOn, &up), up.start(Sort::IssuedOn.sorted()));
    }
}
