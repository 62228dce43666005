//! Who a business is: its numbers, its bank, its address, each read by one door and checked there.

mod address;
mod bank;
mod country;
mod email;
mod siren;
mod vat_number;

pub use address::{AddressInput, PostalAddress};
pub use bank::{Bic, Iban};
pub use country::CountryCode;
pub use email::Email;
pub use siren::{Siren, Siret};
pub use vat_number::VatNumber;

/// Gives a type made of checked text its readers and writers.
macro_rules! checked_text {
    ($name:ident) => {
        impl $name {
            /// The text as it is stored.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::domain::refusal::Refusal;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = crate::domain::refusal::Refusal;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0.into()
            }
        }
    };
}
pub(crate) use checked_text;

/// Capitals and digits only, without the spaces, dots and dashes people group them by.
fn compact(text: &str) -> String {
    let grouping =
        |letter: &char| letter.is_whitespace() || matches!(letter, '.' | '-' | '\u{2011}' | '\u{2013}');
    text.chars().filter(|letter| !grouping(letter)).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// Cuts text into groups of so many letters, for people to read.
fn grouped(text: &str, sizes: &[usize]) -> String {
    let mut groups = String::with_capacity(text.len() + sizes.len());
    let mut left = sizes.first().copied().unwrap_or(usize::MAX);
    let mut later = sizes.iter().skip(1).chain(std::iter::repeat(sizes.last().unwrap_or(&usize::MAX)));
    for letter in text.chars() {
        if left == 0 {
            groups.push(' ');
            left = later.next().copied().unwrap_or(usize::MAX);
        }
        groups.push(letter);
        left = left.saturating_sub(1);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_compacted_to_check_and_grouped_to_read() {
        assert_eq!(compact(" fr76\u{a0}3000-6.0\u{202f}1 "), "FR763000601");
        assert_eq!(grouped("73282932000074", &[3, 3, 3, 5]), "732 829 320 00074");
        assert_eq!(grouped("FR7630006", &[4]), "FR76 3000 6");
        assert_eq!(grouped("", &[4]), "");
    }
}
