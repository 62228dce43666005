//! A saved view: how somebody likes to look at a list, under a name.

use super::form::Form;
use super::refusal::{FieldRefusal, Refusal};
use super::text::{fold, required_line};
use serde::{Deserialize, Serialize};

/// The longest query that a view keeps.
const QUERY_MAX: usize = 1000;

/// The lists that can be looked at in several ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ViewedList {
    /// Quotes.
    Quotes,
    /// Invoices, deposits and credit notes.
    Invoices,
    /// Payments.
    Payments,
    /// Clients.
    Clients,
    /// Contacts.
    Contacts,
    /// Articles.
    Articles,
}

impl ViewedList {
    /// The word in storage.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Invoices => "invoices",
            Self::Payments => "payments",
            Self::Clients => "clients",
            Self::Contacts => "contacts",
            Self::Articles => "articles",
        }
    }
}

/// A view, its words checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    /// The list it looks at.
    pub list: ViewedList,
    /// Its name, which no other of its author's views of the list has.
    pub name: String,
    /// What names are compared by.
    pub name_key: String,
    /// The query of the page's address.
    pub query: String,
    /// Whom it serves, as storage says it.
    pub shared: bool,
}

/// A view as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ViewInput {
    /// The list it looks at.
    pub list: ViewedList,
    /// Its name.
    pub name: String,
    /// The query of the page's address, without the question mark.
    pub query: String,
    /// Whether the whole company sees it.
    pub shared: bool,
}

impl TryFrom<ViewInput> for View {
    type Error = Vec<FieldRefusal>;

    fn try_from(typed: ViewInput) -> Result<Self, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let name = form.take("name", required_line(&typed.name, 60));
        let query = form.take("query", query(typed.query));
        form.close(|| {
            let name = name?;
            Some(View { list: typed.list, name_key: fold(&name), name, query: query?, shared: typed.shared })
        })
    }
}

/// An address holds printable ASCII only: everything else is percent-encoded in it.
fn query(typed: String) -> Result<String, Refusal> {
    if typed.len() > QUERY_MAX {
        Err(Refusal::TooLong)
    } else if typed.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(typed)
    } else {
        Err(Refusal::UnknownChoice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, query: &str) -> Result<View, Vec<FieldRefusal>> {
        ViewInput { list: ViewedList::Invoices, name: name.into(), query: query.into(), shared: true }
            .try_into()
    }

    #[test]
    fn a_view_keeps_the_query_of_an_address_under_a_name() {
        let view = typed(" Échues  d’Élan ", "statut=overdue&q=caf%C3%A9").unwrap();
        assert_eq!((view.name.as_str(), view.name_key.as_str()), ("Échues d’Élan", "echues d'elan"));
        assert_eq!(view.query, "statut=overdue&q=caf%C3%A9");
    }

    #[test]
    fn a_name_is_needed_and_a_query_is_one_of_an_address() {
        assert!(typed("", "").is_err());
        assert!(typed("Tout", "").is_ok());
        for no in ["q=café", "q=a b", "q=\n", &"q".repeat(QUERY_MAX + 1)] {
            assert_eq!(typed("Vue", no).unwrap_err().len(), 1, "{no}");
        }
    }
}
