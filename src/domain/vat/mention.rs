//! The sentence a document prints when no VAT is charged. The law moves, so sentences are dated.

use super::reason::{Reason, Source};
use crate::domain::day::Day;
use crate::domain::language::Language;
use crate::domain::span::Span;
use crate::domain::text::filled;

/// A wording and the days it may be printed; `{}` stands for the article of an exemption.
struct Wording {
    matter: Matter,
    span: Span,
    french: &'static str,
    english: &'static str,
}

/// A reason without its article.
#[derive(PartialEq, Eq)]
enum Matter {
    Plain(Reason),
    Exempt(Source),
}

const fn wording(reason: Reason, span: Span, french: &'static str, english: &'static str) -> Wording {
    Wording { matter: Matter::Plain(reason), span, french, english }
}

/// VAT leaves the CGI on 1 January 2027 (ord. 2025-1247); its articles may be cited until this day.
const CGI: Span = Span::until("2028-06-30");
/// From the first day of the CIBS a wording may do without the CGI. Its own articles are not settled: the directive stands for them.
const DIRECTIVE: Span = Span::from("2027-01-01");
const ALL_DAYS: Span = Span::ALWAYS;

/// Where two wordings hold on a day, the first is printed: the CGI as long as it may be cited.
const WORDINGS: &[Wording] = &[
    wording(
        Reason::Franchise,
        CGI,
        "TVA non applicable, art. 293 B du CGI",
        "VAT not applicable, art. 293 B of the French tax code (CGI)",
    ),
    wording(
        Reason::Franchise,
        DIRECTIVE,
        "TVA non applicable, franchise en base (art. 284 de la directive 2006/112/CE)",
        "VAT not applicable, small business exemption (art. 284 of directive 2006/112/EC)",
    ),
    wording(Reason::ReverseCharge, ALL_DAYS, "Autoliquidation", "Reverse charge (autoliquidation)"),
    wording(Reason::ReverseChargeServices, ALL_DAYS, "Autoliquidation", "Reverse charge (autoliquidation)"),
    wording(
        Reason::IntraCommunity,
        CGI,
        "Exonération de TVA, art. 262 ter I du CGI",
        "VAT exempt intra-Community supply, art. 262 ter I of the French tax code (CGI)",
    ),
    wording(
        Reason::IntraCommunity,
        DIRECTIVE,
        "Exonération de TVA, art. 138 de la directive 2006/112/CE",
        "VAT exempt intra-Community supply, art. 138 of directive 2006/112/EC",
    ),
    wording(
        Reason::Export,
        CGI,
        "Exonération de TVA, art. 262 I du CGI",
        "VAT exempt export, art. 262 I of the French tax code (CGI)",
    ),
    wording(
        Reason::Export,
        DIRECTIVE,
        "Exonération de TVA, art. 146 de la directive 2006/112/CE",
        "VAT exempt export, art. 146 of directive 2006/112/EC",
    ),
    wording(
        Reason::OutOfScope,
        ALL_DAYS,
        "Opération hors du champ d’application de la TVA",
        "Outside the scope of VAT",
    ),
    wording(
        Reason::Disbursement,
        CGI,
        "Débours, art. 267 II 2° du CGI",
        "Disbursement, art. 267 II 2° of the French tax code (CGI)",
    ),
    wording(
        Reason::Disbursement,
        DIRECTIVE,
        "Débours, art. 79 c de la directive 2006/112/CE",
        "Disbursement, art. 79(c) of directive 2006/112/EC",
    ),
    wording(
        Reason::MarginTravel,
        ALL_DAYS,
        "Régime particulier - Agences de voyages",
        "Margin scheme - Travel agents",
    ),
    wording(
        Reason::MarginSecondHand,
        ALL_DAYS,
        "Régime particulier - Biens d’occasion",
        "Margin scheme - Second-hand goods",
    ),
    wording(Reason::MarginArt, ALL_DAYS, "Régime particulier - Objets d’art", "Margin scheme - Works of art"),
    wording(
        Reason::MarginAntiques,
        ALL_DAYS,
        "Régime particulier - Objets de collection et d’antiquité",
        "Margin scheme - Collector’s items and antiques",
    ),
    Wording {
        matter: Matter::Exempt(Source::Code),
        span: CGI,
        french: "Exonération de TVA, art. {} du CGI",
        english: "VAT exempt, art. {} of the French tax code (CGI)",
    },
    Wording {
        matter: Matter::Exempt(Source::Code),
        span: DIRECTIVE,
        french: "Opération exonérée de TVA",
        english: "VAT exempt supply",
    },
    Wording {
        matter: Matter::Exempt(Source::Directive),
        span: ALL_DAYS,
        french: "Exonération de TVA, art. {} de la directive 2006/112/CE",
        english: "VAT exempt, art. {} of directive 2006/112/EC",
    },
];

/// The sentence to print for a reason on a document of that day (BT-120).
pub fn mention(reason: Reason, language: Language, day: Day) -> String {
    let (matter, article) = match reason {
        Reason::Exempt(exemption) => (Matter::Exempt(exemption.source()), exemption.article()),
        plain => (Matter::Plain(plain), ""),
    };
    let valid = |wording: &&Wording| wording.matter == matter && wording.span.holds(day);
    let found = WORDINGS.iter().find(valid).map(|wording| language.pick(wording.french, wording.english));
    // Every reason has a wording for every day (tested below); its code would still say why.
    found.map_or_else(|| reason.vatex().to_owned(), |text| filled(text, article))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(reason: Reason, day: &str) -> String {
        mention(reason, Language::Fr, Day::parse(day).unwrap())
    }

    #[test]
    fn the_franchise_cites_the_article_while_the_law_allows_it() {
        assert_eq!(said(Reason::Franchise, "2026-11-24"), "TVA non applicable, art. 293 B du CGI");
        assert_eq!(said(Reason::Franchise, "2028-06-30"), "TVA non applicable, art. 293 B du CGI");
        assert!(!said(Reason::Franchise, "2028-07-01").contains("CGI"));
    }

    #[test]
    fn from_2027_to_mid_2028_both_citations_are_lawful() {
        let lawful = |day: &str| {
            let day = Day::parse(day).unwrap();
            let of_franchise = |wording: &&Wording| wording.matter == Matter::Plain(Reason::Franchise);
            WORDINGS.iter().filter(of_franchise).filter(|wording| wording.span.holds(day)).count()
        };
        let days = ["2026-12-31", "2027-01-01", "2028-06-30", "2028-07-01"];
        assert_eq!(days.map(lawful), [1, 2, 2, 1]);
    }

    #[test]
    fn every_reason_has_one_wording_on_every_day_in_both_languages() {
        for reason in Reason::all() {
            for day in ["1900-01-01", "2026-12-31", "2027-01-01", "2028-06-30", "2028-07-01", "2999-12-31"] {
                for language in [Language::Fr, Language::En] {
                    let text = mention(reason, language, Day::parse(day).unwrap());
                    assert!(!text.contains("VATEX") && !text.contains("{}"), "{reason:?} {day}: {text}");
                    assert!(day <= "2028-06-30" || !text.contains("CGI"), "{reason:?} {day}: {text}");
                }
            }
        }
    }

    #[test]
    fn an_exemption_names_its_article() {
        let teaching = Reason::parse("VATEX-FR-CGI261-4").unwrap();
        assert_eq!(said(teaching, "2026-11-24"), "Exonération de TVA, art. 261, 4 du CGI");
        let ships = Reason::parse("VATEX-EU-148-A").unwrap();
        assert_eq!(said(ships, "2028-07-01"), "Exonération de TVA, art. 148, a de la directive 2006/112/CE");
    }
}
