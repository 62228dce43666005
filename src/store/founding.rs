//! A company's first minute: it, its owner and its numberings are written together, before there is a tenant to speak of.

use super::companies::{CompanyView, Told};
use super::history::Event;
use super::sql::{Value, bind, statements};
use super::{Fault, Key, Store, Tenant};
use crate::domain::company::Company;
use crate::domain::ids::{SessionId, UserId};
use serde::Deserialize;

statements! { LobbySql:
    /// Aborts the batch unless the session lives.
    MUST_BE_SIGNED_IN = "
        insert into must (what, ok)
        select 'right', exists (
            select 1 from sessions where id = ?1 and user_id = ?2 and revoked_at is null and expires_at > ?3)";
    /// The company; a key founds one only.
    FOUND = "
        insert into companies (id, name, legal_form, siren, siret, vat_number, capital, rcs_city, street, street2, postcode, city, country, email,
            phone, website, currency, time_zone, language, vat_regime, payment_terms, quote_days, late_penalty, iban, bic,
            insurance, waste, mediator, accent, created_by, creation_key, created_at, updated_at)
        select ?1, ?2 ->> 'name', ?2 ->> 'legal_form', ?2 ->> 'siren', ?2 ->> 'siret', ?2 ->> 'vat_number', ?2 ->> 'capital',
            ?2 ->> 'rcs_city', ?2 ->> 'street', ?2 ->> 'street2', ?2 ->> 'postcode', ?2 ->> 'city', ?2 ->> 'country',
            ?2 ->> 'email', ?2 ->> 'phone', ?2 ->> 'website', ?2 ->> 'currency', ?2 ->> 'time_zone', ?2 ->> 'language',
            ?2 ->> 'vat_regime', ?2 ->> 'payment_terms', ?2 ->> 'quote_days', ?2 ->> 'late_penalty', ?2 ->> 'iban',
            ?2 ->> 'bic', ?2 ->> 'insurance', ?2 ->> 'waste', ?2 ->> 'mediator', ?2 ->> 'accent', ?3, ?4, ?5, ?5";
    /// Its owner.
    OWN = "insert into memberships (company_id, user_id, role, created_at) values (?1, ?2, 'owner', ?3)";
    /// Its numberings.
    NUMBER = "
        insert into numberings (company_id, kind, pattern)
        select ?1, n.value ->> 0, n.value ->> 1 from json_each(?2) n";
    /// What its key stood for.
    SPEND_KEY = "
        insert into idempotency (company_id, user_id, key, fingerprint, reference, at) values (?1, ?2, ?3, ?4, ?1, ?5)";
    /// What a key has founded, and for which request as long as keys are kept.
    FOUNDED = "
        select c.id, i.fingerprint
        from companies c left join idempotency i on i.company_id = c.id and i.user_id = ?1 and i.key = ?2
        where c.created_by = ?1 and c.creation_key = ?2";
}

/// How documents are numbered until somebody chooses otherwise. Deposits and progress invoices are invoices, and follow them.
const NUMBERINGS: [(&str, &str); 5] = [
    ("quote", "D-{YYYY}-{0000}"),
    ("invoice", "F-{YYYY}-{0000}"),
    ("deposit", "F-{YYYY}-{0000}"),
    ("progress", "F-{YYYY}-{0000}"),
    ("credit", "A-{YYYY}-{0000}"),
];

/// What became of a founding.
#[derive(Debug)]
pub enum Founded {
    /// The company is there now.
    Now(Box<CompanyView>),
    /// The key had founded this one before: its id.
    Before(String),
}

#[derive(Deserialize)]
struct Spent {
    id: String,
    fingerprint: Option<String>,
}

impl Store {
    /// Founds the company that the tenant will be, once for each key of its founder.
    pub async fn found(
        &self,
        tenant: &Tenant,
        session: &SessionId,
        founder: &UserId,
        key: &Key,
        company: &Company,
    ) -> Result<Founded, Fault> {
        let (id, now) = (tenant.company().as_str(), tenant.now().ms);
        let mut batch = vec![
            MUST_BE_SIGNED_IN.with(bind![session.as_str(), founder.as_str(), now]),
            FOUND.with(bind![id, Value::json(company), founder.as_str(), key.value.as_str(), now]),
            OWN.with(bind![id, founder.as_str(), now]),
            NUMBER.with(bind![id, Value::json(&NUMBERINGS)]),
            SPEND_KEY.with(bind![id, founder.as_str(), key.value.as_str(), key.fingerprint.as_str(), now]),
            tenant.event(&Event::new("company.created", "company", id, &company.name)),
        ];
        let told_from = batch.len();
        batch.extend(tenant.telling_company());
        match self.batch(batch).await {
            Ok(answers) => {
                let told = Told { answers: &answers, from: told_from, role: "owner" };
                Ok(Founded::Now(Box::new(tenant.company_told(&told)?)))
            }
            Err(Fault::RoleTooLow) => Err(Fault::SignedOut),
            Err(Fault::Duplicate(columns)) if columns.starts_with("companies.created_by") => {
                self.founded(founder, key).await.map(Founded::Before)
            }
            Err(fault) => Err(fault),
        }
    }

    /// The company of a key that comes again with the request it came with.
    async fn founded(&self, founder: &UserId, key: &Key) -> Result<String, Fault> {
        let asked = FOUNDED.with(bind![founder.as_str(), key.value.as_str()]);
        let spent = self.batch(vec![asked]).await?.row::<Spent>(0)?;
        let spent = spent.ok_or(Fault::Corrupt("companies.creation_key"))?;
        match spent.fingerprint {
            Some(fingerprint) if fingerprint != key.fingerprint => Err(Fault::KeyReused),
            _ => Ok(spent.id),
        }
    }
}
