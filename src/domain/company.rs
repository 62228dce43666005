//! A company's settings: who it is, how it owes VAT, how it is paid, how its documents look.

use super::client::business_numbers;
use super::color::Color;
use super::form::Form;
use super::frozen::VatRegime;
use super::identity::{AddressInput, Bic, Email, Iban, PostalAddress, Siren, Siret, VatNumber};
use super::language::{Currency, Language};
use super::refusal::{FieldRefusal, Refusal};
use super::terms::Terms;
use super::text::{LINE_MAX, optional_line, optional_text, required_line};
use serde::{Deserialize, Serialize};

/// The longest clause.
const CLAUSE_MAX: usize = 1000;
/// How many days a quote stands when nothing is said.
const QUOTE_DAYS: u16 = 30;

/// The settings, every value of them checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Company {
    /// The legal name.
    pub name: String,
    /// The legal form, such as SARL.
    pub legal_form: Option<String>,
    /// The number of the business.
    pub siren: Option<Siren>,
    /// The number of the establishment.
    pub siret: Option<Siret>,
    /// The VAT number.
    pub vat_number: Option<VatNumber>,
    /// The capital, as it is printed.
    pub capital: Option<String>,
    /// The town of the trade register.
    pub rcs_city: Option<String>,
    /// The address.
    #[serde(flatten)]
    pub address: PostalAddress,
    /// Where it is written to.
    pub email: Option<Email>,
    /// Where it is called.
    pub phone: Option<String>,
    /// Where it shows itself.
    pub website: Option<String>,
    /// What it counts in.
    pub currency: Currency,
    /// Where its days begin and end.
    pub time_zone: String,
    /// The language of its documents.
    pub language: Language,
    /// How it owes VAT.
    pub vat_regime: VatRegime,
    /// When its clients pay.
    pub payment_terms: Terms,
    /// How many days a quote stands.
    pub quote_days: u16,
    /// What it asks of those who pay late; the law's own clause when nothing is said.
    pub late_penalty: Option<String>,
    /// Its account.
    pub iban: Option<Iban>,
    /// Its bank.
    pub bic: Option<Bic>,
    /// Its professional insurance, where the law wants it named.
    pub insurance: Option<String>,
    /// How it deals with the waste of its building sites, where the law wants quotes to say it.
    pub waste: Option<String>,
    /// The consumer mediator it belongs to, with its address.
    pub mediator: Option<String>,
    /// The color of its documents.
    pub accent: String,
}

/// The settings as they are typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct CompanyInput {
    /// The legal name.
    pub name: String,
    /// The legal form, such as SARL.
    pub legal_form: Option<String>,
    /// The number of the business.
    pub siren: Option<String>,
    /// The number of the establishment.
    pub siret: Option<String>,
    /// The VAT number.
    pub vat_number: Option<String>,
    /// The capital, as it is printed.
    pub capital: Option<String>,
    /// The town of the trade register.
    pub rcs_city: Option<String>,
    /// Number and street.
    pub street: Option<String>,
    /// Building, floor, post-office box.
    pub street2: Option<String>,
    /// The postcode.
    pub postcode: Option<String>,
    /// The town.
    pub city: Option<String>,
    /// The country; France when nothing is said.
    pub country: Option<String>,
    /// Where it is written to.
    pub email: Option<String>,
    /// Where it is called.
    pub phone: Option<String>,
    /// Where it shows itself.
    pub website: Option<String>,
    /// What it counts in; the euro when nothing is said.
    pub currency: Option<String>,
    /// A zone of the IANA database; Paris when nothing is said.
    pub time_zone: Option<String>,
    /// The language of its documents.
    pub language: Option<Language>,
    /// How it owes VAT.
    pub vat_regime: Option<VatRegime>,
    /// When its clients pay: `receipt`, `days:30`, `end_of_month:45`.
    pub payment_terms: Option<String>,
    /// How many days a quote stands: 1 to 365.
    pub quote_days: Option<i64>,
    /// What it asks of those who pay late.
    pub late_penalty: Option<String>,
    /// Its account.
    pub iban: Option<String>,
    /// Its bank.
    pub bic: Option<String>,
    /// Its professional insurance.
    pub insurance: Option<String>,
    /// How it deals with the waste of its building sites.
    pub waste: Option<String>,
    /// The consumer mediator it belongs to, with its address.
    pub mediator: Option<String>,
    /// A color such as `#204ec3`.
    pub accent: Option<String>,
}

impl Company {
    /// Reads what was typed; only the platform knows which time zones there are.
    pub fn parse(
        typed: &CompanyInput,
        is_time_zone: impl Fn(&str) -> bool,
    ) -> Result<Self, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let name = form.take("name", required_line(&typed.name, LINE_MAX));
        let numbers = business_numbers(&mut form, typed.siren.as_deref(), typed.siret.as_deref());
        let vat_number = form.optional("vat_number", typed.vat_number.as_deref(), VatNumber::parse);
        if let (Some((Some(siren), _)), Some(Some(number))) = (&numbers, &vat_number)
            && number.prefix() == "FR"
            && !number.as_str().ends_with(siren.as_str())
        {
            form.refuse("vat_number", Refusal::VatNumberKey);
        }
        let address = form.part(PostalAddress::parse(&address_of(typed), ""));
        let email = form.optional("email", typed.email.as_deref(), Email::parse);
        let currency = form.optional("currency", typed.currency.as_deref(), Currency::parse);
        let zone =
            |zone: &str| if is_time_zone(zone) { Ok(zone.to_owned()) } else { Err(Refusal::UnknownTimeZone) };
        let time_zone = form.optional("time_zone", typed.time_zone.as_deref(), zone);
        let payment_terms = form.optional("payment_terms", typed.payment_terms.as_deref(), Terms::parse);
        let quote_days = form.take("quote_days", quote_days(typed.quote_days));
        let iban = form.optional("iban", typed.iban.as_deref(), Iban::parse);
        let bic = form.optional("bic", typed.bic.as_deref(), Bic::parse);
        let color = |text: &str| Color::parse(text).ok_or(Refusal::ColorShape);
        let accent = form.optional("accent", typed.accent.as_deref(), color);
        let mut line =
            |field, text: &Option<String>, longest| form.take(field, optional_line(text.as_deref(), longest));
        let legal_form = line("legal_form", &typed.legal_form, 60);
        let capital = line("capital", &typed.capital, 40);
        let rcs_city = line("rcs_city", &typed.rcs_city, 100);
        let phone = line("phone", &typed.phone, 40);
        let website = line("website", &typed.website, LINE_MAX);
        let mut clause =
            |field, text: &Option<String>| form.take(field, optional_text(text.as_deref(), CLAUSE_MAX));
        let late_penalty = clause("late_penalty", &typed.late_penalty);
        let insurance = clause("insurance", &typed.insurance);
        let waste = clause("waste", &typed.waste);
        let mediator = clause("mediator", &typed.mediator);
        form.close(|| {
            let (siren, siret) = numbers?;
            Some(Company {
                name: name?,
                legal_form: legal_form?,
                siren,
                siret,
                vat_number: vat_number?,
                capital: capital?,
                rcs_city: rcs_city?,
                address: address?,
                email: email?,
                phone: phone?,
                website: website?,
                currency: currency?.unwrap_or_default(),
                time_zone: time_zone?.unwrap_or_else(|| "Europe/Paris".to_owned()),
                language: typed.language.unwrap_or_default(),
                vat_regime: typed.vat_regime.unwrap_or_default(),
                payment_terms: payment_terms?.unwrap_or_default(),
                quote_days: quote_days?,
                late_penalty: late_penalty?,
                iban: iban?,
                bic: bic?,
                insurance: insurance?,
                waste: waste?,
                mediator: mediator?,
                accent: accent?.unwrap_or(Color::OURS).to_string(),
            })
        })
    }
}

fn address_of(typed: &CompanyInput) -> AddressInput {
    AddressInput {
        street: typed.street.clone(),
        street2: typed.street2.clone(),
        postcode: typed.postcode.clone(),
        city: typed.city.clone(),
        country: typed.country.clone(),
    }
}

fn quote_days(typed: Option<i64>) -> Result<u16, Refusal> {
    match typed {
        None => Ok(QUOTE_DAYS),
        Some(0) => Err(Refusal::Missing),
        Some(days) if days < 0 => Err(Refusal::Negative),
        Some(days) => u16::try_from(days).ok().filter(|days| *days <= 365).ok_or(Refusal::TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> CompanyInput {
        let some = |text: &str| Some(text.to_owned());
        CompanyInput {
            name: "Atelier Élan".into(),
            street: some("1 rue de la Paix"),
            postcode: some("75002"),
            city: some("Paris"),
            ..CompanyInput::default()
        }
    }

    #[test]
    fn a_name_and_an_address_make_a_company() {
        let company = Company::parse(&typed(), |_| true).unwrap();
        assert_eq!((company.time_zone.as_str(), company.accent.as_str()), ("Europe/Paris", "#204ec3"));
        assert_eq!((company.quote_days, company.payment_terms), (30, Terms::Days(30)));
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let some = |text: &str| Some(text.to_owned());
        let wrong = CompanyInput {
            name: " ".into(),
            siren: some("732829320"),
            siret: some("55210055400013"),
            postcode: some("7500"),
            time_zone: some("Paris"),
            quote_days: Some(366),
            iban: some("FR76"),
            accent: some("blue"),
            ..typed()
        };
        let refused = Company::parse(&wrong, |zone| zone.contains('/')).unwrap_err();
        let fields: Vec<_> = refused.iter().map(|it| it.field.as_str()).collect();
        assert_eq!(fields, ["name", "siret", "postcode", "time_zone", "quote_days", "iban", "accent"]);
    }
}
