//! Value added tax: a rate, zero, or nothing for a reason the law names; never «0 %» without one.

mod mention;
mod rate;
mod reason;
mod territory;

use serde::{Deserialize, Serialize};

use super::money::{Cents, Overflow};
use super::refusal::Refusal;

pub use mention::mention;
pub use rate::{Rate, TERMS, Term};
pub use reason::{Exemption, Reason};
pub use territory::{PLACES, Territory};

/// The VAT categories of UNCL 5305 that French invoices may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Category {
    /// Standard rate, whatever the rate.
    S,
    /// Zero rated.
    Z,
    /// Exempt.
    E,
    /// Reverse charge.
    AE,
    /// Goods supplied within the European Union.
    K,
    /// Export.
    G,
    /// Outside the scope of VAT.
    O,
}

impl Category {
    /// Every category, in the order documents list them.
    pub const ALL: [Category; 7] =
        [Category::S, Category::Z, Category::E, Category::AE, Category::K, Category::G, Category::O];

    /// The code of UNCL 5305.
    pub const fn code(self) -> &'static str {
        match self {
            Category::S => "S",
            Category::Z => "Z",
            Category::E => "E",
            Category::AE => "AE",
            Category::K => "K",
            Category::G => "G",
            Category::O => "O",
        }
    }

    /// Reads a code of UNCL 5305.
    pub fn parse(code: &str) -> Result<Self, Refusal> {
        Self::ALL.into_iter().find(|category| category.code() == code).ok_or(Refusal::VatCategoryMismatch)
    }
}

/// How a line is taxed; it travels in its flat form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "VatCode", into = "VatCode")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "VatCode"), ts(as = "VatCode"))]
pub enum Vat {
    /// Taxed at a rate.
    At(Rate),
    /// Taxed at zero.
    Zero,
    /// Not taxed, for a reason.
    Without(Reason),
}

impl Vat {
    /// The category of EN 16931 (BT-151).
    pub const fn category(self) -> Category {
        match self {
            Vat::At(_) => Category::S,
            Vat::Zero => Category::Z,
            Vat::Without(reason) => reason.category(),
        }
    }

    /// The code of the exemption reason (BT-121).
    pub const fn vatex(self) -> Option<&'static str> {
        match self {
            Vat::At(_) | Vat::Zero => None,
            Vat::Without(reason) => Some(reason.vatex()),
        }
    }

    /// The rate, where there is one.
    pub const fn rate(self) -> Option<Rate> {
        match self {
            Vat::At(rate) => Some(rate),
            Vat::Zero | Vat::Without(_) => None,
        }
    }

    /// The reason nothing is charged, where there is one.
    pub const fn reason(self) -> Option<Reason> {
        match self {
            Vat::Without(reason) => Some(reason),
            Vat::At(_) | Vat::Zero => None,
        }
    }

    /// The tax on a base that excludes it (BT-117).
    pub fn on(self, base: Cents) -> Result<Cents, Overflow> {
        self.rate().map_or(Ok(Cents::ZERO), |rate| rate.on(base))
    }

    /// The tax inside an amount that includes it.
    pub fn within(self, gross: Cents) -> Result<Cents, Overflow> {
        self.rate().map_or(Ok(Cents::ZERO), |rate| rate.within(gross))
    }

    /// The order of documents: by category, then the highest rate first, then the reason's code.
    pub(super) fn order(self) -> impl Ord {
        (self.category(), std::cmp::Reverse(self.rate()), self.vatex())
    }
}

/// The same as one flat row: how VAT travels and how it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct VatCode {
    /// The category of UNCL 5305.
    pub category: Category,
    /// Hundredths of a percent, for category S only.
    #[serde(default)]
    pub rate: Option<u16>,
    /// The code of the exemption reason, for the categories without tax.
    #[serde(default)]
    pub vatex: Option<String>,
}

impl From<Vat> for VatCode {
    fn from(vat: Vat) -> VatCode {
        VatCode {
            category: vat.category(),
            rate: vat.rate().map(Rate::hundredths),
            vatex: vat.vatex().map(str::to_owned),
        }
    }
}

impl TryFrom<&VatCode> for Vat {
    type Error = Refusal;

    fn try_from(code: &VatCode) -> Result<Self, Refusal> {
        match (code.category, code.rate.filter(|rate| *rate != 0), code.vatex.as_deref()) {
            (Category::S, rate, None) => Ok(Vat::At(rate.unwrap_or(0).try_into()?)),
            (Category::Z, None, None) => Ok(Vat::Zero),
            (Category::S | Category::Z, _, _) | (_, Some(_), _) => Err(Refusal::VatCategoryMismatch),
            (_, None, None) => Err(Refusal::VatReasonMissing),
            (category, None, Some(vatex)) => match Reason::parse(vatex)? {
                reason if reason.category() == category => Ok(Vat::Without(reason)),
                _ => Err(Refusal::VatCategoryMismatch),
            },
        }
    }
}

impl TryFrom<VatCode> for Vat {
    type Error = Refusal;

    fn try_from(code: VatCode) -> Result<Self, Refusal> {
        Vat::try_from(&code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(category: Category, rate: Option<u16>, vatex: Option<&str>) -> Result<Vat, Refusal> {
        VatCode { category, rate, vatex: vatex.map(str::to_owned) }.try_into()
    }

    #[test]
    fn every_vat_there_is_survives_its_flat_form() {
        let rates = Rate::all().map(Vat::At);
        let reasons = Reason::all().map(Vat::Without);
        for vat in rates.chain([Vat::Zero]).chain(reasons) {
            assert_eq!(Vat::try_from(VatCode::from(vat)), Ok(vat));
        }
    }

    #[test]
    fn a_category_never_contradicts_its_rate_or_reason() {
        assert_eq!(read(Category::S, Some(0), None), Err(Refusal::UnknownVatRate));
        assert_eq!(read(Category::S, None, None), Err(Refusal::UnknownVatRate));
        assert_eq!(read(Category::S, Some(1234), None), Err(Refusal::UnknownVatRate));
        assert_eq!(read(Category::S, Some(2000), Some("VATEX-EU-G")), Err(Refusal::VatCategoryMismatch));
        assert_eq!(
            read(Category::E, Some(2000), Some("VATEX-FR-FRANCHISE")),
            Err(Refusal::VatCategoryMismatch)
        );
        assert_eq!(read(Category::E, None, None), Err(Refusal::VatReasonMissing));
        assert_eq!(read(Category::E, None, Some("VATEX-EU-AE")), Err(Refusal::VatCategoryMismatch));
        assert_eq!(read(Category::E, None, Some("VATEX-XX")), Err(Refusal::UnknownVatReason));
        assert_eq!(read(Category::E, Some(0), Some("VATEX-EU-79-C")), Ok(Vat::Without(Reason::Disbursement)));
        assert_eq!(read(Category::Z, Some(0), None), Ok(Vat::Zero));
    }
}
