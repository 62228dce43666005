// The books of a year of trade: what must hold over all of its documents, and the papers that tell them.
import assert from 'node:assert/strict';

/** @import { App } from './server.js' */

/** Each must find nothing. */
const broken = {
  'a number is missing or there twice': `select series from documents where seq is not null
    group by company_id, series having count(*) <> max(seq) or min(seq) <> 1 or count(distinct seq) <> count(*)`,
  'a document differs from the sum of its VAT': `select d.number, d.net_total, d.vat_total from documents d where d.number is not null
    and (d.net_total, d.vat_total) is not (select sum(v.base), sum(v.tax) from vat_subtotals v where v.company_id = d.company_id and v.document_id = d.id)`,
  'a paid document did not collect what it charges, VAT by VAT': `select d.number, v.category, v.rate from documents d
    join settlements s on s.company_id = d.company_id and s.document_id = d.id and s.open = 0 and s.credited = 0
    join vat_subtotals v on v.company_id = d.company_id and v.document_id = d.id
    where d.stage = 'issued' and d.kind <> 'credit' and v.base + v.tax <> coalesce((
        select sum(c.amount) from collections c where c.company_id = d.company_id and c.document_id = d.id and (c.category, c.rate, c.vatex) is (v.category, v.rate, v.vatex)), 0)
      + coalesce((
        select sum(x.base + x.tax) from deductions x where x.company_id = d.company_id and x.document_id = d.id and (x.category, x.rate, x.vatex) is (v.category, v.rate, v.vatex)), 0)`,
  'a payment was not split whole': `select a.payment_id from allocations a group by a.company_id, a.payment_id
    having sum(a.amount) <> (select sum(c.amount) from collections c where c.company_id = a.company_id and c.payment_id = a.payment_id)`,
  'a credit note takes more than its invoice has': `select i.number from documents i
    join document_links l on l.company_id = i.company_id and l.to_id = i.id and l.relation = 'credits'
    join documents c on c.company_id = i.company_id and c.id = l.from_id and c.stage = 'issued'
    group by i.company_id, i.id having sum(c.gross_total) > i.gross_total`,
};

/** The VAT of the year as the database holds it: base and tax by category and rate, credit notes taken off. */
const books = `select v.category || coalesce(' ' || v.rate, '') as vat,
    sum(iif(d.kind = 'credit', -1, 1) * v.base) as base, sum(iif(d.kind = 'credit', -1, 1) * v.tax) as tax
  from documents d join vat_subtotals v on v.company_id = d.company_id and v.document_id = d.id
  where d.family = 'invoice' and d.stage = 'issued' group by 1 order by 1`;

/** Fails on what does not hold. @param {App} app */
export async function assertWhole({ db }) {
  for (const [what, sql] of Object.entries(broken)) {
    const { results } = await db.prepare(sql).all();
    assert.deepEqual(results, [], what);
  }
}

/** A year signed in to: its invoices, and the files of each. */
export class Year {
  /** @param {App} app @param {string} company @param {string} cookie */
  constructor(app, company, cookie) {
    this.app = app;
    this.path = `${app.url}/api/companies/${company}`;
    this.headers = { cookie };
  }

  /** Every issued document of the invoice family. @returns {Promise<{ id: string, number: string, kind: string }[]>} */
  async documents() {
    const found = [];
    let after = '';
    do {
      const response = await fetch(`${this.path}/invoices?limit=100${after && `&after=${encodeURIComponent(after)}`}`, { headers: this.headers });
      const { items, next } = await response.json();
      found.push(...items);
      after = next ?? '';
    } while (after);
    return found.filter(({ number }) => number);
  }

  /** @param {string} id @param {'pdf' | 'xml' | 'xml?syntax=ubl'} file */
  async file(id, file) {
    const response = await fetch(`${this.path}/invoices/${id}/${file}`, { headers: this.headers });
    assert.equal(response.status, 200, `${id} ${file}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** VAT by category and rate as the data of all invoices tells it, and as the database does; in cents. */
  async vat() {
    /** @type {Map<string, { base: number, tax: number }>} */
    const told = new Map();
    for (const { id, kind } of await this.documents()) {
      for (const { vat, base, tax } of taxes(Buffer.from(await this.file(id, 'xml')).toString())) {
        const sum = told.get(vat) ?? { base: 0, tax: 0 };
        const sign = kind === 'credit' ? -1 : 1;
        told.set(vat, { base: sum.base + sign * base, tax: sum.tax + sign * tax });
      }
    }
    const { results } = await this.app.db.prepare(books).all();
    const kept = Object.fromEntries(results.map((/** @type {{ vat: string, base: number, tax: number }} */ { vat, base, tax }) => [vat, { base, tax }]));
    return { told: Object.fromEntries([...told].sort(([one], [other]) => (one < other ? -1 : 1))), kept };
  }
}

/** @param {string} text */
const cents = (text) => Math.round(Number(text) * 100);

/** The VAT subtotals of an invoice's data. @param {string} xml */
function taxes(xml) {
  const header = xml.slice(xml.indexOf('ApplicableHeaderTradeSettlement'));
  const found = header.matchAll(/<ram:ApplicableTradeTax>(.*?)<\/ram:ApplicableTradeTax>/gs);
  return [...found].map(([, tax = '']) => {
    const of = (/** @type {string} */ name) => new RegExp(`<ram:${name}>([^<]*)<`).exec(tax)?.[1] ?? '';
    const rate = Math.round(Number(of('RateApplicablePercent')) * 100);
    return { vat: of('CategoryCode') + (rate ? ` ${rate}` : ''), base: cents(of('BasisAmount')), tax: cents(of('CalculatedAmount')) };
  });
}
