// Money that comes in and goes back: spread over invoices, split by VAT, used later, refunded, undone; and never more than there is.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { business, foundHouse, ok } from '../support/house.js';
import { assertPaper } from '../support/judge.js';
import { assertMonths } from '../support/months.js';
import { startApp } from '../support/server.js';

/** @import { House } from '../support/house.js' */
/** @import { App } from '../support/server.js' */

/** @type {App} */ let app;
/** @type {House} */ let house;
/** @type {string} */ let client;
before(async () => {
  app = await startApp();
  house = await foundHouse(app);
  client = ok(await house.person.post(house.at('/clients'), business), 201).id;
});
after(() => app?.stop());
afterEach(() => assertBooks());

const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Paris' });
const line = (/** @type {string} */ unit_price, rate = 2000, nature = 'service') => ({ kind: 'product', name: 'Travail', nature, quantity: '1', unit: 'C62', unit_price, vat: { category: 'S', rate } });

/** An issued invoice. @param {object[]} lines @param {object} [more] */
async function invoice(lines, more = {}) {
  const { person, at } = house;
  const { id } = ok(await person.post(at('/invoices'), { client_id: client, subject: 'Travaux', price_mode: 'net', lines, ...more }), 201);
  return ok(await person.post(at(`/invoices/${id}/issuance`), { issued_on: null }), 200);
}

/** 100.01 at 20 % and 50.03 at 5.5 %: 172.79 € in two rates whose shares are never whole. */
const mixed = () => invoice([line('100.01'), line('50.03', 550)]);

/** An issued credit note of an amount including VAT, on an invoice. @param {string} id @param {number} amount @returns {Promise<string>} */
async function creditOf(id, amount) {
  const { person, at } = house;
  const opened = ok(await person.post(at(`/invoices/${id}/credit`), { mode: 'amount', amount }), 201);
  return ok(await person.post(at(`/invoices/${opened.id}/issuance`), { issued_on: null }), 200).id;
}

const now = async (/** @type {string} */ id) => ok(await house.person.get(house.at(`/invoices/${id}`)), 200);
const account = async () => ok(await house.person.get(house.at(`/clients/${client}/account`)), 200);

/** @param {number} amount @param {[{ id: string }, number][]} parts @param {object} [more] */
const payment = (amount, parts = [], more = {}) => ({ client_id: client, paid_on: today, amount, method: 'transfer', allocations: parts.map(([{ id }, part]) => ({ document_id: id, amount: part })), ...more });
/** @param {ReturnType<typeof payment>} body @param {string} [key] */
const pay = (body, key = randomUUID()) => house.person.post(house.at('/payments'), body, { key });
const reverse = (/** @type {string} */ id) => house.person.post(house.at(`/payments/${id}/reversal`), { note: 'Erreur' });
/** @param {number} amount @param {object[]} parts */
const refund = (amount, parts) => house.person.post(house.at(`/clients/${client}/refunds`), { paid_on: today, amount, method: 'transfer', parts });

/** What a payment brought by rate. @param {any} paid @param {string} document */
const split = (paid, document) => Object.fromEntries(paid.collections.filter((/** @type {any} */ one) => one.document_id === document).map((/** @type {any} */ { vat, amount }) => [vat.rate, amount]));

/** What must be true of the books at any time: each movement is split to the cent, and what is paid was collected as it was billed. */
async function assertBooks() {
  await assertMonths(app.db);
  const { results: moved } = await app.db.prepare(`
    select p.id, (select coalesce(sum(amount), 0) from allocations a where a.company_id = p.company_id and a.payment_id = p.id)
      - (select coalesce(sum(amount), 0) from refund_parts r where r.company_id = p.company_id and r.refund_id = p.id and r.credit_id is not null) as moved,
      (select coalesce(sum(amount), 0) from collections c where c.company_id = p.company_id and c.payment_id = p.id) as collected
    from payments p`).all();
  for (const one of moved) assert.equal(one.collected, one.moved, JSON.stringify(one));
  const { results: paid } = await app.db.prepare(`
    select v.document_id, v.rate, v.base + v.tax as billed, (select coalesce(sum(c.amount), 0) from collections c
      where c.company_id = v.company_id and c.document_id = v.document_id and c.rate is v.rate) as collected
    from vat_subtotals v join settlements s on s.company_id = v.company_id and s.document_id = v.document_id where s.open = 0 and s.credited = 0`).all();
  for (const one of paid) assert.equal(one.collected, one.billed, JSON.stringify(one));
}

test('one payment settles several invoices, each split by VAT; the last takes what is left of each rate', async () => {
  const [first, second] = [await mixed(), await invoice([line('30')])];
  assert.equal(first.totals.gross_total, 17_279);
  const part = ok(await pay(payment(13_600, [[second, 3_600], [first, 10_000]])), 201);
  assert.deepEqual(split(part, second.id), { 2000: 3_600 });
  assert.deepEqual(split(part, first.id), { 2000: 6_945, 550: 3_055 });
  assert.equal(part.direction, 'in');
  assert.equal((await now(first.id)).state, 'partly_paid');
  const rest = ok(await pay(payment(7_279, [[first, 7_279]])), 201);
  assert.deepEqual(split(rest, first.id), { 2000: 12_001 - 6_945, 550: 5_278 - 3_055 });
  assert.equal((await now(first.id)).state, 'paid');
  const over = await pay(payment(1, [[first, 1]]));
  assert.equal(ok(over, 409).code, 'allocation_exceeds_document');
  assert.equal(over.body.available, 0);
});

test('a reversal mirrors its split, and the next payment closes as if nothing had been', async () => {
  const bill = await mixed();
  const paid = ok(await pay(payment(17_279, [[bill, 17_279]])), 201);
  const mirror = ok(await reverse(paid.id), 201);
  assert.deepEqual(split(mirror, bill.id), { 2000: -12_001, 550: -5_278 });
  assert.equal((await now(bill.id)).open, 17_279);
  assert.equal(ok(await reverse(paid.id), 409).code, 'payment_already_reversed');
  ok(await pay(payment(17_279, [[bill, 17_279]])), 201);
});

test('what was paid too much stays on the account, serves another invoice later, and no more than there is', async () => {
  const [first, second] = [await invoice([line('100')]), await mixed()];
  const paid = ok(await pay(payment(20_000, [[first, 12_000]])), 201);
  assert.equal(paid.unallocated, 8_000);
  assert.deepEqual((await account()).payments.map((/** @type {any} */ one) => [one.id, one.available]), [[paid.id, 8_000]]);
  const use = (/** @type {object[]} */ allocations, key = randomUUID()) => house.person.post(house.at(`/payments/${paid.id}/allocations`), { allocations }, { key });
  assert.equal(ok(await use([{ document_id: second.id, amount: 8_001 }]), 409).code, 'allocation_exceeds_payment');
  assert.equal(ok(await use([{ document_id: first.id, amount: 1 }]), 422).fields[0].code, 'named_twice');
  assert.equal(ok(await use([]), 422).fields[0].code, 'missing');
  const key = randomUUID();
  const used = ok(await use([{ document_id: second.id, amount: 8_000 }], key), 201);
  assert.equal(used.unallocated, 0);
  assert.equal(used.allocations.length, 2);
  assert.equal((await use([{ document_id: second.id, amount: 8_000 }], key)).headers.get('idempotent-replayed'), 'true');
  assert.equal((await now(second.id)).open, 9_279);
  ok(await reverse(paid.id), 201);
  assert.equal((await now(second.id)).open, 17_279);
  assert.deepEqual((await account()).payments, []);
});

test('a payment of too much is given back; undone first, the payment may be undone too', async () => {
  const bill = await invoice([line('100')]);
  const paid = ok(await pay(payment(15_000, [[bill, 12_000]])), 201);
  assert.equal(ok(await refund(3_000, [{ payment_id: paid.id, amount: 2_000 }]), 422).fields[0].code, 'refund_not_sourced');
  const above = ok(await refund(3_001, [{ payment_id: paid.id, amount: 3_001 }]), 409);
  assert.deepEqual([above.code, above.field, above.available], ['refund_exceeds_available', 'parts.0.amount', 3_000]);
  const back = ok(await refund(3_000, [{ payment_id: paid.id, amount: 3_000 }]), 201);
  assert.equal(back.direction, 'out');
  assert.deepEqual(back.collections, []);
  assert.deepEqual((await account()).payments, []);
  assert.equal(ok(await reverse(paid.id), 409).code, 'payment_was_refunded');
  ok(await reverse(back.id), 201);
  assert.equal((await account()).payments[0].available, 3_000);
  ok(await reverse(paid.id), 201);
});

test('a credit note on a paid invoice is given back by its own rates, and no more than it', async () => {
  const bill = await invoice([line('100'), line('200', 550)]);
  const gross = bill.totals.gross_total;
  ok(await pay(payment(gross, [[bill, gross]])), 201);
  const credit = await creditOf(bill.id, 16_550);
  assert.deepEqual((await account()).credits.map((/** @type {any} */ one) => one.available), [gross / 2]);
  const part = ok(await refund(6_550, [{ credit_id: credit, amount: 6_550 }]), 201);
  assert.deepEqual(split(part, credit), { 2000: -2_375, 550: -4_175 });
  assert.equal(ok(await refund(10_001, [{ credit_id: credit, amount: 10_001 }]), 409).code, 'refund_exceeds_available');
  const rest = ok(await refund(10_000, [{ credit_id: credit, amount: 10_000 }]), 201);
  assert.deepEqual(split(rest, credit), { 2000: -3_625, 550: -6_375 });
  const undone = ok(await reverse(rest.id), 201);
  assert.deepEqual(split(undone, credit), { 2000: 3_625, 550: 6_375 });
  assert.deepEqual((await account()).credits.map((/** @type {any} */ one) => one.available), [10_000]);
  ok(await refund(10_000, [{ credit_id: credit, amount: 10_000 }]), 201);
});

test('a credit note first takes off what is due, by its rates; the payment that follows takes the rest', async () => {
  const bill = await invoice([line('100'), line('200', 550)]);
  await creditOf(bill.id, 16_550);
  const paid = ok(await pay(payment(16_550, [[bill, 16_550]])), 201);
  assert.deepEqual(split(paid, bill.id), { 2000: 6_000, 550: 10_550 });
});

test('twenty payments at once never take more than there is, and split it to the cent', async () => {
  const bill = await mixed();
  const answers = await Promise.all(Array.from({ length: 20 }, () => patiently(() => pay(payment(1_500, [[bill, 1_500]])))));
  const taken = answers.filter(({ status }) => status === 201).length;
  assert.equal(taken, 11, JSON.stringify(answers.map(({ status, body }) => [status, body.code])));
  assert.ok(answers.every(({ status, body }) => status === 201 || body.code === 'allocation_exceeds_document'));
  assert.equal((await now(bill.id)).open, 17_279 - 16_500);
  ok(await pay(payment(779, [[bill, 779]])), 201);
});

/** Asks again while others write, as a caller is told to. @param {() => Promise<import('../support/people.js').Answer>} ask */
async function patiently(ask) {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (!['account_is_moving', 'overloaded'].includes(answer.body?.code) || tries === 20) return answer;
  }
}

test('a wrong payment is refused with the field that is wrong', async () => {
  const bill = await invoice([line('10')]);
  const code = async (/** @type {object} */ body) => ok(await pay(/** @type {any} */ (body)), 422).fields[0];
  assert.deepEqual([(await code(payment(0))).code, (await code(payment(1, [], { paid_on: '2099-01-01' }))).code], ['amount_not_positive', 'paid_in_future']);
  assert.equal((await code({ ...payment(1), client_id: randomUUID() })).field, 'client_id');
  assert.equal((await code(payment(1, [[{ id: randomUUID() }, 1]]))).field, 'allocations.0.document_id');
  assert.equal((await code(payment(2, [[bill, 1], [bill, 1]]))).code, 'named_twice');
  assert.equal((await code(payment(1, [[bill, 2]]))).code, 'allocation_exceeds_payment');
  const key = randomUUID();
  const whole = payment(1_200, [[bill, 1_200]]);
  const first = ok(await pay(whole, key), 201);
  const again = await pay(whole, key);
  assert.deepEqual([ok(again, 201).id, again.headers.get('idempotent-replayed')], [first.id, 'true']);
});

test('cash above a thousand euros is warned of, in words, and recorded', async () => {
  const paid = ok(await pay(payment(100_001, [], { method: 'cash' })), 201);
  assert.equal(paid.warnings[0].code, 'cash_over_1000');
  assert.match(paid.warnings[0].detail, /L112-6/);
  ok(await reverse(paid.id), 201);
});

test('an invoice paid on the spot is paid as it is issued, and due again once that payment is undone', async () => {
  const bill = await invoice([line('100'), line('200', 550)], { settled_on: today, settled_method: 'card' });
  assert.deepEqual([bill.state, bill.open, bill.totals.prepaid, bill.totals.payable], ['paid', 0, 33_100, 0]);
  assert.equal(bill.due_on, today);
  const { items } = ok(await house.person.get(house.at(`/payments?client=${client}&method=card`)), 200);
  assert.deepEqual(split(items[0], bill.id), { 2000: 12_000, 550: 21_100 });
  const xml = (await house.person.get(house.at(`/invoices/${bill.id}/xml`))).body;
  assert.match(xml, /<ram:ID>S2<\/ram:ID>/);
  assert.match(xml, /<ram:TotalPrepaidAmount>331\.00<.*<ram:DuePayableAmount>0\.00</s);
  const paper = await fetch(`${app.url}${house.at(`/invoices/${bill.id}/pdf`)}`, { headers: { cookie: house.person.cookie } });
  assertPaper(new Uint8Array(await paper.arrayBuffer()), 'invoice');
  ok(await reverse(items[0].id), 201);
  const reopened = await now(bill.id);
  assert.deepEqual([reopened.state, reopened.open], ['issued', 33_100]);
  const quote = await house.person.post(house.at('/quotes'), { settled_on: today, settled_method: 'card', lines: [] });
  assert.equal(ok(quote, 422).fields[0].field, 'settled_on');
  ok(await pay(payment(33_100, [[bill, 33_100]])), 201);
});

test('VAT on services is counted when money comes in, VAT on goods when they are invoiced', async () => {
  const other = await foundHouse(app);
  const buyer = ok(await other.person.post(other.at('/clients'), business), 201);
  const vat = async () => ok(await other.person.get(other.at('/dashboard')), 200).vat;
  const issue = async (/** @type {object[]} */ lines) => {
    const { id } = ok(await other.person.post(other.at('/invoices'), { client_id: buyer.id, subject: 'x', price_mode: 'net', lines }), 201);
    return ok(await other.person.post(other.at(`/invoices/${id}/issuance`), { issued_on: null }), 200);
  };
  const service = await issue([line('100')]);
  await issue([line('40', 2000, 'goods')]);
  assert.deepEqual((await vat()).by_rate, [{ rate: 2000, base: 4_000, tax: 800 }]);
  assert.equal((await vat()).basis, 'received');
  ok(await other.person.post(other.at('/payments'), { ...payment(6_000, [[service, 6_000]]), client_id: buyer.id }), 201);
  assert.deepEqual((await vat()).by_rate, [{ rate: 2000, base: 9_000, tax: 1_800 }]);
});

test('an accountant reads the account and moves no money', async () => {
  const { person, at, company } = house;
  const bill = await invoice([line('10')]);
  const paid = ok(await pay(payment(2_000, [[bill, 1_200]])), 201);
  const become = (/** @type {string} */ role) => app.db.prepare('update memberships set role = ? where company_id = ?').bind(role, company.id).run();
  await become('accountant');
  try {
    assert.equal((await account()).payments[0].available, 800);
    for (const answer of [
      await pay(payment(1)), await reverse(paid.id), await refund(800, [{ payment_id: paid.id, amount: 800 }]),
      await person.post(at(`/payments/${paid.id}/allocations`), { allocations: [{ document_id: bill.id, amount: 1 }] }),
    ]) assert.equal(ok(answer, 403).code, 'role_too_low');
  } finally {
    await become('owner');
  }
});
