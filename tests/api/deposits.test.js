// Deposits of a quote and the invoice that deducts them, to the cent, whoever is fast.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertPaper } from '../support/judge.js';
import { startApp } from '../support/server.js';
import { documentNow, line, openTrade, sentQuote } from '../support/trade.js';

/** @import { Trade } from '../support/trade.js' */
/** @import { Answer } from '../support/people.js' */

const vat = (/** @type {number} */ rate) => ({ category: 'S', rate });
/** Three rates and a discount of the whole. */
const works = {
  subject: 'Salle de bains',
  lines: [
    line('Pose', '1234.57', { vat: vat(1000) }),
    line('Meuble', '333.33', { nature: 'goods', unit: 'C62', quantity: '3', vat: vat(2000) }),
    line('Isolation', '87.10', { vat: vat(550) }),
  ],
  adjustments: [{ kind: 'allowance', percent: '3', reason: 'Remise' }],
};

/** @param {Answer} answer @param {number} status */
function expected(answer, status) {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  return answer.body;
}

/** @param {any} document */
const byRate = ({ vat }) => Object.fromEntries(vat.map((/** @type {any} */ it) => [it.rate, [it.base, it.tax]]));

describe('deposits', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {Trade} */ let trade;

  before(async () => {
    app = await startApp();
    trade = await openTrade(app);
  });
  after(() => app?.stop());

  /** An accepted quote. @param {object} [more] */
  async function acceptedQuote(more = works) {
    const { id } = await sentQuote(trade, more);
    return expected(await trade.owner.post(`${trade.path}/quotes/${id}/acceptance`, { by: 'Paul Durand' }), 200);
  }
  const deposit = (/** @type {string} */ quote, /** @type {object} */ body) => trade.owner.post(`${trade.path}/quotes/${quote}/deposit`, body);
  const invoice = (/** @type {string} */ quote, body = {}) => trade.owner.post(`${trade.path}/quotes/${quote}/invoice`, body);
  const issue = async (/** @type {string} */ id) => expected(await trade.owner.post(`${trade.path}/invoices/${id}/issuance`, {}), 200);

  it('are spread over the rates of the quote, and numbered among invoices', async () => {
    const quote = await acceptedQuote();
    const draft = expected(await deposit(quote.id, { percent: '30' }), 201);
    assert.equal(draft.kind, 'deposit');
    assert.equal(draft.price_mode, 'gross');
    assert.equal(draft.totals.gross_total, Math.round(quote.totals.gross_total * 0.3));
    assert.equal(draft.lines.length, 3);
    assert.match(draft.lines[0].name, /^Acompte de 30\s% sur devis D-\d{4}-\d{4} du /u);
    assert.deepEqual(draft.lines.map((/** @type {any} */ it) => it.nature), ['goods', 'service', 'service'], 'in the order of rates');
    const issued = await issue(draft.id);
    assert.match(issued.number, /^F-\d{4}-\d{4}$/);
    assert.equal((await documentNow(trade, 'quotes', quote.id)).state, 'accepted', 'a deposit bills nothing yet');
  });

  it('never pass what was accepted, however many are asked for at once', async () => {
    const quote = await acceptedQuote();
    const answers = await Promise.all([1, 2, 3, 4].map(() => deposit(quote.id, { percent: '40' })));
    assert.deepEqual(answers.map((it) => it.status).sort(), [201, 201, 422, 422], JSON.stringify(answers.map((it) => it.body)));
    const refused = answers.find((it) => it.status === 422)?.body;
    assert.equal(refused.fields[0].code, 'deposit_exceeds_quote');
    const one = answers.find((it) => it.status === 201)?.body;
    const more = one.lines.map((/** @type {any} */ { net, ...it }) => ({ ...it, quantity: '2' }));
    const wider = await trade.owner.put(`${trade.path}/invoices/${one.id}`, { client_id: trade.client.id, price_mode: 'gross', lines: more }, { version: one.version });
    assert.equal(expected(wider, 422).fields[0].code, 'deposit_exceeds_quote');
    expected(await deposit(quote.id, { amount: 0 }), 422);
    expected(await deposit(quote.id, { percent: '10', amount: 100 }), 422);
  });

  it('stand without a quote too', async () => {
    const body = { client_id: trade.client.id, price_mode: 'gross', lines: [line('Arrhes', '120')] };
    const draft = expected(await trade.owner.post(`${trade.path}/invoices?kind=deposit`, body), 201);
    assert.equal(draft.kind, 'deposit');
    assert.equal((await issue(draft.id)).totals.vat_total, 2000);
    expected(await trade.owner.post(`${trade.path}/invoices?kind=credit`, body), 400);
  });

  it('come off of the invoice as they were stored, whole or in part, once', async () => {
    const quote = await acceptedQuote();
    const first = await issue(expected(await deposit(quote.id, { percent: '33.33' }), 201).id);
    const second = await issue(expected(await deposit(quote.id, { amount: 12_345 }), 201).id);
    const draft = expected(await invoice(quote.id), 201);
    assert.deepEqual(byRate(draft), byRate(quote));
    assert.equal(draft.totals.prepaid, first.totals.gross_total + second.totals.gross_total);
    assert.equal(draft.totals.payable, quote.totals.gross_total - draft.totals.prepaid);
    assert.deepEqual(byRate({ vat: draft.deductions.filter((/** @type {any} */ it) => it.deposit_id === first.id) }), byRate(first));
    const issued = await issue(draft.id);
    assert.equal(issued.open, issued.totals.payable);
    const other = { client_id: trade.client.id, lines: [line('Autre', '5000')], deductions: [{ deposit_id: first.id }] };
    const again = expected(await trade.owner.post(`${trade.path}/invoices`, other), 201);
    assert.equal(again.totals.prepaid, 0, 'nothing is left of it');
    const part = { ...other, deductions: [{ deposit_id: first.id, amount: 1 }] };
    assert.equal(expected(await trade.owner.post(`${trade.path}/invoices`, part), 422).fields[0].code, 'deduction_exceeds_deposit');
  });

  /** The data of an issued document, whose paper the judges take. @param {string} id @param {string} type @param {string} process */
  async function judged(id, type, process) {
    const file = async (/** @type {string} */ form) =>
      new Uint8Array(await (await fetch(`${app.url}${trade.path}/invoices/${id}/${form}`, { headers: { cookie: trade.owner.cookie } })).arrayBuffer());
    assertPaper(await file('pdf'), 'invoice');
    const xml = Buffer.from(await file('xml')).toString();
    assert.match(xml, new RegExp(`<ram:TypeCode>${type}</ram:TypeCode>\\s*<ram:IssueDateTime>`), `BT-3 is ${type}`);
    assert.match(xml, new RegExp(`ContextParameter>\\s*<ram:ID>${process}<`), `BT-23 is ${process}`);
    return xml;
  }

  it('leave as 386, and what deducts them as S4 with each by its number and day', async () => {
    const services = works.lines.filter(({ nature }) => nature === 'service');
    const quote = await acceptedQuote({ ...works, lines: services });
    const deposits = [];
    for (const percent of ['30', '12.5']) deposits.push(await issue(expected(await deposit(quote.id, { percent }), 201).id));
    const first = await judged(deposits[0].id, '386', 'S1');
    assert.ok(!first.includes('InvoiceReferencedDocument'), 'a deposit follows no invoice');
    const final = await issue(expected(await invoice(quote.id), 201).id);
    const xml = await judged(final.id, '380', 'S4');
    const euros = (/** @type {number} */ cents) => (cents / 100).toFixed(2);
    const prepaid = deposits.reduce((sum, { totals }) => sum + totals.gross_total, 0);
    assert.ok(xml.includes(`<ram:TotalPrepaidAmount>${euros(prepaid)}</ram:TotalPrepaidAmount>`), 'BT-113');
    assert.ok(xml.includes(`<ram:DuePayableAmount>${euros(quote.totals.gross_total - prepaid)}</ram:DuePayableAmount>`), 'BT-115');
    const named = [...xml.matchAll(/<ram:InvoiceReferencedDocument>.*?<\/ram:InvoiceReferencedDocument>/gs)].map(([text]) => text);
    assert.equal(named.length, deposits.length, 'BG-3');
    for (const { number, issued_on } of deposits) {
      assert.ok(named.some((text) => text.includes(`>${number}<`) && text.includes(issued_on.replaceAll('-', ''))), `BT-25 and BT-26 of ${number}`);
    }
  });

  it('are not deducted from an invoice that is smaller', async () => {
    const quote = await acceptedQuote();
    const paid = await issue(expected(await deposit(quote.id, { percent: '50' }), 201).id);
    const small = { client_id: trade.client.id, lines: [line('Petit', '10')], deductions: [{ deposit_id: paid.id }] };
    const draft = expected(await trade.owner.post(`${trade.path}/invoices`, small), 201);
    const refused = expected(await trade.owner.post(`${trade.path}/invoices/${draft.id}/issuance`, {}), 422);
    assert.equal(refused.fields[0].code, 'deductions_exceed_invoice');
    const part = { ...small, deductions: [{ deposit_id: paid.id, amount: 1000 }] };
    expected(await trade.owner.put(`${trade.path}/invoices/${draft.id}`, part, { version: draft.version }), 200);
    assert.equal((await issue(draft.id)).totals.payable, 200);
  });

  it('are deducted once when two invoices are issued at once', async () => {
    const body = { client_id: trade.client.id, price_mode: 'gross', lines: [line('Acompte', '600')] };
    const paid = await issue(expected(await trade.owner.post(`${trade.path}/invoices?kind=deposit`, body), 201).id);
    const full = { client_id: trade.client.id, lines: [line('Tout', '1000')], deductions: [{ deposit_id: paid.id }] };
    const drafts = await Promise.all([1, 2, 3].map(async () => expected(await trade.owner.post(`${trade.path}/invoices`, full), 201)));
    const issued = await Promise.all(drafts.map(({ id }) => trade.owner.post(`${trade.path}/invoices/${id}/issuance`, {})));
    assert.deepEqual(issued.map((it) => it.status).sort(), [200, 422, 422], JSON.stringify(issued.map((it) => it.body)));
  });
});
