//! Figures and labels in the words of a document's language.

use rust_decimal::Decimal;

use crate::domain::identity::CountryCode;
use crate::domain::language::{Currency, Language};
use crate::domain::money::Cents;

/// How a document writes.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// Its language.
    pub language: Language,
    /// Its currency.
    pub currency: Currency,
}

impl Words {
    /// The words of this document's language.
    pub const fn pick(self, french: &'static str, english: &'static str) -> &'static str {
        self.language.pick(french, english)
    }

    /// An amount without its currency.
    pub fn amount(self, cents: Cents) -> String {
        self.grouped(&cents.to_plain())
    }

    /// An amount with its currency.
    pub fn money(self, cents: Cents) -> String {
        let amount = self.amount(cents);
        match (self.language, self.currency) {
            (Language::En, Currency::EUR) => match amount.strip_prefix('−') {
                Some(positive) => format!("−€{positive}"),
                None => format!("€{amount}"),
            },
            (Language::Fr, Currency::EUR) => format!("{amount}\u{A0}€"),
            (_, other) => format!("{amount}\u{A0}{}", other.code()),
        }
    }

    /// A unit price: two decimals at least, six at most.
    pub fn price(self, price: Decimal) -> String {
        let mut padded = price;
        if padded.scale() < 2 {
            padded.rescale(2);
        }
        self.grouped(&padded.to_string())
    }

    /// A quantity, as short as it can be written.
    pub fn number(self, value: Decimal) -> String {
        self.grouped(&value.normalize().to_string())
    }

    /// A percentage.
    pub fn percent(self, value: Decimal) -> String {
        format!("{}{}", self.number(value), self.pick("\u{A0}%", "%"))
    }

    /// Thousands apart, and the mark of the language before the decimals.
    fn grouped(self, plain: &str) -> String {
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let (thousands, decimals) = match self.language {
            Language::Fr => ('\u{A0}', ","),
            Language::En => (',', "."),
        };
        let mut written = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                written.push(thousands);
            }
            written.push(digit);
        }
        if !fraction.is_empty() {
            written.push_str(decimals);
            written.push_str(fraction);
        }
        written
    }

    /// The name of a country; its code where the name is not known here.
    pub fn country(self, country: CountryCode) -> &'static str {
        let found = COUNTRIES.iter().find(|(code, _, _)| *code == country.code());
        found.map_or(country.code(), |(_, french, english)| self.pick(french, english))
    }
}

const COUNTRIES: &[(&str, &str, &str)] = &[
    ("FR", "France", "France"),
    ("AT", "Autriche", "Austria"),
    ("BE", "Belgique", "Belgium"),
    ("BG", "Bulgarie", "Bulgaria"),
    ("CY", "Chypre", "Cyprus"),
    ("CZ", "Tchéquie", "Czechia"),
    ("DE", "Allemagne", "Germany"),
    ("DK", "Danemark", "Denmark"),
    ("EE", "Estonie", "Estonia"),
    ("ES", "Espagne", "Spain"),
    ("FI", "Finlande", "Finland"),
    ("GR", "Grèce", "Greece"),
    ("HR", "Croatie", "Croatia"),
    ("HU", "Hongrie", "Hungary"),
    ("IE", "Irlande", "Ireland"),
    ("IT", "Italie", "Italy"),
    ("LT", "Lituanie", "Lithuania"),
    ("LU", "Luxembourg", "Luxembourg"),
    ("LV", "Lettonie", "Latvia"),
    ("MC", "Monaco", "Monaco"),
    ("MT", "Malte", "Malta"),
    ("NL", "Pays-Bas", "Netherlands"),
    ("PL", "Pologne", "Poland"),
    ("PT", "Portugal", "Portugal"),
    ("RO", "Roumanie", "Romania"),
    ("SE", "Suède", "Sweden"),
    ("SI", "Slovénie", "Slovenia"),
    ("SK", "Slovaquie", "Slovakia"),
    ("CH", "Suisse", "Switzerland"),
    ("GB", "Royaume-Uni", "United Kingdom"),
    ("NO", "Norvège", "Norway"),
    ("UA", "Ukraine", "Ukraine"),
    ("US", "États-Unis", "United States"),
    ("CA", "Canada", "Canada"),
    ("MA", "Maroc", "Morocco"),
    ("TN", "Tunisie", "Tunisia"),
    ("DZ", "Algérie", "Algeria"),
    ("SN", "Sénégal", "Senegal"),
    ("CI", "Côte d’Ivoire", "Ivory Coast"),
    ("TR", "Turquie", "Türkiye"),
    ("JP", "Japon", "Japan"),
    ("CN", "Chine", "China"),
    ("AU", "Australie", "Australia"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_each_language_does() {
        let cents = Cents::try_from(-123_456_750).unwrap();
        let french = Words { language: Language::Fr, currency: Currency::EUR };
        let english = Words { language: Language::En, currency: Currency::EUR };
        assert_eq!(french.money(cents), "−1\u{A0}234\u{A0}567,50\u{A0}€");
        assert_eq!(english.money(cents), "−€1,234,567.50");
        assert_eq!(french.price("12.5".parse().unwrap()), "12,50");
        assert_eq!(french.price("0.123456".parse().unwrap()), "0,123456");
        assert_eq!(english.percent("5.50".parse().unwrap()), "5.5%");
        assert_eq!(french.percent("20".parse().unwrap()), "20\u{A0}%");
    }
}
