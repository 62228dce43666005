//! The reasons the law accepts for charging no VAT, each with its category and its VATEX code.

use super::Category;
use crate::domain::refusal::Refusal;

/// Why no VAT is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The seller is under the threshold (art. 293 B).
    Franchise,
    /// The customer pays the tax: building subcontracting and other French cases.
    ReverseCharge,
    /// The customer pays the tax: services to a business of another member state.
    ReverseChargeServices,
    /// Goods supplied to a business of another member state.
    IntraCommunity,
    /// Goods leaving the European Union.
    Export,
    /// Outside the scope of VAT.
    OutOfScope,
    /// Money spent in the customer's name and given back as it is.
    Disbursement,
    /// Margin scheme of travel agents.
    MarginTravel,
    /// Margin scheme of second-hand goods.
    MarginSecondHand,
    /// Margin scheme of works of art.
    MarginArt,
    /// Margin scheme of collectors' items and antiques.
    MarginAntiques,
    /// An activity the law exempts.
    Exempt(Exemption),
}

impl Reason {
    /// The reasons that are not the exemption of an activity.
    const PLAIN: [Reason; 11] = [
        Reason::Franchise,
        Reason::ReverseCharge,
        Reason::ReverseChargeServices,
        Reason::IntraCommunity,
        Reason::Export,
        Reason::OutOfScope,
        Reason::Disbursement,
        Reason::MarginTravel,
        Reason::MarginSecondHand,
        Reason::MarginArt,
        Reason::MarginAntiques,
    ];

    /// Every reason there is.
    pub fn all() -> impl Iterator<Item = Reason> {
        Self::PLAIN.into_iter().chain(Exemption::ALL.iter().copied().map(Reason::Exempt))
    }

    /// Reads a VATEX code.
    pub fn parse(vatex: &str) -> Result<Self, Refusal> {
        Self::all().find(|reason| reason.vatex() == vatex).ok_or(Refusal::UnknownVatReason)
    }

    /// The category this reason belongs to.
    pub const fn category(self) -> Category {
        match self {
            Reason::ReverseCharge | Reason::ReverseChargeServices => Category::AE,
            Reason::IntraCommunity => Category::K,
            Reason::Export => Category::G,
            Reason::OutOfScope => Category::O,
            Reason::Franchise
            | Reason::Disbursement
            | Reason::MarginTravel
            | Reason::MarginSecondHand
            | Reason::MarginArt
            | Reason::MarginAntiques
            | Reason::Exempt(_) => Category::E,
        }
    }

    /// The code of the reason in the list of EN 16931.
    pub const fn vatex(self) -> &'static str {
        match self {
            Reason::Franchise => "VATEX-FR-FRANCHISE",
            Reason::ReverseCharge => "VATEX-FR-AE",
            Reason::ReverseChargeServices => "VATEX-EU-AE",
            Reason::IntraCommunity => "VATEX-EU-IC",
            Reason::Export => "VATEX-EU-G",
            Reason::OutOfScope => "VATEX-EU-O",
            Reason::Disbursement => "VATEX-EU-79-C",
            Reason::MarginTravel => "VATEX-EU-D",
            Reason::MarginSecondHand => "VATEX-EU-F",
            Reason::MarginArt => "VATEX-EU-I",
            Reason::MarginAntiques => "VATEX-EU-J",
            Reason::Exempt(exemption) => exemption.vatex,
        }
    }
}

/// Where an exemption is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The code général des impôts.
    Code,
    /// Directive 2006/112/EC, for what has no French code in the list.
    Directive,
}

/// An exempt operation, by the article that exempts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exemption {
    vatex: &'static str,
    source: Source,
    article: &'static str,
}

const fn code(vatex: &'static str, article: &'static str) -> Exemption {
    Exemption { vatex, source: Source::Code, article }
}

const fn directive(vatex: &'static str, article: &'static str) -> Exemption {
    Exemption { vatex, source: Source::Directive, article }
}

impl Exemption {
    /// The exemptions that have a code: those of French law, then those it takes from the directive (CGI, art. 262, II and 262 bis).
    /// A credit note net of tax (VATEX-FR-CNWVAT) is none of them: it says how a credit was made, and taxes nothing less.
    pub const ALL: &[Exemption] = &[
        code("VATEX-FR-CGI261-1", "261, 1"),
        code("VATEX-FR-CGI261-2", "261, 2"),
        code("VATEX-FR-CGI261-3", "261, 3"),
        code("VATEX-FR-CGI261-4", "261, 4"),
        code("VATEX-FR-CGI261-5", "261, 5"),
        code("VATEX-FR-CGI261-7", "261, 7"),
        code("VATEX-FR-CGI261-8", "261, 8"),
        code("VATEX-FR-CGI261A", "261 A"),
        code("VATEX-FR-CGI261B", "261 B"),
        code("VATEX-FR-CGI261C-1", "261 C, 1°"),
        code("VATEX-FR-CGI261C-2", "261 C, 2°"),
        code("VATEX-FR-CGI261C-3", "261 C, 3°"),
        code("VATEX-FR-CGI261D-1", "261 D, 1°"),
        code("VATEX-FR-CGI261D-1BIS", "261 D, 1° bis"),
        code("VATEX-FR-CGI261D-2", "261 D, 2°"),
        code("VATEX-FR-CGI261D-3", "261 D, 3°"),
        code("VATEX-FR-CGI261D-4", "261 D, 4°"),
        code("VATEX-FR-CGI261E-1", "261 E, 1°"),
        code("VATEX-FR-CGI261E-2", "261 E, 2°"),
        code("VATEX-FR-CGI275", "275"),
        code("VATEX-FR-CGI277A", "277 A"),
        code("VATEX-FR-CGI295", "295"),
        code("VATEX-FR-298SEXDECIESA", "298 sexdecies A"),
        directive("VATEX-EU-144", "144"),
        directive("VATEX-EU-146-1E", "146, 1, e"),
        directive("VATEX-EU-148-A", "148, a"),
        directive("VATEX-EU-148-B", "148, b"),
        directive("VATEX-EU-148-C", "148, c"),
        directive("VATEX-EU-148-D", "148, d"),
        directive("VATEX-EU-148-E", "148, e"),
        directive("VATEX-EU-148-F", "148, f"),
        directive("VATEX-EU-148-G", "148, g"),
        directive("VATEX-EU-151-1A", "151, 1, a"),
        directive("VATEX-EU-151-1AA", "151, 1, a bis"),
        directive("VATEX-EU-151-1B", "151, 1, b"),
        directive("VATEX-EU-151-1C", "151, 1, c"),
        directive("VATEX-EU-153", "153"),
        directive("VATEX-EU-309", "309"),
    ];

    /// Where its article is.
    pub const fn source(self) -> Source {
        self.source
    }

    /// The article, such as `261, 4`.
    pub const fn article(self) -> &'static str {
        self.article
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_reasons_share_a_code() {
        let codes: BTreeSet<_> = Reason::all().map(Reason::vatex).collect();
        assert_eq!(codes.len(), Reason::all().count());
        assert!(Reason::all().all(|reason| Reason::parse(reason.vatex()) == Ok(reason)));
    }
}
