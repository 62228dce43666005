//! A company as its people see it: its settings, its numberings and their own role in it.

use super::history::{self, Event};
use super::numberings::{self, Begun, Numbering, NumberingView};
use super::sql::{Answers, Query, Value, bind, statements};
use super::{Fault, Tenant};
use crate::domain::company::Company;
use crate::domain::frozen::VatRegime;
use crate::domain::identity::{Bic, CountryCode, Email, Iban, Siren, Siret, VatNumber};
use crate::domain::ids::{CompanyId, LogoId};
use crate::domain::language::{Currency, Language};
use crate::domain::terms::Terms;
use serde::{Deserialize, Serialize};

statements! { TenantSql:
    /// The settings.
    FIND = "
        select c.id, c.name, c.legal_form, c.siren, c.siret, c.vat_number, c.capital, c.rcs_city, c.street, c.street2, c.postcode,
            c.city, c.country, c.email, c.phone, c.website, c.currency, c.time_zone, c.language, c.vat_regime, c.payment_terms,
            c.quote_days, c.late_penalty, c.iban, c.bic, c.insurance, c.waste, c.mediator, c.accent, c.logo_id, c.version
        from companies c
        where c.id = ?1 and exists (select 1 from memberships m where m.company_id = ?1)";
    /// Asserts that the version is the one that was read.
    MUST_BE = "
        insert into must (what, ok)
        select 'change', exists (
            select 1 from memberships m join companies c on c.id = m.company_id where m.company_id = ?1 and c.version = ?2)";
    /// Replaces the settings, in the version that was read.
    CHANGE = "
        update companies
        set name = ?2 ->> 'name', legal_form = ?2 ->> 'legal_form', siren = ?2 ->> 'siren', siret = ?2 ->> 'siret',
            vat_number = ?2 ->> 'vat_number', capital = ?2 ->> 'capital', rcs_city = ?2 ->> 'rcs_city',
            street = ?2 ->> 'street', street2 = ?2 ->> 'street2', postcode = ?2 ->> 'postcode', city = ?2 ->> 'city',
            country = ?2 ->> 'country', email = ?2 ->> 'email', phone = ?2 ->> 'phone', website = ?2 ->> 'website',
            currency = ?2 ->> 'currency', time_zone = ?2 ->> 'time_zone', language = ?2 ->> 'language',
            vat_regime = ?2 ->> 'vat_regime', payment_terms = ?2 ->> 'payment_terms', quote_days = ?2 ->> 'quote_days',
            late_penalty = ?2 ->> 'late_penalty', iban = ?2 ->> 'iban', bic = ?2 ->> 'bic', insurance = ?2 ->> 'insurance',
            waste = ?2 ->> 'waste', mediator = ?2 ->> 'mediator', accent = ?2 ->> 'accent', updated_at = ?3, version = version + 1
        where id = ?1 and version = ?4 and exists (select 1 from memberships m where m.company_id = ?1)";
}

/// The settings as they are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CompanyEntry {
    /// Its id.
    pub id: CompanyId,
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
    /// Number and street.
    pub street: String,
    /// Building, floor, post-office box.
    pub street2: Option<String>,
    /// The postcode.
    pub postcode: String,
    /// The town.
    pub city: String,
    /// The country.
    pub country: CountryCode,
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
    /// What it asks of those who pay late.
    pub late_penalty: Option<String>,
    /// Its account.
    pub iban: Option<Iban>,
    /// Its bank.
    pub bic: Option<Bic>,
    /// Its professional insurance.
    pub insurance: Option<String>,
    /// How it deals with the waste of its building sites.
    pub waste: Option<String>,
    /// The consumer mediator it belongs to.
    pub mediator: Option<String>,
    /// The color of its documents.
    pub accent: String,
    /// Its logo, when it has one.
    pub logo_id: Option<LogoId>,
    /// The version that a change must name.
    pub version: u32,
}

/// A company as one of its people sees it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema, ts_rs::TS),
    schemars(rename = "Company"),
    ts(rename = "Company")
)]
pub struct CompanyView {
    /// The settings.
    #[serde(flatten)]
    pub settings: CompanyEntry,
    /// How each kind of document is numbered.
    pub numberings: Vec<NumberingView>,
    /// What the reader is in it.
    pub role: String,
}

/// Where in a batch a company is told, and to whom.
pub(super) struct Told<'a> {
    pub(super) answers: &'a Answers,
    pub(super) from: usize,
    pub(super) role: &'a str,
}

impl Tenant {
    /// The company.
    pub async fn company_view(&self) -> Result<CompanyView, Fault> {
        let (standing, answers) = self.read(self.telling_company()).await?;
        let role = standing.role.as_deref().unwrap_or_default();
        self.company_told(&Told { answers: &answers, from: 0, role })
    }

    /// Replaces the settings, if they still are as they were read.
    pub async fn change_company(
        &self,
        before: &CompanyView,
        company: &Company,
    ) -> Result<CompanyView, Fault> {
        let version = before.settings.version;
        let event = Event::new("company.changed", "company", self.company().as_str(), &company.name);
        let mut queries = vec![
            self.query(&MUST_BE, bind![version]),
            self.query(&CHANGE, bind![Value::json(company), self.now().ms, version]),
            self.event(&event.with(&history::changed_fields(&before.settings, company))),
        ];
        queries.extend(self.telling_company());
        let answers = self.write(queries).await?;
        self.company_told(&Told { answers: &answers, from: 3, role: &before.role })
    }

    /// Asserts the version of the settings.
    pub(super) fn must_be_company(&self, version: u32) -> Query {
        self.query(&MUST_BE, bind![version])
    }

    /// The statements that tell the company.
    pub(super) fn telling_company(&self) -> Vec<Query> {
        let [numberings, series] = self.numberings();
        vec![self.query(&FIND, vec![]), numberings, series]
    }

    /// The company from what they answered.
    pub(super) fn company_told(&self, told: &Told<'_>) -> Result<CompanyView, Fault> {
        let settings = told.answers.row::<CompanyEntry>(told.from)?.ok_or(Fault::NotYours)?;
        let numberings = told.answers.rows::<Numbering>(told.from + 1)?;
        let today = self.now().today(&settings.time_zone);
        let begun = told.answers.rows::<Begun>(told.from + 2)?;
        let numberings = numberings::shown(&numberings, &begun, today);
        Ok(CompanyView { settings, numberings, role: told.role.to_owned() })
    }
}
