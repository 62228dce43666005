// Credit notes and corrective invoices by API: what is left of an invoice is given back to the cent, and never more.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { assertPaper } from '../support/judge.js';
import { ok } from '../support/house.js';
import { assertMonths } from '../support/months.js';
import { startApp } from '../support/server.js';
import { draft, line, openTrade } from '../support/trade.js';

/** @typedef {{ category: string, rate: number | null, base: number, tax: number }} Part */

describe('credit notes', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {import('../support/trade.js').Trade} */ let trade;

  before(async () => {
    app = await startApp();
    trade = await openTrade(app);
  });
  after(() => app?.stop());
  afterEach(() => assertMonths(app.db));

  const at = (/** @type {string} */ path) => `${trade.path}${path}`;
  const post = (/** @type {string} */ path, /** @type {unknown} */ body = {}) => trade.owner.post(at(path), body);
  const read = async (/** @type {string} */ id) => ok(await trade.owner.get(at(`/invoices/${id}`)), 200);
  const issue = async (/** @type {string} */ id) => ok(await post(`/invoices/${id}/issuance`), 200);
  const credit = (/** @type {string} */ id, /** @type {object} */ body) => post(`/invoices/${id}/credit`, body);
  const credited = async (/** @type {string} */ id, /** @type {object} */ body) => ok(await credit(id, body), 201);
  const gross = (/** @type {Part[]} */ parts) => parts.reduce((sum, part) => sum + part.base + part.tax, 0);

  /** An issued invoice. @param {object} [more] */
  const invoice = async (more) => issue((await draft(trade, 'invoices', more)).id);

  /** @param {string} client @param {number} amount @param {string} document */
  const pay = async (client, amount, document) => ok(await post('/payments', {
    client_id: client, paid_on: new Date().toISOString().slice(0, 10), amount, method: 'transfer', allocations: [{ document_id: document, amount }],
  }), 201);

  /** Asserts that the paper of a document carries data which the judges take, of a type. @param {string} id @param {string} type @param {any} earlier */
  const judged = async (id, type, earlier) => {
    const file = async (/** @type {string} */ kind) =>
      new Uint8Array(await (await fetch(`${app.url}${at(`/invoices/${id}/${kind}`)}`, { headers: { cookie: trade.owner.cookie } })).arrayBuffer());
    assertPaper(await file('pdf'), 'invoice');
    const xml = Buffer.from(await file('xml')).toString();
    assert.ok(xml.includes(`<ram:TypeCode>${type}</ram:TypeCode>`), `BT-3 is ${type}`);
    const named = /<ram:InvoiceReferencedDocument>.*?<\/ram:InvoiceReferencedDocument>/s.exec(xml)?.[0] ?? '';
    assert.ok(named.includes(earlier.number), 'BT-25, the number of the invoice');
    assert.ok(named.includes(earlier.issued_on.replaceAll('-', '')), 'BT-26, its day');
  };

  const mixed = {
    lines: [line('Conception', '10.01', { quantity: '3' }), line('Impression', '7.77', { quantity: '2', vat: { category: 'S', rate: 550 } })],
    adjustments: [{ kind: 'allowance', amount: 333, reason: 'Fidélité' }],
  };

  it('give a whole invoice back: the same lines, the same VAT, nothing left to pay', async () => {
    const whole = await invoice(mixed);
    const opened = await credited(whole.id, { mode: 'whole' });
    assert.deepEqual([opened.kind, opened.state, opened.number], ['credit', 'draft', null]);
    assert.deepEqual(opened.vat, whole.vat);
    assert.deepEqual(opened.lines.map((/** @type {any} */ it) => it.source.position), [1, 2]);
    assert.equal(gross(opened.remainder), whole.totals.gross_total);
    const issued = await issue(opened.id);
    assert.match(issued.number, /^A-\d{4}-0001$/);
    assert.deepEqual([issued.credited, issued.open], [whole.totals.gross_total, 0], 'all of it was set off');
    const after = await read(whole.id);
    assert.deepEqual([after.state, after.credited, after.open, gross(after.remainder)], ['credited', whole.totals.gross_total, 0, 0]);
    assert.ok(after.events.some((/** @type {any} */ it) => it.action === 'invoice.credited'));
    assert.ok(issued.events.some((/** @type {any} */ it) => it.action === 'credit.issued'));
    assert.equal((await credit(whole.id, { mode: 'whole' })).body.code, 'nothing_left_to_credit');
    await judged(issued.id, '381', whole);
  });

  it('give it back line by line, and the last takes what rounding left', async () => {
    const whole = await invoice({ lines: [line('Vis', '3.335', { quantity: '3' }), line('Écrou', '2', { quantity: '5' })], adjustments: mixed.adjustments });
    const nets = [];
    for (const quantity of ['1', '1']) {
      const part = await issue((await credited(whole.id, { mode: 'lines', lines: [{ position: 1, quantity }] })).id);
      await judged(part.id, '381', whole);
      nets.push(part.totals.net_total);
    }
    const tooMany = await credit(whole.id, { mode: 'lines', lines: [{ position: 1, quantity: '2' }, { position: 9 }] });
    assert.deepEqual(tooMany.body.fields.map((/** @type {any} */ it) => [it.field, it.code]), [
      ['lines.0.quantity', 'quantity_exceeds_invoice'], ['lines.1.position', 'unknown_choice'],
    ]);
    const rest = await issue((await credited(whole.id, { mode: 'whole' })).id);
    nets.push(rest.totals.net_total);
    assert.equal(nets.reduce((sum, net) => sum + net, 0), whole.totals.net_total);
    assert.equal(gross((await read(whole.id)).remainder), 0);
  });

  it('give back an amount, spread over what is left of each VAT', async () => {
    const whole = await invoice(mixed);
    const opened = await credited(whole.id, { mode: 'amount', amount: 1000 });
    assert.deepEqual([opened.price_mode, opened.totals.gross_total, opened.lines.length], ['gross', 1000, 2]);
    assert.ok(opened.lines[0].name.startsWith(`Avoir sur facture ${whole.number} du `), opened.lines[0].name);
    const issued = await issue(opened.id);
    await judged(issued.id, '381', whole);
    const after = await read(whole.id);
    assert.deepEqual([after.state, after.open], ['partly_paid', whole.totals.gross_total - 1000]);
    const rest = await issue((await credited(whole.id, { mode: 'whole' })).id);
    for (const part of whole.vat) {
      const of = (/** @type {any} */ document) => document.vat.find((/** @type {Part} */ it) => it.rate === part.rate);
      assert.deepEqual([of(issued).base + of(rest).base, of(issued).tax + of(rest).tax], [part.base, part.tax]);
    }
    assert.equal((await credit(whole.id, { mode: 'amount' })).status, 409);
  });

  it('never give more than is left, and say of which VAT', async () => {
    const whole = await invoice(mixed);
    const over = await credit(whole.id, { mode: 'amount', amount: whole.totals.gross_total + 1 });
    assert.deepEqual([over.status, over.body.code, over.body.left.gross], [422, 'credit_exceeds_invoice', whole.totals.gross_total]);
    for (const amount of [0, -5]) assert.equal((await credit(whole.id, { mode: 'amount', amount })).body.fields[0].code, 'amount_not_positive');
    const opened = await credited(whole.id, { mode: 'lines', lines: [{ position: 2 }] });
    const more = opened.lines.map((/** @type {any} */ { net, ...typed }) => ({ ...typed, unit_price: '9999' }));
    const changed = await trade.owner.put(at(`/invoices/${opened.id}`), { client_id: trade.client.id, price_mode: 'net', lines: more, adjustments: [] }, { version: opened.version });
    assert.deepEqual([changed.status, changed.body.code, changed.body.vat.rate], [422, 'credit_exceeds_invoice', 550], JSON.stringify(changed.body));
    const less = more.map((/** @type {any} */ typed) => ({ ...typed, unit_price: '1' }));
    const reduced = await trade.owner.put(at(`/invoices/${opened.id}`), { client_id: trade.client.id, price_mode: 'net', lines: less, adjustments: [] }, { version: opened.version });
    assert.equal(ok(reduced, 200).totals.net_total, 200);
    const without = await trade.owner.put(at(`/invoices/${opened.id}`), { price_mode: 'net', lines: less, adjustments: [] }, { version: reduced.body.version });
    assert.equal((await post(`/invoices/${ok(without, 200).id}/issuance`)).status, 422, 'a credit note has a client');
  });

  it('give it back once, whoever is faster', async () => {
    const whole = await invoice(mixed);
    const drafts = [await credited(whole.id, { mode: 'whole' }), await credited(whole.id, { mode: 'whole' })];
    const answers = await Promise.all(drafts.map(({ id }) => post(`/invoices/${id}/issuance`)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422], JSON.stringify(answers.map(({ body }) => body.code)));
    assert.equal(answers.find(({ status }) => status === 422)?.body.code, 'credit_exceeds_invoice');
    const numbers = (await trade.owner.get(at('/invoices?kind=credit&sort=issued_on'))).body.items.map((/** @type {any} */ it) => it.number).filter(Boolean).sort();
    assert.deepEqual(numbers.map((/** @type {string} */ it) => Number(it.slice(-4))), numbers.map((/** @type {any} */ _, /** @type {number} */ rank) => rank + 1), 'no gap');
  });

  it('take fresh figures when the rest became another one', async () => {
    // 0.33 makes 0.07 of tax, and three times 0.33 makes 0.20: whoever comes last has 0.06 left
    const whole = await invoice({ lines: [line('Forfait', '0.33', { quantity: '3' })], adjustments: [] });
    const last = await credited(whole.id, { mode: 'lines', lines: [{ position: 1, quantity: '1' }] });
    for (const quantity of ['1', '1']) await issue((await credited(whole.id, { mode: 'lines', lines: [{ position: 1, quantity }] })).id);
    const left = (await read(whole.id)).remainder[0];
    assert.notEqual(left.tax, last.vat[0].tax, 'rounding has moved the rest');
    const moved = await post(`/invoices/${last.id}/issuance`);
    assert.deepEqual([moved.status, moved.body.code, moved.body.current.vat[0].tax], [409, 'remainder_moved', left.tax]);
    assert.equal((await issue(last.id)).vat[0].tax, left.tax);
  });

  it('are owed to the client when the invoice was paid, and are set off on another one', async () => {
    const paid = await invoice();
    await pay(trade.client.id, paid.totals.gross_total, paid.id);
    const issued = await issue((await credited(paid.id, { mode: 'whole' })).id);
    assert.deepEqual([issued.credited, issued.open], [0, paid.totals.gross_total]);
    assert.equal((await read(paid.id)).state, 'paid');
    const other = await invoice();
    const offset = (/** @type {string} */ id, /** @type {number} */ amount, /** @type {string} */ document = other.id) =>
      post(`/invoices/${id}/offsets`, { allocations: [{ document_id: document, amount }] });
    assert.equal((await offset(issued.id, paid.totals.gross_total + 1)).body.code, 'offset_does_not_fit');
    assert.equal((await offset(paid.id, 1)).body.code, 'offset_does_not_fit', 'an invoice is set off on nothing');
    const part = ok(await offset(issued.id, 1000), 200);
    assert.deepEqual([part.credited, part.open], [1000, paid.totals.gross_total - 1000]);
    assert.equal((await read(other.id)).open, other.totals.gross_total - 1000);
    const row = (await trade.owner.get(at('/invoices?kind=credit'))).body.items.find((/** @type {any} */ it) => it.id === issued.id);
    assert.equal(row.open, paid.totals.gross_total - 1000);
  });

  it('are counted and found by their state', async () => {
    const tally = (await trade.owner.get(at('/invoices/tally'))).body.states;
    const found = (await trade.owner.get(at('/invoices?state=credited'))).body.items;
    assert.equal(tally.find((/** @type {any} */ it) => it.state === 'credited').documents, found.length);
    assert.ok(found.length > 0 && found.every((/** @type {any} */ it) => it.state === 'credited' && it.open === 0));
    const notes = (await trade.owner.get(at('/invoices?kind=credit&state=issued&limit=100'))).body.items;
    const taken = notes.reduce((/** @type {number} */ sum, /** @type {any} */ it) => sum + it.gross_total, 0);
    const alone = (await trade.owner.get(at('/invoices/tally?kind=credit'))).body.states;
    assert.equal(alone.find((/** @type {any} */ it) => it.state === 'issued').gross, -taken, 'credit notes are taken off');
    const counted = (/** @type {any[]} */ states) => states.reduce((sum, { credits }) => sum + credits, 0);
    const all = (await trade.owner.get(at('/invoices?kind=credit&limit=100'))).body.items;
    assert.deepEqual([counted(tally), counted(alone)], [all.length, all.length]);
    const narrowed = (await trade.owner.get(at(`/invoices/tally?from=2020-01-01`))).body.states;
    assert.equal(counted(narrowed), all.length);
    for (const { state, documents } of tally) assert.equal(narrowed.find((/** @type {any} */ it) => it.state === state).documents, documents, state);
  });

  it('are not made of a draft or of another credit note', async () => {
    const { id } = await draft(trade, 'invoices');
    assert.equal((await credit(id, { mode: 'whole' })).body.code, 'invoice_not_issued');
    const opened = await credited((await issue(id)).id, { mode: 'whole' });
    assert.equal((await credit(opened.id, { mode: 'whole' })).body.code, 'credit_of_a_credit');
    assert.equal((await credit((await issue(opened.id)).id, { mode: 'whole' })).body.code, 'credit_of_a_credit');
    assert.equal((await credit('01936f2e-8a3b-7c11-9d2e-123456789001', { mode: 'whole' })).status, 404);
  });

  it('open once for each key', async () => {
    const whole = await invoice();
    const asking = { key: `credit-${whole.id}` };
    const first = ok(await trade.owner.post(at(`/invoices/${whole.id}/credit`), { mode: 'whole' }, asking), 201);
    await issue(first.id);
    const again = await trade.owner.post(at(`/invoices/${whole.id}/credit`), { mode: 'whole' }, asking);
    assert.deepEqual([ok(again, 201).id, again.headers.get('idempotent-replayed')], [first.id, 'true']);
  });

  it('give way to a corrective invoice while nothing has moved', async () => {
    const wrong = await invoice({ subject: 'Refonte' });
    const opened = ok(await post(`/invoices/${wrong.id}/correction`), 201);
    assert.deepEqual([opened.kind, opened.subject, opened.totals.gross_total], ['invoice', 'Refonte', wrong.totals.gross_total]);
    const second = ok(await post(`/invoices/${wrong.id}/correction`), 201);
    const body = { client_id: trade.client.id, subject: 'Refonte du site', price_mode: 'net', lines: [line('Conception', '400')], adjustments: [] };
    ok(await trade.owner.put(at(`/invoices/${opened.id}`), body, { version: opened.version }), 200);
    const right = await issue(opened.id);
    assert.equal(right.open, 48000, 'it asks in the stead of the other');
    const replaced = await read(wrong.id);
    assert.deepEqual([replaced.state, replaced.open], ['credited', 0]);
    assert.ok(replaced.events.some((/** @type {any} */ it) => it.action === 'invoice.replaced'));
    await judged(right.id, '384', wrong);
    assert.equal((await post(`/invoices/${second.id}/issuance`)).body.code, 'invoice_has_moved');
    assert.equal((await post(`/invoices/${wrong.id}/correction`)).body.code, 'invoice_is_replaced');
    assert.equal((await credit(wrong.id, { mode: 'whole' })).body.code, 'invoice_is_replaced');
    await issue((await credited(right.id, { mode: 'whole' })).id);
    assert.equal((await post(`/invoices/${right.id}/correction`)).body.code, 'invoice_has_moved');
    const paid = await invoice();
    await pay(trade.client.id, 1, paid.id);
    assert.equal((await post(`/invoices/${paid.id}/correction`)).body.code, 'invoice_has_moved');
  });

  it('give a deposit back, but not what an invoice has deducted of it', async () => {
    const deposit = async (/** @type {string} */ price) => issue(ok(await post('/invoices?kind=deposit', {
      client_id: trade.client.id, subject: 'Acompte', price_mode: 'gross', lines: [line('Acompte', price)], adjustments: [],
    }), 201).id);
    const kept = await deposit('120');
    const issued = await issue((await credited(kept.id, { mode: 'whole' })).id);
    await judged(issued.id, '503', kept);
    const taken = await deposit('240');
    const final = await invoice({ deductions: [{ deposit_id: taken.id, amount: 12000 }] });
    assert.equal(gross((await read(taken.id)).remainder), 12000);
    const over = await credit(taken.id, { mode: 'amount', amount: 12001 });
    assert.deepEqual([over.body.code, over.body.left.gross], ['credit_exceeds_invoice', 12000]);
    const rest = await issue((await credited(taken.id, { mode: 'whole' })).id);
    assert.equal(rest.totals.gross_total, 12000);
    assert.equal((await credit(taken.id, { mode: 'whole' })).body.code, 'nothing_left_to_credit');
    const right = await issue(ok(await post(`/invoices/${final.id}/correction`), 201).id);
    assert.equal(right.totals.payable, final.totals.payable, 'it deducts in the stead of the other');
    assert.equal((await read(final.id)).open, 0);
  });

  it('are of the client of their invoice', async () => {
    const other = ok(await post('/clients', { kind: 'consumer', name: 'Paul Petit', street: '2 rue Haute', postcode: '69001', city: 'Lyon', country: 'FR' }), 201);
    const opened = await credited((await invoice()).id, { mode: 'whole' });
    const lines = opened.lines.map((/** @type {any} */ { net, ...typed }) => typed);
    const changed = await trade.owner.put(at(`/invoices/${opened.id}`), { client_id: other.id, price_mode: 'net', lines, adjustments: [] }, { version: opened.version });
    const refused = await post(`/invoices/${ok(changed, 200).id}/issuance`);
    assert.deepEqual([refused.status, refused.body.fields[0].code], [422, 'link_of_another_client']);
  });
});
