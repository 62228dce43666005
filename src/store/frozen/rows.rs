//! The rows that paper is made of, turned into the types of the domain; a row they cannot express is corrupt.

use crate::domain::day::Day;
use crate::domain::frozen::{
    Amounts, Buyer, BuyerKind, Deduction, FrozenAdjustment, FrozenLine, FrozenReduction, Seller, VatRegime,
};
use crate::domain::identity::{Bic, Email, Iban, PostalAddress, Siren, Siret, VatNumber};
use crate::domain::kind::Kind;
use crate::domain::language::{Currency, Language};
use crate::domain::line::Nature;
use crate::domain::money::Cents;
use crate::domain::payment::Method;
use crate::domain::pricing::{AdjustmentKind, LineKind};
use crate::domain::progress::Progress;
use crate::domain::quantity::{Percent, Quantity, UnitPrice};
use crate::domain::terms::Terms;
use crate::domain::totals::{PriceMode, Remainder, VatSubtotal};
use crate::domain::unit::Unit;
use crate::domain::vat::{Category, Vat, VatCode};
use crate::store::Fault;
use crate::store::sql::{bytes, some_bytes};
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) kind: Kind,
    pub(super) stage: String,
    pub(super) number: Option<String>,
    pub(super) client_id: Option<String>,
    pub(super) issued_on: Day,
    pub(super) due_on: Option<Day>,
    pub(super) supplied_on: Option<Day>,
    pub(super) currency: Currency,
    pub(super) language: Language,
    pub(super) price_mode: PriceMode,
    pub(super) subject: String,
    pub(super) purchase_order: Option<String>,
    pub(super) note: Option<String>,
    pub(super) payment_terms: Terms,
    #[serde(flatten)]
    pub(super) totals: Amounts,
    pub(super) seller: Option<String>,
    pub(super) buyer: Option<String>,
    pub(super) mentions: Option<String>,
    pub(super) settled_on: Option<Day>,
    pub(super) settled_method: Option<Method>,
    pub(super) proof_code: Option<String>,
    pub(super) version: u32,
}

#[derive(Deserialize)]
pub(super) struct LineRow {
    pub(super) kind: LineKind,
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) nature: Option<Nature>,
    pub(super) quantity: Option<Quantity>,
    pub(super) unit: Option<Unit>,
    pub(super) unit_price: Option<UnitPrice>,
    pub(super) allowance: Option<String>,
    pub(super) charge: Option<String>,
    pub(super) vat_category: Option<Category>,
    pub(super) vat_rate: Option<u16>,
    pub(super) vatex: Option<String>,
    pub(super) net: Option<Cents>,
    pub(super) ticked: Option<i64>,
    pub(super) percent: Option<Percent>,
    pub(super) previous_percent: Option<Percent>,
    pub(super) contract_net: Option<Cents>,
    pub(super) billed: Option<Cents>,
}

#[derive(Deserialize)]
pub(super) struct DeductionRow {
    number: String,
    issued_on: Day,
    category: Category,
    rate: Option<u16>,
    vatex: Option<String>,
    base: Cents,
    tax: Cents,
}

#[derive(Deserialize)]
pub(super) struct AdjustmentRow {
    pub(super) kind: AdjustmentKind,
    pub(super) percent: Option<Percent>,
    pub(super) amount: Cents,
    pub(super) reason: String,
    pub(super) reason_code: Option<String>,
    pub(super) vat_category: Option<Category>,
    pub(super) vat_rate: Option<u16>,
    pub(super) vatex: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct VatRow {
    pub(super) category: Category,
    pub(super) rate: Option<u16>,
    pub(super) vatex: Option<String>,
    pub(super) lines_net: Cents,
    pub(super) allowance: Cents,
    pub(super) charge: Cents,
    pub(super) base: Cents,
    pub(super) tax: Cents,
}

#[derive(Deserialize)]
pub(super) struct SellerRow {
    pub(super) name: String,
    pub(super) legal_form: Option<String>,
    pub(super) siren: Option<Siren>,
    pub(super) siret: Option<Siret>,
    pub(super) vat_number: Option<VatNumber>,
    pub(super) capital: Option<String>,
    pub(super) rcs_city: Option<String>,
    #[serde(flatten)]
    pub(super) address: PostalAddress,
    pub(super) email: Option<Email>,
    pub(super) phone: Option<String>,
    pub(super) website: Option<String>,
    pub(super) iban: Option<Iban>,
    pub(super) bic: Option<Bic>,
    pub(super) vat_regime: VatRegime,
    pub(super) insurance: Option<String>,
    pub(super) accent: String,
    pub(super) logo_id: Option<String>,
    pub(super) late_penalty: Option<String>,
    pub(super) waste: Option<String>,
    pub(super) mediator: Option<String>,
    pub(super) quote_days: u16,
    pub(super) company_language: Language,
}

#[derive(Deserialize)]
pub(super) struct BuyerRow {
    pub(super) kind: BuyerKind,
    pub(super) name: String,
    pub(super) siren: Option<Siren>,
    pub(super) siret: Option<Siret>,
    pub(super) vat_number: Option<VatNumber>,
    pub(super) email: Option<Email>,
    pub(super) street: Option<String>,
    pub(super) street2: Option<String>,
    pub(super) postcode: Option<String>,
    pub(super) city: Option<String>,
    pub(super) country: String,
    pub(super) delivery: Option<String>,
    pub(super) contact_name: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct LogoRow {
    pub(super) width: u16,
    pub(super) height: u16,
    #[serde(deserialize_with = "bytes")]
    pub(super) colors: Vec<u8>,
    #[serde(deserialize_with = "some_bytes")]
    pub(super) alpha: Option<Vec<u8>>,
}

impl From<SellerRow> for Seller {
    fn from(row: SellerRow) -> Self {
        Self {
            name: row.name,
            legal_form: row.legal_form,
            siren: row.siren,
            siret: row.siret,
            vat_number: row.vat_number,
            capital: row.capital,
            rcs_city: row.rcs_city,
            address: row.address,
            email: row.email,
            phone: row.phone,
            website: row.website,
            iban: row.iban,
            bic: row.bic,
            vat_regime: row.vat_regime,
            insurance: row.insurance,
            accent: row.accent,
            logo_id: row.logo_id,
        }
    }
}

impl TryFrom<BuyerRow> for Buyer {
    type Error = Fault;

    fn try_from(row: BuyerRow) -> Result<Self, Fault> {
        let country = row.country.parse().map_err(|_| Fault::Corrupt("clients.country"))?;
        // A client may be known before its address is; paper needs the street and the town.
        let address = row.street.zip(row.city).map(|(street, city)| PostalAddress {
            street,
            street2: row.street2,
            postcode: row.postcode.unwrap_or_default(),
            city,
            country,
        });
        let delivery = row.delivery.map(|text| read_json(&text, "clients.delivery")).transpose()?;
        Ok(Self {
            kind: row.kind,
            name: row.name,
            siren: row.siren,
            siret: row.siret,
            vat_number: row.vat_number,
            address,
            delivery,
            email: row.email,
            contact_name: row.contact_name.filter(|name| !name.is_empty()),
        })
    }
}

impl TryFrom<LineRow> for FrozenLine {
    type Error = Fault;

    fn try_from(row: LineRow) -> Result<Self, Fault> {
        let reduction = |text: Option<String>, column| {
            text.map(|text| read_json::<FrozenReduction>(&text, column)).transpose()
        };
        Ok(Self {
            kind: row.kind,
            name: row.name,
            description: row.description,
            nature: row.nature,
            quantity: row.quantity,
            unit: row.unit,
            unit_price: row.unit_price,
            allowance: reduction(row.allowance, "lines.allowance")?,
            charge: reduction(row.charge, "lines.charge")?,
            vat: vat(row.vat_category, row.vat_rate, row.vatex)?,
            net: row.net,
            ticked: row.ticked.map(|ticked| ticked == 1),
            progress: match (row.percent, row.previous_percent, row.contract_net, row.billed) {
                (Some(percent), Some(previous), Some(contract_net), Some(billed)) => {
                    Some(Progress { percent, previous, contract_net, billed })
                }
                _ => None,
            },
        })
    }
}

impl TryFrom<VatRow> for VatSubtotal {
    type Error = Fault;

    fn try_from(row: VatRow) -> Result<Self, Fault> {
        let vat = vat(Some(row.category), row.rate, row.vatex)?.ok_or(Fault::Corrupt("vat_subtotals"))?;
        let VatRow { lines_net, allowance, charge, base, tax, .. } = row;
        Ok(Self { vat, lines_net, allowance, charge, base, tax })
    }
}

/// Gathers the rows of each deposit, which follow one another.
pub(super) fn deductions(rows: Vec<DeductionRow>) -> Result<Vec<Deduction>, Fault> {
    let mut gathered: Vec<Deduction> = Vec::new();
    for row in rows {
        let vat = vat(Some(row.category), row.rate, row.vatex)?.ok_or(Fault::Corrupt("deductions"))?;
        let part = Remainder { vat, base: row.base, tax: row.tax };
        match gathered.last_mut().filter(|last| last.number == row.number) {
            Some(last) => last.vat.push(part),
            None => {
                gathered.push(Deduction { number: row.number, issued_on: row.issued_on, vat: vec![part] })
            }
        }
    }
    Ok(gathered)
}

impl TryFrom<AdjustmentRow> for FrozenAdjustment {
    type Error = Fault;

    fn try_from(row: AdjustmentRow) -> Result<Self, Fault> {
        Ok(Self {
            kind: row.kind,
            percent: row.percent,
            amount: row.amount,
            reason: row.reason,
            reason_code: row.reason_code,
            vat: vat(row.vat_category, row.vat_rate, row.vatex)?,
        })
    }
}

pub(super) fn vat(
    category: Option<Category>,
    rate: Option<u16>,
    vatex: Option<String>,
) -> Result<Option<Vat>, Fault> {
    let code = category.map(|category| VatCode { category, rate, vatex });
    code.as_ref().map(Vat::try_from).transpose().map_err(|_| Fault::Corrupt("lines.vat"))
}

pub(super) fn read_json<T: DeserializeOwned>(text: &str, column: &'static str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|_| Fault::Corrupt(column))
}
