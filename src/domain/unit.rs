//! Units of measure: the usual ones of UN/ECE Recommendation 20, with their words.

use super::coded::coded;
use super::language::Language;
use super::refusal::Refusal;

/// Code, then the French and English words.
const UNITS: &[(&str, &str, &str)] = &[
    ("C62", "unité", "unit"),
    ("HUR", "heure", "hour"),
    ("MIN", "minute", "minute"),
    ("DAY", "jour", "day"),
    ("WEE", "semaine", "week"),
    ("MON", "mois", "month"),
    ("ANN", "an", "year"),
    ("LS", "forfait", "lump sum"),
    ("H87", "pièce", "piece"),
    ("SET", "lot", "set"),
    ("PR", "paire", "pair"),
    ("DZN", "douzaine", "dozen"),
    ("XPK", "paquet", "package"),
    ("XBX", "boîte", "box"),
    ("XPX", "palette", "pallet"),
    ("MMT", "mm", "mm"),
    ("CMT", "cm", "cm"),
    ("MTR", "m", "m"),
    ("KMT", "km", "km"),
    ("MTK", "m²", "m²"),
    ("MTQ", "m³", "m³"),
    ("MLT", "ml", "ml"),
    ("LTR", "l", "l"),
    ("GRM", "g", "g"),
    ("KGM", "kg", "kg"),
    ("TNE", "t", "t"),
    ("KWH", "kWh", "kWh"),
    ("E48", "prestation", "service unit"),
    ("P1", "%", "%"),
];

/// The unit a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct Unit(&'static str);

coded!(Unit);

impl Unit {
    /// One, without a unit.
    pub const ONE: Unit = Unit("C62");

    /// Every unit offered, the commonest first.
    pub fn all() -> impl Iterator<Item = Unit> {
        UNITS.iter().map(|(code, _, _)| Unit(code))
    }

    /// Reads a code of the list.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        Self::all().find(|unit| unit.0 == text).ok_or(Refusal::UnknownUnit)
    }

    /// The code of Recommendation 20.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// The word printed beside a quantity.
    pub fn word(self, language: Language) -> &'static str {
        let found = UNITS.iter().find(|(code, _, _)| *code == self.0);
        found.map_or(self.0, |(_, french, english)| language.pick(french, english))
    }
}

impl Default for Unit {
    fn default() -> Self {
        Unit::ONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_a_code_and_a_word() {
        assert_eq!(Unit::parse(" HUR ").unwrap().word(Language::Fr), "heure");
        assert_eq!(Unit::parse("LS").unwrap().word(Language::En), "lump sum");
        assert_eq!(Unit::parse("heure"), Err(Refusal::UnknownUnit));
        assert!(Unit::all().all(|unit| Unit::parse(unit.code()) == Ok(unit)));
    }
}
