//! The countries of ISO 3166, and which of them share the VAT of the European Union.

use crate::domain::coded::coded;
use crate::domain::refusal::Refusal;

/// Every code of two letters.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM \
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// The member states, and Monaco, which French VAT counts as France.
const UNION: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK";

/// A country, by its two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), schemars(with = "String"), ts(type = "string"))]
pub struct CountryCode(&'static str);

coded!(CountryCode);

impl CountryCode {
    /// France.
    pub const FRANCE: CountryCode = CountryCode("FR");

    /// Reads two letters.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let code = text.trim().to_ascii_uppercase();
        Self::all().find(|country| country.0 == code).ok_or(Refusal::UnknownCountry)
    }

    /// The two letters.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Every country there is.
    pub fn all() -> impl Iterator<Item = CountryCode> {
        CODES.split(' ').map(CountryCode)
    }

    /// Whether goods and services sold there follow the rules within the European Union.
    pub fn in_union(self) -> bool {
        UNION.split(' ').any(|code| code == self.0)
    }
}

impl Default for CountryCode {
    fn default() -> Self {
        CountryCode::FRANCE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_one_of_the_list() {
        assert_eq!(CountryCode::all().count(), 249);
        assert_eq!(CountryCode::parse(" fr ").unwrap(), CountryCode::FRANCE);
        assert!(CountryCode::parse("DE").unwrap().in_union());
        assert!(!CountryCode::parse("GB").unwrap().in_union());
        for text in ["XX", "FRA", "", "F", "AD AE", "UK"] {
            assert_eq!(CountryCode::parse(text), Err(Refusal::UnknownCountry), "{text}");
        }
    }
}
