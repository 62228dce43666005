//! Why a value is refused: one closed list of stable codes, each the key of a sentence in both languages.

use serde::Serialize;

macro_rules! refusals {
    ($($(#[doc = $why:literal])+ $name:ident => $code:literal;)+) => {
        /// Why a typed value, or the sum of several, is refused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Refusal {
            $($(#[doc = $why])+ $name,)+
        }

        impl Refusal {
            /// Every refusal there is, in the order of the list.
            pub const ALL: &[Refusal] = &[$(Refusal::$name,)+];

            /// The stable code a page translates.
            pub const fn code(self) -> &'static str {
                match self { $(Refusal::$name => $code,)+ }
            }
        }
    };
}

refusals! {
    /// A required value is missing.
    Missing => "missing";
    /// The text is longer than the field allows.
    TooLong => "too_long";
    /// The value is none of the choices offered.
    UnknownChoice => "unknown_choice";
    /// The field has no meaning on this kind of line or adjustment.
    NotApplicable => "not_applicable";
    /// A percentage and an amount are both given where one is wanted.
    PercentAndAmount => "percent_and_amount";
    /// The text is not a decimal number.
    NotANumber => "not_a_number";
    /// More decimals than the field keeps.
    TooManyDecimals => "too_many_decimals";
    /// Negative where only zero or more makes sense.
    Negative => "negative";
    /// Larger than the field holds.
    TooLarge => "too_large";
    /// A sum or a product leaves the range of amounts.
    AmountTooLarge => "amount_too_large";
    /// An amount cannot be spread: what it is spread over comes to zero.
    NothingToSpreadOver => "nothing_to_spread_over";
    /// More lines than a document may carry.
    TooManyLines => "too_many_lines";
    /// A VAT rate that France does not have.
    UnknownVatRate => "unknown_vat_rate";
    /// A VAT category outside the accepted ones, or one that contradicts its rate or reason.
    VatCategoryMismatch => "vat_category_mismatch";
    /// An exemption without its reason code.
    VatReasonMissing => "vat_reason_missing";
    /// A reason code that is not in the list of exemptions.
    UnknownVatReason => "unknown_vat_reason";
    /// Two reasons of one VAT category in a document, where EN 16931 takes one.
    VatReasonsMixed => "vat_reasons_mixed";
    /// «Out of scope of VAT» beside another VAT category.
    VatOutOfScopeMixed => "vat_out_of_scope_mixed";
    /// A unit of measure outside the list.
    UnknownUnit => "unknown_unit";
    /// A reason code for an allowance or a charge outside the list.
    UnknownReasonCode => "unknown_reason_code";
    /// The text is not a calendar day.
    NotADay => "not_a_day";
    /// Payment later than the law allows: 60 days, or 45 days and the end of the month.
    TermsTooLong => "terms_too_long";
    /// The text is not one of the forms of payment terms.
    UnknownTerms => "unknown_terms";
    /// A number format without a counter such as `{0000}`.
    FormatWithoutCounter => "format_without_counter";
    /// A number format with two counters.
    FormatWithTwoCounters => "format_with_two_counters";
    /// A counter that is not one to eight zeros, or an unknown brace.
    FormatUnknownToken => "format_unknown_token";
    /// A character that a document number may not hold.
    FormatForbiddenCharacter => "format_forbidden_character";
    /// Numbers of this format would pass 35 characters.
    FormatTooLong => "format_too_long";
    /// A series that restarts every month must show its year.
    FormatMonthWithoutYear => "format_month_without_year";
    /// Quotes and invoices would take their ranks from one series, and leave gaps in it.
    SeriesOfOtherFamily => "series_of_other_family";
    /// The series has begun with another rank.
    SeriesHasBegun => "series_has_begun";
    /// The wrong number of digits for a SIREN (9).
    SirenLength => "siren_length";
    /// A SIREN whose control digit is wrong.
    SirenChecksum => "siren_checksum";
    /// The wrong number of digits for a SIRET (14).
    SiretLength => "siret_length";
    /// A SIRET whose control digit is wrong.
    SiretChecksum => "siret_checksum";
    /// A SIRET that does not begin with the SIREN beside it.
    SiretOfAnotherSiren => "siret_of_another_siren";
    /// A VAT number that does not begin with a member state.
    VatNumberCountry => "vat_number_country";
    /// A VAT number without the shape its member state uses.
    VatNumberShape => "vat_number_shape";
    /// A French VAT number whose key does not match its SIREN.
    VatNumberKey => "vat_number_key";
    /// An IBAN without the length or shape of its country.
    IbanShape => "iban_shape";
    /// An IBAN whose control key is wrong.
    IbanChecksum => "iban_checksum";
    /// A BIC is 8 or 11 letters and digits.
    BicShape => "bic_shape";
    /// Not an e-mail address.
    EmailShape => "email_shape";
    /// Not a country of ISO 3166.
    UnknownCountry => "unknown_country";
    /// Not the shape of a postcode in its country.
    PostcodeShape => "postcode_shape";
    /// A currency Comptoir does not write documents in.
    UnknownCurrency => "unknown_currency";
    /// A time zone the platform does not know.
    UnknownTimeZone => "unknown_time_zone";
    /// Not a color such as `#204ec3`.
    ColorShape => "color_shape";
    /// A calculation that cannot be read.
    CalculationShape => "calculation_shape";
    /// A division by zero.
    DivisionByZero => "division_by_zero";
    /// A percentage such as `+20%` with nothing to apply it to.
    PercentOfNothing => "percent_of_nothing";
    /// Zero or less where money moves.
    AmountNotPositive => "amount_not_positive";
    /// A payment of tomorrow.
    PaidInFuture => "paid_in_future";
    /// The allocations pass the payment.
    AllocationExceedsPayment => "allocation_exceeds_payment";
    /// The parts of a refund do not make its amount.
    RefundNotSourced => "refund_not_sourced";
    /// Neither a credit note nor a payment, or both, where one is wanted.
    SourceMissing => "source_missing";
    /// The same thing named twice in a list.
    NamedTwice => "named_twice";
    /// More of an invoice's line than is left of it.
    QuantityExceedsInvoice => "quantity_exceeds_invoice";
    /// More of a deposit than is left of it.
    DeductionExceedsDeposit => "deduction_exceeds_deposit";
    /// More of a quote's line than is left of it.
    QuantityExceedsQuote => "quantity_exceeds_quote";
    /// A line of a progress invoice that bills no line of its quote, or one that another line bills.
    ProgressLineUnknown => "progress_line_unknown";
}

impl Refusal {
    /// The same refusal, naming the field it is about.
    pub fn at(self, field: impl Into<String>) -> FieldRefusal {
        FieldRefusal { field: field.into(), code: self.code() }
    }
}

/// A refusal and the field it is about, as the page receives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct FieldRefusal {
    /// The path of the field, such as `lines.2.quantity`.
    pub field: String,
    /// The stable code, such as `not_a_number`.
    pub code: &'static str,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_is_unique_and_snake_case() {
        let codes: BTreeSet<_> = Refusal::ALL.iter().map(|refusal| refusal.code()).collect();
        assert_eq!(codes.len(), Refusal::ALL.len());
        assert!(codes.iter().all(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_')));
    }
}
