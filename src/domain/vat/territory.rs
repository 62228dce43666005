//! Where a company is, in the eyes of French VAT: the same state has four sets of rates.

use serde::Serialize;

use crate::domain::identity::CountryCode;

/// A part of France with rates of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Territory {
    /// The mainland, and whoever is elsewhere.
    Mainland,
    /// Corsica (CGI, art. 297): the mainland's rates, and some below them.
    Corsica,
    /// Guadeloupe, Martinique, La Réunion (CGI, art. 296).
    Overseas,
    /// French Guiana, Mayotte (CGI, art. 294) and the collectivities overseas: no VAT.
    Untaxed,
}

/// Where a country and the beginning of a postcode lead; the first that fits decides, and whoever is elsewhere is on the mainland.
/// Saint-Barthélemy and Saint-Martin kept postcodes of Guadeloupe; those of Monaco begin as those of the Pacific.
pub const PLACES: &[(&str, &str, Territory)] = &[
    ("FR", "20", Territory::Corsica),
    ("FR", "97133", Territory::Untaxed),
    ("FR", "97150", Territory::Untaxed),
    ("FR", "971", Territory::Overseas),
    ("FR", "972", Territory::Overseas),
    ("FR", "974", Territory::Overseas),
    ("FR", "97", Territory::Untaxed),
    ("FR", "980", Territory::Mainland),
    ("FR", "98", Territory::Untaxed),
    ("GP", "", Territory::Overseas),
    ("MQ", "", Territory::Overseas),
    ("RE", "", Territory::Overseas),
    ("GF", "", Territory::Untaxed),
    ("YT", "", Territory::Untaxed),
    ("BL", "", Territory::Untaxed),
    ("MF", "", Territory::Untaxed),
    ("NC", "", Territory::Untaxed),
    ("PF", "", Territory::Untaxed),
    ("PM", "", Territory::Untaxed),
    ("WF", "", Territory::Untaxed),
];

impl Territory {
    /// The territory of an address.
    pub fn of(country: CountryCode, postcode: &str) -> Territory {
        let fits = |(code, beginning, _): &&(&str, &str, Territory)| {
            *code == country.code() && postcode.starts_with(beginning)
        };
        PLACES.iter().find(fits).map_or(Territory::Mainland, |(_, _, territory)| *territory)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_postcode_says_which_rates_apply() {
        let of =
            |country: &str, postcode: &str| Territory::of(CountryCode::parse(country).unwrap(), postcode);
        assert_eq!(of("FR", "44000"), Territory::Mainland);
        assert_eq!(of("FR", "20200"), Territory::Corsica);
        assert_eq!((of("FR", "97110"), of("FR", "97400")), (Territory::Overseas, Territory::Overseas));
        assert_eq!((of("FR", "97300"), of("FR", "97600")), (Territory::Untaxed, Territory::Untaxed));
        assert_eq!((of("FR", "97150"), of("FR", "98800")), (Territory::Untaxed, Territory::Untaxed));
        assert_eq!((of("MQ", ""), of("YT", "")), (Territory::Overseas, Territory::Untaxed));
        assert_eq!((of("MC", "98000"), of("FR", "98000")), (Territory::Mainland, Territory::Mainland));
        assert_eq!((of("DE", "20095"), of("FR", "")), (Territory::Mainland, Territory::Mainland));
    }
}
