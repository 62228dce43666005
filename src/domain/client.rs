//! A client: the business, the public body or the private person that is billed.

use super::filing::{Filed, Filing};
use super::form::Form;
use super::identity::{AddressInput, CountryCode, Email, PostalAddress, Siren, Siret, VatNumber};
use super::language::Language;
use super::refusal::{FieldRefusal, Refusal};
use super::terms::Terms;
use super::text::{LINE_MAX, TEXT_MAX, optional_line, optional_text, required_line};
use serde::{Deserialize, Serialize};

/// What a client is before the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ClientKind {
    /// A business.
    Business,
    /// A private person.
    Consumer,
    /// A public body.
    Public,
}

/// A client, every value of it checked. The address may be incomplete until a document is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Client {
    /// What they are before the law.
    pub kind: ClientKind,
    /// The name documents are made out to.
    pub name: String,
    /// The number of the business.
    pub siren: Option<Siren>,
    /// The number of the establishment.
    pub siret: Option<Siret>,
    /// The VAT number.
    pub vat_number: Option<VatNumber>,
    /// Where documents are sent.
    pub email: Option<Email>,
    /// Where they are called.
    pub phone: Option<String>,
    /// Number and street.
    pub street: Option<String>,
    /// Building, floor, post-office box.
    pub street2: Option<String>,
    /// The postcode.
    pub postcode: Option<String>,
    /// The town.
    pub city: Option<String>,
    /// The country.
    pub country: CountryCode,
    /// Where goods go, when it is elsewhere.
    pub delivery: Option<PostalAddress>,
    /// The language of their documents.
    pub language: Language,
    /// When they pay, when it is not as the company's other clients.
    pub payment_terms: Option<Terms>,
    /// What only the company reads.
    pub note: Option<String>,
}

/// A client as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS), ts(optional_fields = nullable))]
pub struct ClientInput {
    /// What they are before the law.
    pub kind: ClientKind,
    /// The name documents are made out to.
    #[serde(default)]
    pub name: String,
    /// The number of the business.
    pub siren: Option<String>,
    /// The number of the establishment.
    pub siret: Option<String>,
    /// The VAT number.
    pub vat_number: Option<String>,
    /// Where documents are sent.
    pub email: Option<String>,
    /// Where they are called.
    pub phone: Option<String>,
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
    /// Where goods go, when it is elsewhere.
    pub delivery: Option<AddressInput>,
    /// The language of their documents; French when nothing is said.
    pub language: Option<Language>,
    /// When they pay: `receipt`, `days:30`, `end_of_month:45`.
    pub payment_terms: Option<String>,
    /// What only the company reads.
    pub note: Option<String>,
}

/// The numbers of a business, read together because one contains the other.
pub(super) fn business_numbers(
    form: &mut Form,
    siren: Option<&str>,
    siret: Option<&str>,
) -> Option<(Option<Siren>, Option<Siret>)> {
    let siren = form.optional("siren", siren, Siren::parse);
    let siret = form.optional("siret", siret, Siret::parse);
    match (siren?, siret?) {
        (Some(siren), Some(siret)) if siret.siren() != siren => {
            form.refuse("siret", Refusal::SiretOfAnotherSiren);
            None
        }
        (None, Some(siret)) => Some((Some(siret.siren()), Some(siret))),
        numbers => Some(numbers),
    }
}

impl TryFrom<ClientInput> for Client {
    type Error = Vec<FieldRefusal>;

    fn try_from(typed: ClientInput) -> Result<Self, Vec<FieldRefusal>> {
        let mut form = Form::default();
        let name = form.take("name", required_line(&typed.name, LINE_MAX));
        let numbers = business_numbers(&mut form, typed.siren.as_deref(), typed.siret.as_deref());
        let vat_number = form.optional("vat_number", typed.vat_number.as_deref(), VatNumber::parse);
        refuse_numbers_of_a_consumer(&mut form, &typed);
        let email = form.optional("email", typed.email.as_deref(), Email::parse);
        let phone = form.take("phone", optional_line(typed.phone.as_deref(), 40));
        let mut line =
            |field, text: &Option<String>, longest| form.take(field, optional_line(text.as_deref(), longest));
        let street = line("street", &typed.street, LINE_MAX);
        let street2 = line("street2", &typed.street2, LINE_MAX);
        let postcode = line("postcode", &typed.postcode, 16);
        let city = line("city", &typed.city, LINE_MAX);
        let country = form.optional("country", typed.country.as_deref(), CountryCode::parse);
        let delivery = typed.delivery.as_ref().map(|address| PostalAddress::parse(address, "delivery."));
        let delivery = form.part(delivery.transpose());
        let payment_terms = form.optional("payment_terms", typed.payment_terms.as_deref(), Terms::parse);
        let note = form.take("note", optional_text(typed.note.as_deref(), TEXT_MAX));
        form.close(|| {
            let (siren, siret) = numbers?;
            Some(Client {
                kind: typed.kind,
                name: name?,
                siren,
                siret,
                vat_number: vat_number?,
                email: email?,
                phone: phone?,
                street: street?,
                street2: street2?,
                postcode: postcode?,
                city: city?,
                country: country?.unwrap_or_default(),
                delivery: delivery?,
                language: typed.language.unwrap_or_default(),
                payment_terms: payment_terms?,
                note: note?,
            })
        })
    }
}

/// A private person has no number of a business.
fn refuse_numbers_of_a_consumer(form: &mut Form, typed: &ClientInput) {
    if typed.kind != ClientKind::Consumer {
        return;
    }
    let numbers = [("siren", &typed.siren), ("siret", &typed.siret), ("vat_number", &typed.vat_number)];
    for (field, text) in numbers {
        if text.as_deref().is_some_and(|text| !text.trim().is_empty()) {
            form.refuse(field, Refusal::NotApplicable);
        }
    }
}

impl Filed for Client {
    fn filing(&self) -> Filing {
        Filing::under(
            &self.name,
            [
                self.siren.as_ref().map(Siren::as_str),
                self.siret.as_ref().map(Siret::as_str),
                self.vat_number.as_ref().map(VatNumber::as_str),
                self.email.as_ref().map(Email::as_str),
                self.phone.as_deref(),
                self.postcode.as_deref(),
                self.city.as_deref(),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(json: &str) -> Result<Client, Vec<FieldRefusal>> {
        serde_json::from_str::<ClientInput>(json).unwrap().try_into()
    }

    fn refusals(json: &str) -> Vec<(String, &'static str)> {
        typed(json).unwrap_err().into_iter().map(|it| (it.field, it.code)).collect()
    }

    #[test]
    fn a_siret_brings_its_siren_and_contradicts_no_other() {
        let client = typed(r#"{"kind":"business","name":"Élan","siret":"732 829 320 00074"}"#).unwrap();
        assert_eq!(client.siren.unwrap().as_str(), "732829320");
        let refused =
            refusals(r#"{"kind":"business","name":"É","siren":"552100554","siret":"73282932000074"}"#);
        assert_eq!(refused, [("siret".to_owned(), "siret_of_another_siren")]);
    }

    #[test]
    fn every_wrong_field_is_named() {
        let refused = refusals(
            r#"{"kind":"business","siren":"123","email":"x","country":"ZZ","payment_terms":"days:90","delivery":{"street":"1 rue"}}"#,
        );
        let fields: Vec<_> = refused.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(
            fields,
            ["name", "siren", "email", "country", "delivery.postcode", "delivery.city", "payment_terms"]
        );
    }

    #[test]
    fn a_private_person_has_no_number_of_a_business() {
        let refused = refusals(r#"{"kind":"consumer","name":"Ana","siren":"732829320"}"#);
        assert_eq!(refused, [("siren".to_owned(), "not_applicable")]);
    }
}
