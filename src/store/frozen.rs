//! A document as paper, data and mail read it: the stored figures, with the parties frozen or, for a draft, as they stand today.

use super::documents::Family;
use super::sql::{Answers, bind, statements};
use super::{Fault, Tenant};
use crate::domain::day::Day;
use crate::domain::frozen::{
    Amounts, Buyer, BuyerKind, Frozen, FrozenAdjustment, FrozenLine, FrozenReduction, Preceding, Seller,
    VatRegime,
};
use crate::domain::identity::{Bic, Email, Iban, PostalAddress, Siren, Siret, VatNumber};
use crate::domain::issuance::Chosen;
use crate::domain::kind::Kind;
use crate::domain::language::{Currency, Language};
use crate::domain::line::Nature;
use crate::domain::mentions::{Ground, Mention, mentions};
use crate::domain::money::Cents;
use crate::domain::number::Number;
use crate::domain::pricing::{AdjustmentKind, LineKind};
use crate::domain::quantity::{Percent, Quantity, UnitPrice};
use crate::domain::terms::Terms;
use crate::domain::totals::{PriceMode, VatSubtotal};
use crate::domain::unit::Unit;
use crate::domain::vat::{Category, Vat, VatCode};
use crate::pdf::LogoPixels;
use serde::Deserialize;
use serde::de::DeserializeOwned;

statements! { TenantSql:
    /// The head of a document of one family.
    HEAD = "
        select id, kind, stage, number, client_id, issued_on, due_on, supplied_on, currency, language, price_mode, subject, purchase_order, note, payment_terms,
            line_total, allowance_total, charge_total, net_total, vat_total, gross_total, prepaid, payable, seller, buyer, mentions, version
        from documents where company_id = ?1 and id = ?2 and family = ?3";
    /// Its lines, in order.
    LINES = "
        select kind, name, description, nature, quantity, unit, unit_price, allowance, charge, vat_category, vat_rate, vatex, net, ticked
        from lines where company_id = ?1 and document_id = ?2 order by position";
    /// Its allowances and charges, in order.
    ADJUSTMENTS = "
        select kind, percent, amount, reason, reason_code, vat_category, vat_rate, vatex
        from adjustments where company_id = ?1 and document_id = ?2 order by position";
    /// Its VAT, in order.
    VAT = "
        select category, rate, vatex, lines_net, allowance, charge, base, tax
        from vat_subtotals where company_id = ?1 and document_id = ?2 order by position";
    /// The invoices it credits, revises or deducts.
    PRECEDING = "
        select o.number, o.issued_on
        from document_links l join documents o on o.company_id = ?1 and o.id = l.to_id
        where l.company_id = ?1 and l.from_id = ?2 and l.relation in ('credits', 'deducts', 'revises') and o.number is not null
        order by o.issued_on, o.number";
    /// The company as it stands today.
    SELLER = "
        select id as company_id, name, legal_form, siren, siret, vat_number, capital, rcs_city, street, street2, postcode, city, country,
            email, phone, website, iban, bic, vat_regime, insurance, accent, logo_id, late_penalty, quote_days
        from companies where id = ?1";
    /// The client as it stands today, with the contact the document is addressed to.
    BUYER = "
        select c.kind, c.name, c.siren, c.siret, c.vat_number, c.email, c.street, c.street2, c.postcode, c.city, c.country, c.delivery,
            trim(p.first_name || ' ' || p.last_name) as contact_name
        from documents d join clients c on c.company_id = ?1 and c.id = d.client_id
        left join contacts p on p.company_id = ?1 and p.id = d.contact_id
        where d.company_id = ?1 and d.id = ?2";
    /// The logo it was frozen with, as a browser shows it.
    LOGO_IMAGE = "
        select g.image
        from documents d join logos g on g.company_id = ?1 and g.id = d.seller ->> 'logo_id'
        where d.company_id = ?1 and d.id = ?2";
    /// The logo it was frozen with; a draft's is the company's.
    LOGO = "
        select g.width, g.height, g.colors, g.alpha
        from documents d join companies k on k.id = ?1
        join logos g on g.company_id = ?1 and g.id = iif(d.seller is null, k.logo_id, d.seller ->> 'logo_id')
        where d.company_id = ?1 and d.id = ?2";
}

/// A document on its way to paper.
pub struct Paper {
    /// What it says.
    pub frozen: Frozen,
    /// The logo on its head.
    pub logo: Option<LogoPixels>,
    /// draft, sent, accepted, refused or issued.
    pub stage: String,
    /// Its version.
    pub version: u32,
    /// Whether it has a client.
    pub chosen: Chosen,
    /// Today, where the company keeps its books.
    pub today: Day,
    /// How long the company's quotes hold, in days.
    pub quote_days: u16,
    /// The company's own late penalty.
    pub late_penalty: Option<String>,
}

#[derive(Deserialize)]
struct Head {
    kind: Kind,
    stage: String,
    number: Option<String>,
    client_id: Option<String>,
    issued_on: Day,
    due_on: Option<Day>,
    supplied_on: Option<Day>,
    currency: Currency,
    language: Language,
    price_mode: PriceMode,
    subject: String,
    purchase_order: Option<String>,
    note: Option<String>,
    payment_terms: Terms,
    #[serde(flatten)]
    totals: Amounts,
    seller: Option<String>,
    buyer: Option<String>,
    mentions: Option<String>,
    version: u32,
}

#[derive(Deserialize)]
struct LineRow {
    kind: LineKind,
    name: String,
    description: Option<String>,
    nature: Option<Nature>,
    quantity: Option<Quantity>,
    unit: Option<Unit>,
    unit_price: Option<UnitPrice>,
    allowance: Option<String>,
    charge: Option<String>,
    vat_category: Option<Category>,
    vat_rate: Option<u16>,
    vatex: Option<String>,
    net: Option<Cents>,
    ticked: Option<i64>,
}

#[derive(Deserialize)]
struct AdjustmentRow {
    kind: AdjustmentKind,
    percent: Option<Percent>,
    amount: Cents,
    reason: String,
    reason_code: Option<String>,
    vat_category: Option<Category>,
    vat_rate: Option<u16>,
    vatex: Option<String>,
}

#[derive(Deserialize)]
struct VatRow {
    category: Category,
    rate: Option<u16>,
    vatex: Option<String>,
    lines_net: Cents,
    allowance: Cents,
    charge: Cents,
    base: Cents,
    tax: Cents,
}

#[derive(Deserialize)]
struct SellerRow {
    name: String,
    legal_form: Option<String>,
    siren: Option<Siren>,
    siret: Option<Siret>,
    vat_number: Option<VatNumber>,
    capital: Option<String>,
    rcs_city: Option<String>,
    #[serde(flatten)]
    address: PostalAddress,
    email: Option<Email>,
    phone: Option<String>,
    website: Option<String>,
    iban: Option<Iban>,
    bic: Option<Bic>,
    vat_regime: VatRegime,
    insurance: Option<String>,
    accent: String,
    logo_id: Option<String>,
    late_penalty: Option<String>,
    quote_days: u16,
}

#[derive(Deserialize)]
struct BuyerRow {
    kind: BuyerKind,
    name: String,
    siren: Option<Siren>,
    siret: Option<Siret>,
    vat_number: Option<VatNumber>,
    email: Option<Email>,
    street: Option<String>,
    street2: Option<String>,
    postcode: Option<String>,
    city: Option<String>,
    country: String,
    delivery: Option<String>,
    contact_name: Option<String>,
}

#[derive(Deserialize)]
struct LogoRow {
    width: u16,
    height: u16,
    colors: Vec<u8>,
    alpha: Option<Vec<u8>>,
}

impl Tenant {
    /// A document of one family with everything its paper shows, in one round trip.
    pub async fn paper(
        &self,
        family: Family,
        id: &crate::domain::ids::DocumentId,
    ) -> Result<Option<Paper>, Fault> {
        let document = id.as_str();
        let of_it = [&LINES, &ADJUSTMENTS, &VAT, &PRECEDING, &BUYER, &LOGO];
        let mut queries =
            vec![self.query(&HEAD, bind![document, family.word()]), self.query(&SELLER, bind![])];
        queries.extend(of_it.map(|sql| self.query(sql, bind![document])));
        let (standing, answers) = self.read(queries).await?;
        let today = self.today(&standing)?;
        match answers.row::<Head>(0)? {
            Some(head) => assemble(head, &answers, today).map(Some),
            None => Ok(None),
        }
    }
}

#[derive(Deserialize)]
struct ImageRow {
    image: Vec<u8>,
}

impl Tenant {
    /// The logo a document was frozen with, as a browser shows it.
    pub async fn frozen_logo(&self, id: &crate::domain::ids::DocumentId) -> Result<Option<Vec<u8>>, Fault> {
        let (_, answers) = self.read(vec![self.query(&LOGO_IMAGE, bind![id.as_str()])]).await?;
        Ok(answers.row::<ImageRow>(0)?.map(|row| row.image))
    }
}

fn assemble(head: Head, answers: &Answers, today: Day) -> Result<Paper, Fault> {
    let company = answers.row::<SellerRow>(1)?.ok_or(Fault::Corrupt("companies"))?;
    let (late_penalty, quote_days) = (company.late_penalty.clone(), company.quote_days);
    let client = answers.row::<BuyerRow>(6)?;
    let chosen = if head.client_id.is_some() { Chosen::Yes } else { Chosen::No };
    let seller = match head.seller {
        Some(frozen) => read_json(&frozen, "documents.seller")?,
        None => Seller::from(company),
    };
    let buyer = match head.buyer {
        Some(frozen) => read_json(&frozen, "documents.buyer")?,
        None => client.map_or_else(|| Ok(nobody()), Buyer::try_from)?,
    };
    let frozen = Frozen {
        kind: head.kind,
        number: head
            .number
            .map(Number::stored)
            .transpose()
            .map_err(|_| Fault::Corrupt("documents.number"))?,
        issued_on: head.issued_on,
        due_on: head.due_on,
        supplied_on: head.supplied_on,
        currency: head.currency,
        language: head.language,
        price_mode: head.price_mode,
        subject: head.subject,
        purchase_order: head.purchase_order,
        note: head.note,
        terms: head.payment_terms,
        seller,
        buyer,
        lines: answers.rows::<LineRow>(2)?.into_iter().map(FrozenLine::try_from).collect::<Result<_, _>>()?,
        adjustments: answers
            .rows::<AdjustmentRow>(3)?
            .into_iter()
            .map(FrozenAdjustment::try_from)
            .collect::<Result<_, _>>()?,
        vat: answers.rows::<VatRow>(4)?.into_iter().map(VatSubtotal::try_from).collect::<Result<_, _>>()?,
        totals: head.totals,
        mentions: Vec::new(),
        preceding: answers.rows::<Preceding>(5)?,
    };
    let logo = answers.row::<LogoRow>(7)?;
    let logo = logo.map(|row| LogoPixels {
        width: row.width,
        height: row.height,
        colors: row.colors,
        alpha: row.alpha,
    });
    let (stage, version) = (head.stage, head.version);
    let mut paper = Paper { frozen, logo, stage, version, chosen, today, quote_days, late_penalty };
    match head.mentions {
        Some(frozen) => paper.frozen.mentions = read_json::<Vec<Mention>>(&frozen, "documents.mentions")?,
        None => paper.date(head.issued_on),
    }
    Ok(paper)
}

impl Paper {
    /// Puts a day on the head of a draft: its last day and its legal sentences follow.
    pub fn date(&mut self, day: Day) {
        let frozen = &mut self.frozen;
        frozen.issued_on = day;
        let by_the_terms = match frozen.kind {
            Kind::Quote => day.plus_days(self.quote_days),
            Kind::Invoice | Kind::Deposit | Kind::Credit | Kind::Progress => frozen.terms.due(day),
        };
        frozen.due_on = Some(frozen.due_on.unwrap_or(by_the_terms));
        let vat: Vec<Vat> = frozen.vat.iter().map(|subtotal| subtotal.vat).collect();
        let natures: Vec<Nature> = frozen.lines.iter().filter_map(|line| line.nature).collect();
        frozen.mentions = mentions(&Ground {
            kind: frozen.kind,
            language: frozen.language,
            issued_on: day,
            until: frozen.due_on.filter(|_| frozen.kind == Kind::Quote),
            regime: frozen.seller.vat_regime,
            buyer: frozen.buyer.kind,
            vat: &vat,
            natures: &natures,
            late_penalty: self.late_penalty.as_deref(),
            insurance: frozen.seller.insurance.as_deref(),
        });
    }
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

/// The buyer of a draft for which no client is chosen yet.
fn nobody() -> Buyer {
    Buyer {
        kind: BuyerKind::Business,
        name: String::new(),
        siren: None,
        siret: None,
        vat_number: None,
        address: None,
        delivery: None,
        email: None,
        contact_name: None,
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

fn vat(category: Option<Category>, rate: Option<u16>, vatex: Option<String>) -> Result<Option<Vat>, Fault> {
    let code = category.map(|category| VatCode { category, rate, vatex });
    code.as_ref().map(Vat::try_from).transpose().map_err(|_| Fault::Corrupt("lines.vat"))
}

fn read_json<T: DeserializeOwned>(text: &str, column: &'static str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|_| Fault::Corrupt(column))
}
