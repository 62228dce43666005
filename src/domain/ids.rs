//! An id type per thing, so that a client's id is never taken for a document's.

use serde::{Deserialize, Serialize};

/// A text that is not the id of anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

/// Whether a text has the shape of a lower-case UUID.
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
        pub struct $name(String);

        impl $name {
            /// The id as it is stored and sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                if is_uuid(text) { Ok(Self(text.to_owned())) } else { Err(NotAnId) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;
            fn try_from(text: String) -> Result<Self, &'static str> {
                text.parse().map_err(|_| "not an id")
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A person.
    UserId;
    /// A sign-in that lasts until it expires or is revoked.
    SessionId;
    /// One mailed code and its five tries.
    ChallengeId;
    /// A company, the tenant everything else belongs to.
    CompanyId;
    /// A logo, as it was uploaded once.
    LogoId;
    /// A client.
    ClientId;
    /// A person who may act for clients.
    ContactId;
    /// A group of contacts.
    GroupId;
    /// A catalogue entry.
    ArticleId;
    /// A quote, an invoice, a deposit invoice, a credit note.
    DocumentId;
    /// A payment, or the reversal of one.
    PaymentId;
    /// A letter.
    MessageId;
    /// A link given to a client.
    ShareId;
    /// A saved view of a list.
    ViewId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_lower_case_uuid_is_an_id() {
        assert!("01936f2e-8a3b-7c11-9d2e-1234567890ab".parse::<ClientId>().is_ok());
        for no in
            ["", "1", "01936F2E-8a3b-7c11-9d2e-1234567890ab", "01936f2e08a3b07c1109d2e01234567890ab", "é"]
        {
            assert_eq!(no.parse::<ClientId>(), Err(NotAnId));
        }
    }
}
