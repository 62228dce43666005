//! The wordings of the sentences, each with the days on which the law asks for it and the article that does.

use super::MentionCode;
use crate::domain::day::Day;
use crate::domain::language::Language;
use crate::domain::span::Span;
use crate::domain::text::filled;

/// A wording; `{}` stands for what the company or the document adds.
struct Wording {
    code: MentionCode,
    span: Span,
    /// The article that asks for it.
    law: &'static str,
    french: &'static str,
    english: &'static str,
}

const WORDINGS: &[Wording] = &[
    Wording {
        code: MentionCode::Debits,
        span: Span::ALWAYS,
        law: "CGI, ann. II, art. 242 nonies A, I, 11° bis",
        french: "Option pour le paiement de la taxe d’après les débits",
        english: "VAT payable on invoicing, by option (option pour les débits)",
    },
    Wording {
        code: MentionCode::LatePenalty,
        span: Span::from("2009-01-01"),
        law: "C. com., art. L441-9 et L441-10, II",
        french: "Pénalités de retard : {}, exigibles sans rappel dès le lendemain de l’échéance.",
        english: "Late payment penalty: {}, due without reminder from the day after the due date.",
    },
    Wording {
        code: MentionCode::RecoveryFee,
        span: Span::from("2013-01-01"),
        law: "C. com., art. L441-9 et D441-5",
        french: "Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €.",
        english: "Flat fee for recovery costs in case of late payment: €40.",
    },
    Wording {
        code: MentionCode::Discount,
        span: Span::ALWAYS,
        law: "C. com., art. L441-9",
        french: "Escompte pour paiement anticipé : néant.",
        english: "No discount for early payment.",
    },
    Wording {
        code: MentionCode::Validity,
        span: Span::ALWAYS,
        law: "C. conso., art. L111-1",
        french: "Devis gratuit, valable jusqu’au {}.",
        english: "Free quote, valid until {}.",
    },
    Wording {
        code: MentionCode::Approval,
        span: Span::ALWAYS,
        law: "C. civ., art. 1113",
        french: "Pour accepter ce devis, retournez-le daté et signé avec la mention manuscrite « Bon pour accord ».",
        english: "To accept this quote, return it dated and signed with the handwritten words “Bon pour accord”.",
    },
    Wording {
        code: MentionCode::Insurance,
        span: Span::ALWAYS,
        law: "C. assur., art. L243-2",
        french: "Assurance professionnelle : {}",
        english: "Professional insurance: {}",
    },
    Wording {
        code: MentionCode::Waste,
        span: Span::from("2021-07-01"),
        law: "C. env., art. D541-45-1",
        french: "Déchets de chantier : {}",
        english: "Building waste: {}",
    },
    Wording {
        code: MentionCode::Mediator,
        span: Span::from("2016-01-01"),
        law: "C. conso., art. L616-1 et R616-1",
        french: "Médiateur de la consommation : {}",
        english: "Consumer mediator: {}",
    },
];

/// The sentence of that day; none where no law asks for one yet.
pub(super) fn sentence(code: MentionCode, language: Language, day: Day, blank: &str) -> Option<String> {
    let wording = WORDINGS.iter().find(|wording| wording.code == code && wording.span.holds(day))?;
    Some(filled(language.pick(wording.french, wording.english), blank))
}

impl MentionCode {
    /// The article of law that asks for the sentence; the VAT reasons cite theirs themselves.
    pub fn law(self) -> Option<&'static str> {
        WORDINGS.iter().find(|wording| wording.code == self).map(|wording| wording.law)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_is_read_on_the_day_of_the_document() {
        let said = |day: &str| sentence(MentionCode::RecoveryFee, Language::Fr, Day::parse(day).unwrap(), "");
        assert_eq!(said("2012-12-31"), None);
        assert!(said("2013-01-01").unwrap().contains("40 €"));
    }

    #[test]
    fn each_sentence_has_one_wording_on_a_day_and_names_its_article() {
        let today = Day::parse("2026-11-24").unwrap();
        for wording in WORDINGS {
            let same = |other: &&Wording| other.code == wording.code && other.span.holds(today);
            assert_eq!(WORDINGS.iter().filter(same).count(), 1, "{:?}", wording.code);
            assert!(wording.code.law().is_some_and(|law| law.contains("art.")));
            assert_eq!(wording.french.contains("{}"), wording.english.contains("{}"));
        }
        assert_eq!(MentionCode::Franchise.law(), None);
    }
}
