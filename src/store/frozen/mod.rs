//! A document as paper, data and mail read it: the stored figures, with the parties frozen or, for a draft, as they stand today.

mod rows;

use super::documents::Family;
use super::sql::{Answers, bind, bytes, hex, statements};
use super::{Fault, Tenant};
use crate::domain::day::Day;
use crate::domain::frozen::{Buyer, Frozen, FrozenAdjustment, FrozenLine, Preceding, Seller, Settled};
use crate::domain::ids::DocumentId;
use crate::domain::issuance::Chosen;
use crate::domain::language::Language;
use crate::domain::mentions::Mention;
use crate::domain::number::Number;
use crate::domain::preview::Habits;
use crate::domain::totals::VatSubtotal;
use crate::pdf::LogoPixels;
use rows::{
    AdjustmentRow, BuyerRow, DeductionRow, Head, LineRow, LogoRow, SellerRow, VatRow, deductions, read_json,
};
use serde::Deserialize;

statements! { TenantSql:
    /// The head of a document of one family.
    HEAD = "
        select id, kind, stage, number, client_id, issued_on, due_on, supplied_on, currency, language, price_mode, subject, purchase_order, note, payment_terms,
            line_total, allowance_total, charge_total, net_total, vat_total, gross_total, prepaid, payable, seller, buyer, mentions,
            settled_on, settled_method, proof_code, version
        from documents where company_id = ?1 and id = ?2 and family = ?3";
    /// Which progress invoice of its quote it is: one more than were issued before it.
    RANK = "
        select 1 + count(o.id) as rank
        from documents d
        join document_links l on l.company_id = ?1 and l.from_id = d.id and l.relation = 'bills'
        left join document_links m on m.company_id = ?1 and m.to_id = l.to_id and m.relation = 'bills' and m.from_id <> d.id
        left join documents o on o.company_id = ?1 and o.id = m.from_id and o.kind = 'progress' and o.stage = 'issued'
            and (d.number is null or (o.issued_on, o.series, o.seq) < (d.issued_on, d.series, d.seq))
        where d.company_id = ?1 and d.id = ?2 and d.kind = 'progress'
        group by d.id";
    /// Its lines, in order.
    LINES = "
        select n.kind, n.name, n.description, n.nature, n.quantity, n.unit, n.unit_price, n.allowance, n.charge, n.vat_category, n.vat_rate, n.vatex,
            n.net, n.ticked, s.percent, s.previous_percent, s.contract_net, s.billed
        from lines n left join line_sources s on s.company_id = ?1 and s.document_id = ?2 and s.position = n.position
        where n.company_id = ?1 and n.document_id = ?2 order by n.position";
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
        select o.kind, l.relation, o.number, o.issued_on
        from document_links l join documents o on o.company_id = ?1 and o.id = l.to_id
        where l.company_id = ?1 and l.from_id = ?2 and l.relation in ('credits', 'deducts', 'revises') and o.number is not null
        order by o.issued_on, o.number";
    /// What it takes off of each deposit.
    DEDUCTIONS = "
        select d.number, d.issued_on, x.category, x.rate, x.vatex, x.base, x.tax
        from deductions x join documents d on d.company_id = ?1 and d.id = x.deposit_id
        where x.company_id = ?1 and x.document_id = ?2 order by d.issued_on, d.number, x.position";
    /// The company as it stands today.
    SELLER = "
        select id as company_id, name, legal_form, siren, siret, vat_number, capital, rcs_city, street, street2, postcode, city, country,
            email, phone, website, iban, bic, vat_regime, insurance, accent, logo_id, late_penalty, waste, mediator, quote_days,
            language as company_language
        from companies where id = ?1";
    /// The client as it stands today, with the contact the document is addressed to.
    BUYER = "
        select c.kind, c.name, c.siren, c.siret, c.vat_number, c.email, c.street, c.street2, c.postcode, c.city, c.country, c.delivery,
            trim(p.first_name || ' ' || p.last_name) as contact_name
        from documents d join clients c on c.company_id = ?1 and c.id = d.client_id
        left join contacts p on p.company_id = ?1 and p.id = d.contact_id
        where d.company_id = ?1 and d.id = ?2";
    /// The logo it was frozen with, as a browser shows it.
    LOGO_IMAGE = concat!("
        select ", hex!("g.image"), " as image
        from documents d join logos g on g.company_id = ?1 and g.id = d.seller ->> 'logo_id'
        where d.company_id = ?1 and d.id = ?2");
    /// The logo it was frozen with; a draft's is the company's.
    LOGO = concat!("
        select g.width, g.height, ", hex!("g.colors"), " as colors, ", hex!("g.alpha"), " as alpha
        from documents d join companies k on k.id = ?1
        join logos g on g.company_id = ?1 and g.id = iif(d.seller is null, k.logo_id, d.seller ->> 'logo_id')
        where d.company_id = ?1 and d.id = ?2");
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
    /// What the company does when a document says nothing of it.
    pub habits: Habits,
    /// The language the company works in.
    pub company_language: Language,
}

#[derive(Deserialize)]
struct RankRow {
    rank: u32,
}

#[derive(Deserialize)]
struct ImageRow {
    #[serde(deserialize_with = "bytes")]
    image: Vec<u8>,
}

impl Tenant {
    /// A document of one family with everything its paper shows, in one round trip.
    pub async fn paper(&self, family: Family, id: &DocumentId) -> Result<Option<Paper>, Fault> {
        let document = id.as_str();
        let of_it = [&LINES, &ADJUSTMENTS, &VAT, &PRECEDING, &BUYER, &LOGO, &DEDUCTIONS, &RANK];
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

    /// The logo a document was frozen with, as a browser shows it.
    pub async fn frozen_logo(&self, id: &DocumentId) -> Result<Option<Vec<u8>>, Fault> {
        let (_, answers) = self.read(vec![self.query(&LOGO_IMAGE, bind![id.as_str()])]).await?;
        Ok(answers.row::<ImageRow>(0)?.map(|row| row.image))
    }
}

fn assemble(head: Head, answers: &Answers, today: Day) -> Result<Paper, Fault> {
    let company = answers.row::<SellerRow>(1)?.ok_or(Fault::Corrupt("companies"))?;
    let habits = Habits {
        language: company.company_language,
        payment_terms: head.payment_terms,
        quote_days: company.quote_days,
        late_penalty: company.late_penalty.clone(),
        waste: company.waste.clone(),
        mediator: company.mediator.clone(),
    };
    let company_language = company.company_language;
    let client = answers.row::<BuyerRow>(6)?;
    let chosen = if head.client_id.is_some() { Chosen::Yes } else { Chosen::No };
    let seller = match head.seller {
        Some(frozen) => read_json(&frozen, "documents.seller")?,
        None => Seller::from(company),
    };
    let buyer = match head.buyer {
        Some(frozen) => read_json(&frozen, "documents.buyer")?,
        None => client.map_or_else(|| Ok(Buyer::nobody()), Buyer::try_from)?,
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
        deductions: deductions(answers.rows::<DeductionRow>(8)?)?,
        settled: head.settled_on.zip(head.settled_method).map(|(on, method)| Settled { on, method }),
        proof_code: head.proof_code,
        rank: answers.row::<RankRow>(9)?.map(|row| row.rank),
    };
    let logo = answers.row::<LogoRow>(7)?;
    let logo = logo.map(|row| LogoPixels {
        width: row.width,
        height: row.height,
        colors: row.colors,
        alpha: row.alpha,
    });
    let (stage, version) = (head.stage, head.version);
    let mut paper = Paper { frozen, logo, stage, version, chosen, today, habits, company_language };
    match head.mentions {
        Some(frozen) => paper.frozen.mentions = read_json::<Vec<Mention>>(&frozen, "documents.mentions")?,
        None => paper.date(head.issued_on),
    }
    Ok(paper)
}

impl Paper {
    /// Puts a day on the head of a draft: its last day and its legal sentences follow.
    pub fn date(&mut self, day: Day) {
        self.frozen.date(day, &self.habits);
    }
}
