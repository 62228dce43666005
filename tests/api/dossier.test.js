// The dossier of a sale: the same from each of its documents, to the cent, and about its own rows only.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { costOf } from '../support/cost.js';
import { signUp } from '../support/people.js';
import { startApp } from '../support/server.js';
import { line, openTrade, sentQuote } from '../support/trade.js';

/** @import { Trade } from '../support/trade.js' */
/** @import { Answer } from '../support/people.js' */

const rate = (/** @type {number} */ of) => ({ category: 'S', rate: of });
/** 1 200,00 € at 20 %, 110,00 € at 10 %. */
const works = {
  lines: [line('Pose', '250', { quantity: '4', vat: rate(2000) }), line('Reprise', '100', { vat: rate(1000) })],
};

/** @param {Answer} answer @param {number} [status] */
function expected(answer, status = 201) {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  return answer.body;
}

/** The figures alone. @param {any} dossier */
const figures = ({ quoted, deposited, billed, credited, paid, remaining_to_bill, remaining_to_pay }) => [quoted, deposited, billed, credited, paid, remaining_to_bill, remaining_to_pay];
/** @param {any} dossier */
const deeds = ({ next }) => next.map((/** @type {any} */ { action }) => action);

describe('a dossier', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {Trade} */ let trade;

  before(async () => {
    app = await startApp({ main: 'counted' });
    trade = await openTrade(app);
  });
  after(() => app?.stop());

  const post = (/** @type {string} */ path, body = {}) => trade.owner.post(`${trade.path}${path}`, body);
  const issue = async (/** @type {string} */ id) => expected(await post(`/invoices/${id}/issuance`), 200);
  const made = async (/** @type {string} */ path, body = {}) => issue(expected(await post(path, body)).id);
  const family = (/** @type {string} */ kind) => (kind === 'quote' ? 'quotes' : 'invoices');

  /** What is tied to a document, read in one trip about few rows. @param {{ id: string, kind: string }} document */
  async function dossier({ id, kind }) {
    const answer = await trade.owner.get(`${trade.path}/${family(kind)}/${id}/dossier`);
    const { trips, read } = costOf(answer);
    assert.equal(trips, 1);
    assert.ok(read <= 200, `${read} rows read`);
    return expected(answer, 200);
  }

  async function acceptedQuote() {
    const { id } = await sentQuote(trade, works);
    return expected(await post(`/quotes/${id}/acceptance`, { by: 'Paul Durand' }), 200);
  }

  /** @param {any} invoice @param {number} amount */
  const pay = async ({ id, issued_on }, amount) => expected(await post('/payments', {
    client_id: trade.client.id, amount, method: 'transfer', paid_on: issued_on, allocations: [{ document_id: id, amount }],
  }));

  it('follows a quote to its last payment, each figure to the cent', async () => {
    const quote = await acceptedQuote();
    assert.deepEqual(figures(await dossier(quote)), [131_000, 0, 0, 0, 0, 131_000, 0]);
    assert.deepEqual(deeds(await dossier(quote)), ['deposit', 'progress', 'invoice']);

    const deposit = await made(`/quotes/${quote.id}/deposit`, { percent: '30' });
    assert.deepEqual(figures(await dossier(quote)), [131_000, 39_300, 0, 0, 0, 131_000, 39_300], 'a deposit bills nothing yet');
    await pay(deposit, 39_300);
    const draft = expected(await post(`/quotes/${quote.id}/invoice`));
    assert.deepEqual(figures(await dossier(draft)), [131_000, 39_300, 0, 0, 39_300, 131_000, 0], 'a draft neither');
    assert.equal(deeds(await dossier(draft)).at(-1), 'issue');

    const final = await issue(draft.id);
    assert.deepEqual(figures(await dossier(final)), [131_000, 39_300, 131_000, 0, 39_300, 0, 91_700], 'what was deducted is not asked for twice');
    const credit = await made(`/invoices/${final.id}/credit`, { mode: 'lines', lines: [{ position: 1, quantity: '1' }] });
    assert.deepEqual(figures(await dossier(credit)), [131_000, 39_300, 131_000, 30_000, 39_300, 30_000, 61_700]);
    const paid = await pay(final, 61_700);

    const whole = await dossier(quote);
    assert.deepEqual(figures(whole), [131_000, 39_300, 131_000, 30_000, 101_000, 30_000, 0]);
    assert.deepEqual(whole.by_rate, [
      { vat: { category: 'S', rate: 2000, vatex: null }, quoted: 120_000, deposited: 36_000, billed: 120_000, credited: 30_000 },
      { vat: { category: 'S', rate: 1000, vatex: null }, quoted: 11_000, deposited: 3300, billed: 11_000, credited: 0 },
    ]);
    assert.deepEqual(whole.documents.map((/** @type {any} */ it) => [it.id, it.kind, it.relation, it.number, it.gross_total, it.open]), [
      [quote.id, 'quote', null, quote.number, 131_000, 0],
      [deposit.id, 'deposit', 'bills', deposit.number, 39_300, 0],
      [final.id, 'invoice', 'bills', final.number, 131_000, 0],
      [credit.id, 'credit', 'credits', credit.number, 30_000, 0],
    ]);
    assert.deepEqual(whole.documents.map((/** @type {any} */ it) => it.state), ['partly_invoiced', 'paid', 'paid', 'issued']);
    assert.deepEqual(whole.payments.map((/** @type {any} */ it) => [it.amount, it.method]), [[39_300, 'transfer'], [61_700, 'transfer']]);
    assert.equal(whole.payments.at(-1).id, paid.id);
    assert.equal(whole.whole, true);
    for (const document of whole.documents) assert.deepEqual(await dossier(document), whole, `from the ${document.kind}`);
  });

  it('counts what is given back and what is undone', async () => {
    const invoice = await made('/invoices', { client_id: trade.client.id, price_mode: 'net', lines: [line('Conseil', '100')] });
    const undone = await pay(invoice, 12_000);
    expected(await post(`/payments/${undone.id}/reversal`, { note: 'Erreur' }));
    assert.deepEqual((await dossier(invoice)).payments, [], 'what was undone is as if it never was');
    await pay(invoice, 12_000);
    const credit = await made(`/invoices/${invoice.id}/credit`, { mode: 'amount', amount: 2400 });
    assert.deepEqual(deeds(await dossier(invoice)), ['credit', 'refund']);
    expected(await post(`/clients/${trade.client.id}/refunds`, {
      amount: 2400, method: 'transfer', paid_on: invoice.issued_on, parts: [{ credit_id: credit.id, amount: 2400 }],
    }));
    const whole = await dossier(credit);
    assert.deepEqual(figures(whole), [0, 0, 12_000, 2400, 9600, 0, 0]);
    assert.deepEqual(whole.payments.map((/** @type {any} */ it) => it.amount), [12_000, -2400]);
    assert.deepEqual(deeds(whole), ['credit']);
  });

  it('counts what a corrective invoice replaces once', async () => {
    const quote = await acceptedQuote();
    const wrong = await made(`/quotes/${quote.id}/invoice`);
    const right = await made(`/invoices/${wrong.id}/correction`);
    const whole = await dossier(wrong);
    assert.deepEqual(figures(whole), [131_000, 0, 131_000, 0, 0, 0, 131_000]);
    assert.deepEqual(whole.documents.map((/** @type {any} */ it) => [it.relation, it.open]), [[null, 0], ['bills', 0], ['revises', 131_000]]);
    assert.deepEqual(await dossier(right), whole);
  });

  it('lets the rest of a quote be billed once an invoice of a part of it was replaced', async () => {
    const quote = await acceptedQuote();
    const position = quote.lines.findIndex((/** @type {any} */ one) => one.kind === 'product') + 1;
    const wrong = await made(`/quotes/${quote.id}/invoice`, { lines: [{ position }] });
    await made(`/invoices/${wrong.id}/correction`);
    const rest = expected(await post(`/quotes/${quote.id}/invoice`));
    assert.equal(rest.totals.gross_total, 131_000 - wrong.totals.gross_total);
  });

  it('takes a quote as it was accepted, with its options and without those it replaces', async () => {
    const option = line('Finition', '50', { kind: 'option', vat: rate(550) });
    const { id } = await sentQuote(trade, { lines: [...works.lines, option] });
    const revision = expected(await post(`/quotes/${id}/revision`));
    expected(await post(`/quotes/${revision.id}/sending`, { to: trade.client.email, subject: 'Votre devis', message: 'Bonjour' }), 202);
    const before = await dossier({ id, kind: 'quote' });
    assert.deepEqual(figures(before), [0, 0, 0, 0, 0, 0, 0], 'nothing was promised yet');
    assert.deepEqual(before.documents.map((/** @type {any} */ it) => [it.relation, it.state]), [[null, 'replaced'], ['revises', 'sent']]);
    expected(await post(`/quotes/${revision.id}/acceptance`, { by: 'Paul Durand', options: [3] }), 200);
    const after = await dossier({ id, kind: 'quote' });
    assert.equal(after.quoted, 136_275);
    assert.deepEqual(after.by_rate.map((/** @type {any} */ it) => it.quoted).sort(), [11_000, 120_000, 5275].sort());
  });

  it('is of one company, and of one family', async () => {
    const quote = await acceptedQuote();
    const stranger = await openTrade(app);
    assert.equal((await stranger.owner.get(`${stranger.path}/quotes/${quote.id}/dossier`)).status, 404);
    assert.equal((await stranger.owner.get(`${trade.path}/quotes/${quote.id}/dossier`)).status, 404);
    assert.equal((await trade.owner.get(`${trade.path}/invoices/${quote.id}/dossier`)).status, 404);
    assert.equal((await (await signUp(app)).get(`${trade.path}/quotes/${quote.id}/dossier`)).status, 404);
  });
});
