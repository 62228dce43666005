//! Allowances and charges of a whole document.

use super::coded::coded;
use super::language::Language;
use super::line::Portion;
use super::refusal::Refusal;
use super::vat::Vat;

/// Something taken off or added to the whole document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adjustment {
    /// Taken off, spread over the VAT of the lines (BG-20).
    Allowance(Allowance),
    /// Added, with VAT of its own (BG-21).
    Charge(Charge),
}

/// What is taken off the sum of the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// How much; a percentage is of the sum of the lines.
    pub portion: Portion,
    /// Why, as printed (BT-97).
    pub reason: String,
    /// Why, as a code (BT-98).
    pub code: Option<AllowanceCode>,
}

/// What is added to the sum of the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// How much; a percentage is of the sum of the lines.
    pub portion: Portion,
    /// How it is taxed.
    pub vat: Vat,
    /// Why, as printed (BT-104).
    pub reason: String,
    /// Why, as a code (BT-105).
    pub code: Option<ChargeCode>,
}

macro_rules! codes {
    ($(#[doc = $doc:literal])+ $name:ident, [$(($code:literal, $french:literal, $english:literal)),+ $(,)?]) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
        pub struct $name(&'static str);

        coded!($name);

        impl $name {
            /// Every code, with its French and English words.
            pub const LIST: &[(&str, &str, &str)] = &[$(($code, $french, $english)),+];

            /// Reads a code of the list.
            pub fn parse(text: &str) -> Result<Self, Refusal> {
                let found = Self::LIST.iter().find(|(code, _, _)| *code == text.trim());
                found.map(|(code, _, _)| Self(code)).ok_or(Refusal::UnknownReasonCode)
            }

            /// The code itself.
            pub const fn code(self) -> &'static str {
                self.0
            }

            /// What the code means.
            pub fn word(self, language: Language) -> &'static str {
                let found = Self::LIST.iter().find(|(code, _, _)| *code == self.0);
                found.map_or(self.0, |(_, french, english)| language.pick(french, english))
            }
        }
    };
}

codes! {
    /// Why an allowance is given: the part of UNCL 5189 that EN 16931 accepts.
    AllowanceCode, [
        ("95", "Remise", "Discount"),
        ("100", "Remise exceptionnelle", "Special rebate"),
        ("71", "Remise de volume", "Volume discount"),
        ("64", "Accord particulier", "Special agreement"),
        ("105", "Ristourne annuelle", "Yearly turnover rebate"),
        ("41", "Prime d’avance sur les travaux", "Bonus for works ahead of schedule"),
        ("42", "Autre prime", "Other bonus"),
        ("60", "Remise du fabricant au consommateur", "Manufacturer’s consumer discount"),
        ("62", "Remise militaire", "Due to military status"),
        ("63", "Suite à un accident du travail", "Due to work accident"),
        ("65", "Défaut de fabrication", "Production error discount"),
        ("66", "Ouverture de point de vente", "New outlet discount"),
        ("67", "Échantillon", "Sample discount"),
        ("68", "Fin de série", "End-of-range discount"),
        ("70", "Remise d’incoterm", "Incoterm discount"),
        ("88", "Déduction sur matière", "Material deduction"),
        ("102", "Remise fixe de longue durée", "Fixed long term"),
        ("103", "Remise temporaire", "Temporary"),
        ("104", "Remise habituelle", "Standard"),
    ]
}

codes! {
    /// Why a charge is made: the usual codes of UNCL 7161.
    ChargeCode, [
        ("FC", "Frais de port", "Freight"),
        ("DL", "Livraison", "Delivery"),
        ("PC", "Emballage", "Packing"),
        ("ABL", "Emballage supplémentaire", "Additional packaging"),
        ("SAA", "Port et manutention", "Shipping and handling"),
        ("HD", "Manutention", "Handling"),
        ("SH", "Manutention spéciale", "Special handling"),
        ("AAT", "Urgence", "Rush delivery"),
        ("IAA", "Installation", "Installation"),
        ("LAA", "Main-d’œuvre", "Labour"),
        ("AEO", "Collecte et recyclage", "Collection and recycling"),
        ("AEV", "Protection de l’environnement", "Environmental protection"),
        ("AEL", "Petite commande", "Small order"),
        ("AEM", "Frais de dossier", "Administrative services"),
        ("FI", "Financement", "Financing"),
        ("AAE", "Débours", "Outlays"),
        ("ADR", "Autres services", "Other services"),
        ("ABK", "Divers", "Miscellaneous"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reason_codes_are_closed_lists() {
        assert_eq!(AllowanceCode::parse("95").unwrap().word(Language::Fr), "Remise");
        assert_eq!(ChargeCode::parse("FC").unwrap().word(Language::En), "Freight");
        assert_eq!(AllowanceCode::parse("FC"), Err(Refusal::UnknownReasonCode));
        assert_eq!(ChargeCode::parse("95"), Err(Refusal::UnknownReasonCode));
    }
}
