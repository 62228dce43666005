// Lists: each filter alone and together, the parts of the ageing bar, what tabs count, pages that never skip or repeat.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { created, draft, issuedInvoice, line, openTrade } from '../support/trade.js';
import { startApp } from '../support/server.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/trade.js').Trade} */
let trade;
/** @type {any} */
let other;
let today = '';

/** @param {number} days */
const day = (days) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** The numbers of what a query finds. @param {string} query */
async function found(query) {
  const { status, body } = await trade.owner.get(`${trade.path}/invoices?${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body.items.map((/** @type {any} */ { subject }) => subject).sort();
}

/** An invoice issued today, whose due date and payments are then as they would be. @param {string} subject @param {number} due @param {string} price @param {object} [more] */
async function invoice(subject, due, price, more = {}) {
  return issuedInvoice(trade, { subject, due_on: day(due), lines: [line('Conception', price)], ...more });
}

before(async () => {
  app = await startApp();
  trade = await openTrade(app);
  ({ body: { today } } = await trade.owner.get(`${trade.path}/dashboard`));
  other = created(await trade.owner.post(`${trade.path}/clients`, { kind: 'business', name: 'Zinc & Cie', siren: '732829320', email: 'z@zinc.fr', street: '1 rue', postcode: '69001', city: 'Lyon', country: 'FR' }));
  await invoice('demain', 1, '100');
  await invoice('loin', 40, '1000', { client_id: other.id });
  const part = await invoice('partielle', 20, '200');
  const paid = await invoice('payée', 20, '300');
  await draft(trade, 'invoices', { subject: 'brouillon' });
  const pay = (/** @type {any} */ { id }, /** @type {number} */ amount) =>
    trade.owner.post(`${trade.path}/payments`, { client_id: trade.client.id, paid_on: today, amount, method: 'transfer', allocations: [{ document_id: id, amount }] });
  created(await pay(part, 5000));
  created(await pay(paid, 36_000));
});
after(() => app.stop());

describe('a list of invoices', () => {
  it('is narrowed by due date, amount, client and what is open', async () => {
    assert.deepEqual(await found(`due_from=${day(0)}&due_to=${day(5)}`), ['demain']);
    assert.deepEqual(await found(`due_from=${day(30)}`), ['loin']);
    assert.deepEqual(await found('state=open'), ['demain', 'loin', 'partielle']);
    assert.deepEqual(await found(`state=open&due_to=${day(20)}`), ['demain', 'partielle']);
    assert.deepEqual(await found('min=24000&max=36000'), ['partielle', 'payée']);
    assert.deepEqual(await found('min=120000'), ['loin']);
    assert.deepEqual(await found(`client=${other.id}&min=1`), ['loin']);
    assert.deepEqual(await found(`from=${day(-1)}&to=${today}&state=draft`), ['brouillon']);
    for (const sort of ['due_on', '-due_on', 'gross_total', '-gross_total', 'issued_on', '-client_name']) {
      assert.deepEqual(await found(`state=open&sort=${sort}&due_from=${day(1)}&due_to=${day(20)}&min=100&max=100000&from=${today}&to=${today}`), ['demain', 'partielle'], sort);
    }
  });

  it('refuses a bound that it cannot read', async () => {
    for (const query of ['due_from=demain', 'min=1,5', 'max=x']) {
      const answer = await trade.owner.get(`${trade.path}/invoices?${query}`);
      assert.deepEqual([answer.status, answer.body.code], [400, 'query_unreadable'], query);
    }
  });

  it('shows each part of the ageing bar exactly as it is counted', async () => {
    const late = await openTrade(app);
    for (const due of [-90, -61, -60, -31, -30, -1, 0]) await issuedInvoice(late, { due_on: day(due), lines: [line('Conception', String(100 - due))] }, day(due - 30));
    const { body } = await late.owner.get(`${late.path}/dashboard`);
    const parts = { not_due: `due_from=${today}`, days_1_30: `due_from=${day(-30)}&due_to=${day(-1)}`, days_31_60: `due_from=${day(-60)}&due_to=${day(-31)}`, days_over_60: `due_to=${day(-61)}` };
    for (const [age, query] of Object.entries(parts)) {
      const { body: page } = await late.owner.get(`${late.path}/invoices?state=open&${query}`);
      const open = page.items.reduce((/** @type {number} */ sum, /** @type {any} */ row) => sum + row.open, 0);
      assert.deepEqual({ documents: page.items.length, open }, body.ageing[age], age);
    }
    assert.deepEqual(Object.values(body.ageing).map(({ documents }) => documents), [1, 2, 2, 2]);
  });

  it('goes page by page without skipping or repeating under a filter', async () => {
    const seen = [];
    let after = '';
    do {
      const { body } = await trade.owner.get(`${trade.path}/invoices?state=open&min=1&limit=1&sort=-gross_total${after}`);
      seen.push(...body.items.map((/** @type {any} */ { subject }) => subject));
      after = body.next && `&after=${body.next}`;
    } while (after);
    assert.deepEqual(seen, ['loin', 'partielle', 'demain']);
  });

  it('counts its tabs under the same filter', async () => {
    const tally = async (/** @type {string} */ query) => (await trade.owner.get(`${trade.path}/invoices/tally${query}`)).body.states.map((/** @type {any} */ { state, documents }) => [state, documents]).sort();
    assert.deepEqual(await tally(''), [['draft', 1], ['issued', 2], ['paid', 1], ['partly_paid', 1]]);
    assert.deepEqual(await tally(`?min=24000&max=36000`), [['paid', 1], ['partly_paid', 1]]);
    assert.deepEqual(await tally(`?client=${other.id}`), [['issued', 1]]);
    assert.deepEqual(await tally('?q=zinc'), [['issued', 1]]);
    const { body } = await trade.owner.get(`${trade.path}/invoices/tally?client=${other.id}`);
    assert.equal(body.states[0].gross, 120_000);
  });
});

describe('a list of payments', () => {
  it('is narrowed by amount', async () => {
    const amounts = async (/** @type {string} */ query) => (await trade.owner.get(`${trade.path}/payments?${query}`)).body.items.map((/** @type {any} */ { amount }) => amount);
    assert.deepEqual(await amounts('min=5001'), [36_000]);
    assert.deepEqual(await amounts('max=5000'), [5000]);
    assert.deepEqual(await amounts('min=5000&max=36000&sort=paid_on'), [5000, 36_000]);
  });
});
