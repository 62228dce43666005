//! E-mail addresses, as strict as what can be delivered and no stricter.

use serde::{Deserialize, Serialize};

use super::checked_text;
use crate::domain::refusal::Refusal;

/// The longest address SMTP carries.
const LENGTH_MAX: usize = 254;

/// An e-mail address; its domain is kept in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Email(String);

checked_text!(Email);

impl Email {
    /// Reads an address.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once(['@']).ok_or(Refusal::EmailShape)?;
        let local_fits = (1..=64).contains(&local.len()) && local.split('.').all(is_atom);
        let top = domain.rsplit_once(['.']).map_or("", |(_, top)| top);
        let top_fits = top.len() > 1 && !top.bytes().all(|byte| byte.is_ascii_digit());
        let domain_fits = domain.split('.').all(is_label) && top_fits;
        if text.len() <= LENGTH_MAX && local_fits && domain_fits {
            Ok(Email(format!("{local}@{}", domain.to_ascii_lowercase())))
        } else {
            Err(Refusal::EmailShape)
        }
    }

    /// What two spellings of one mailbox have in common.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

fn is_atom(part: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    !part.is_empty() && part.bytes().all(allowed)
}

fn is_label(part: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=63).contains(&part.len())
        && part.bytes().all(allowed)
        && !part.starts_with('-')
        && !part.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_mailbox_and_a_domain() {
        assert_eq!(
            Email::parse(" Anne.Dupont+devis@Exemple.FR ").unwrap().as_str(),
            "Anne.Dupont+devis@exemple.fr"
        );
        assert_eq!(Email::parse("A@b.fr").unwrap().key(), "a@b.fr");
        let long = format!("{}@b.fr", "a".repeat(65));
        let refused = [
            "",
            "a",
            "a@",
            "@b.fr",
            "a@b",
            "a b@c.fr",
            "a@b..fr",
            "a@-b.fr",
            ".a@b.fr",
            "a@b.fr\r\nBcc: x@y.fr",
            "a@1.2.3.4",
            "a@@b.fr",
            "é@b.fr",
            "a@b.f",
            long.as_str(),
        ];
        for text in refused {
            assert_eq!(Email::parse(text), Err(Refusal::EmailShape), "{text}");
        }
    }
}
