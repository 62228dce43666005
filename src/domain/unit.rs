//! Units of measure: the usual ones of UN/ECE Recommendation 20, with their words.

use super::coded::coded;
use super::language::Language;
use super::quantity::Quantity;
use super::refusal::Refusal;
use rust_decimal::Decimal;

/// Code, then the French and English words: one, and several. Symbols never take a plural.
const UNITS: &[(&str, [&str; 2], [&str; 2])] = &[
    ("C62", ["unité", "unités"], ["unit", "units"]),
    ("HUR", ["heure", "heures"], ["hour", "hours"]),
    ("MIN", ["minute", "minutes"], ["minute", "minutes"]),
    ("DAY", ["jour", "jours"], ["day", "days"]),
    ("WEE", ["semaine", "semaines"], ["week", "weeks"]),
    ("MON", ["mois", "mois"], ["month", "months"]),
    ("ANN", ["an", "ans"], ["year", "years"]),
    ("LS", ["forfait", "forfaits"], ["lump sum", "lump sums"]),
    ("H87", ["pièce", "pièces"], ["piece", "pieces"]),
    ("SET", ["lot", "lots"], ["set", "sets"]),
    ("PR", ["paire", "paires"], ["pair", "pairs"]),
    ("DZN", ["douzaine", "douzaines"], ["dozen", "dozen"]),
    ("XPK", ["paquet", "paquets"], ["package", "packages"]),
    ("XBX", ["boîte", "boîtes"], ["box", "boxes"]),
    ("XPX", ["palette", "palettes"], ["pallet", "pallets"]),
    ("MMT", ["mm"; 2], ["mm"; 2]),
    ("CMT", ["cm"; 2], ["cm"; 2]),
    ("MTR", ["m"; 2], ["m"; 2]),
    ("KMT", ["km"; 2], ["km"; 2]),
    ("MTK", ["m²"; 2], ["m²"; 2]),
    ("MTQ", ["m³"; 2], ["m³"; 2]),
    ("MLT", ["ml"; 2], ["ml"; 2]),
    ("LTR", ["l"; 2], ["l"; 2]),
    ("GRM", ["g"; 2], ["g"; 2]),
    ("KGM", ["kg"; 2], ["kg"; 2]),
    ("TNE", ["t"; 2], ["t"; 2]),
    ("KWH", ["kWh"; 2], ["kWh"; 2]),
    ("E48", ["prestation", "prestations"], ["service unit", "service units"]),
    ("P1", ["%"; 2], ["%"; 2]),
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

    /// The word for one of it.
    pub fn word(self, language: Language) -> &'static str {
        let [one, _] = self.words(language);
        one
    }

    /// The word printed beside a quantity: French has several from two on, English whatever is not one.
    pub fn beside(self, quantity: Quantity, language: Language) -> &'static str {
        let [one, several] = self.words(language);
        let many = quantity.decimal().abs();
        let alone = match language {
            Language::Fr => many < Decimal::TWO,
            Language::En => many == Decimal::ONE,
        };
        if alone { one } else { several }
    }

    fn words(self, language: Language) -> [&'static str; 2] {
        let found = UNITS.iter().find(|(code, _, _)| *code == self.0);
        found.map_or([self.0; 2], |(_, french, english)| match language {
            Language::Fr => *french,
            Language::En => *english,
        })
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

    #[test]
    fn words_take_a_plural_and_symbols_do_not() {
        let beside = |quantity, unit, language| {
            Unit::parse(unit).unwrap().beside(Quantity::parse(quantity).unwrap(), language)
        };
        assert_eq!(beside("1.99", "DAY", Language::Fr), "jour");
        assert_eq!(beside("2", "DAY", Language::Fr), "jours");
        assert_eq!(beside("-3", "HUR", Language::Fr), "heures");
        assert_eq!(beside("0.5", "HUR", Language::En), "hours");
        assert_eq!(beside("1", "HUR", Language::En), "hour");
        assert_eq!(beside("12", "MTK", Language::Fr), "m²");
        assert_eq!(beside("12", "KGM", Language::En), "kg");
    }
}
