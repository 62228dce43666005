//! A contact: a person who may act for clients and belong to groups.

use super::filing::{Filed, Filing};
use super::form::Form;
use super::identity::Email;
use super::refusal::{FieldRefusal, Refusal};
use super::text::{LINE_MAX, TEXT_MAX, clean_line, optional_line, optional_text};
use serde::{Deserialize, Serialize};

/// A contact, every value of it checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The first name; empty when only the last is known.
    pub first_name: String,
    /// The last name; empty when only the first is known.
    pub last_name: String,
    /// What the person does.
    pub role: Option<String>,
    /// Where they are written to.
    pub email: Option<Email>,
    /// Where they are called.
    pub phone: Option<String>,
    /// What only the company reads.
    pub note: Option<String>,
}

/// A contact as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct ContactInput {
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// What the person does.
    pub role: Option<String>,
    /// Where they are written to.
    pub email: Option<String>,
    /// Where they are called.
    pub phone: Option<String>,
    /// What only the company reads.
    pub note: Option<String>,
}

impl TryFrom<ContactInput> for Contact {
    type Error = Vec<FieldRefusal>;

    fn try_from(typed: ContactInput) -> Result<Self, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let name = |text: &Option<String>| clean_line(text.as_deref().unwrap_or_default(), 100);
        let first_name = form.take("first_name", name(&typed.first_name));
        let last_name = form.take("last_name", name(&typed.last_name));
        if let (Some(""), Some("")) = (first_name.as_deref(), last_name.as_deref()) {
            form.refuse("last_name", Refusal::Missing);
        }
        let role = form.take("role", optional_line(typed.role.as_deref(), LINE_MAX));
        let email = form.optional("email", typed.email.as_deref(), Email::parse);
        let phone = form.take("phone", optional_line(typed.phone.as_deref(), 40));
        let note = form.take("note", optional_text(typed.note.as_deref(), TEXT_MAX));
        form.close(|| {
            Some(Contact {
                first_name: first_name?,
                last_name: last_name?,
                role: role?,
                email: email?,
                phone: phone?,
                note: note?,
            })
        })
    }
}

impl Filed for Contact {
    /// Sorted by last name, as an address book is.
    fn filing(&self) -> Filing {
        let sorted = format!("{} {}", self.last_name, self.first_name);
        let email = self.email.as_ref().map(Email::as_str);
        let words = [self.role.as_deref(), email, self.phone.as_deref()];
        Filing { label: full_name(&self.first_name, &self.last_name), ..Filing::under(sorted.trim(), words) }
    }
}

/// The name as it is said.
pub fn full_name(first_name: &str, last_name: &str) -> String {
    format!("{first_name} {last_name}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(first: &str, last: &str) -> Result<Contact, Vec<FieldRefusal>> {
        let some = |text: &str| Some(text.to_owned());
        let (first_name, last_name) = (some(first), some(last));
        ContactInput { first_name, last_name, role: None, email: None, phone: None, note: None }.try_into()
    }

    #[test]
    fn a_contact_has_at_least_one_name_and_is_sorted_by_the_last() {
        let filing = typed("Éva", "Petit").unwrap().filing();
        assert_eq!((filing.label.as_str(), filing.key.as_str()), ("Éva Petit", "petit eva"));
        assert_eq!(typed("Éva", " ").unwrap().filing().key, "eva");
        assert_eq!(typed(" ", "").unwrap_err(), [Refusal::Missing.at("last_name")]);
    }
}
