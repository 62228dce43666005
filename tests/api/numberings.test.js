// How a company chooses its numbers: kinds that share a series begin it once, and nothing moves after the first number, however fast.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startApp } from '../support/server.js';
import { draft, issuedInvoice, openTrade, sentQuote } from '../support/trade.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/trade.js').Trade} */
let trade;
before(async () => void (app = await startApp()));
after(() => app.stop());
beforeEach(async () => void (trade = await openTrade(app)));

const year = new Date().getFullYear();

/** @param {string} kind @param {string} pattern @param {number} [first_rank] */
const choose = (kind, pattern, first_rank) => trade.owner.put(`${trade.path}/numberings/${kind}`, { pattern, ...(first_rank ? { first_rank } : {}) });

/** @param {object[]} all */
const chooseAll = (all) => trade.owner.put(`${trade.path}/numberings`, all);

/** Each kind's format, first rank and next number. @returns {Promise<Record<string, any>>} */
async function now() {
  const { body } = await trade.owner.get(trade.path);
  return Object.fromEntries(body.numberings.map((/** @type {any} */ { kind, ...rest }) => [kind, rest]));
}


describe('a shared series', () => {
  it('begins with one rank, whoever sets it and whoever issues first', async () => {
    assert.equal((await choose('deposit', `F-{YYYY}-{000}`, 150)).status, 200);
    const chosen = await now();
    assert.deepEqual([chosen.invoice.first_rank, chosen.deposit.first_rank, chosen.progress.first_rank, chosen.credit.first_rank], [150, 150, 150, 1]);
    assert.deepEqual(chosen.invoice.shares, ['deposit', 'progress']);
    assert.equal((await issuedInvoice(trade)).number, `F-${year}-0150`);
    const begun = await now();
    assert.deepEqual([begun.invoice.preview, begun.deposit.preview, begun.credit.preview], [`F-${year}-0151`, `F-${year}-151`, `A-${year}-0001`]);
    assert.deepEqual([begun.invoice.locked, begun.deposit.locked], [true, false]);
  });

  it('keeps its first rank once begun, and says which law wants it; who joins takes it', async () => {
    await issuedInvoice(trade);
    const refused = await choose('deposit', 'F-{YYYY}-{0000}', 12);
    assert.deepEqual([refused.status, refused.body.fields[0].field, refused.body.fields[0].code], [422, 'first_rank', 'series_has_begun']);
    assert.match(refused.body.fields[0].detail, /242 nonies A/);
    const joined = await choose('credit', 'F-{YYYY}-{0000}');
    assert.deepEqual([joined.status, joined.body.preview], [200, `F-${year}-0002`]);
    const locked = await choose('invoice', 'X-{0000}');
    assert.deepEqual([locked.status, locked.body.code], [409, 'numbering_locked']);
    assert.match(locked.body.detail, /242 nonies A/);
    assert.equal((await choose('invoice', 'F-{YYYY}-{0000}', 1)).status, 200);
  });

  it('never mixes quotes and invoices, this year or in any other', async () => {
    for (const [kind, pattern] of [['quote', 'F-{YYYY}-{00000}'], ['invoice', 'D-20{YY}-{0000}'], ['quote', 'F-2041-{0000}'], ['credit', 'D-{YYYY}-{0}']]) {
      const refused = await choose(kind ?? '', pattern ?? '');
      assert.deepEqual([refused.status, refused.body.fields?.[0]?.code], [422, 'series_of_other_family'], pattern);
    }
  });

  it('of the next year begins with one, not with the rank the company came with', async () => {
    await choose('invoice', 'F-{YYYY}-{0000}', 150);
    assert.equal((await issuedInvoice(trade, { due_on: `${year}-01-15` }, `${year - 1}-12-31`)).number, `F-${year - 1}-0150`);
    assert.equal((await now()).invoice.preview, `F-${year}-0001`);
    assert.equal((await issuedInvoice(trade)).number, `F-${year}-0001`);
  });
});

describe('several kinds', () => {
  it('are chosen together or not at all', async () => {
    const each = await chooseAll([{ kind: 'invoice', pattern: 'FA{YY}{MM}-{000}', first_rank: 7 }, { kind: 'deposit', pattern: 'AC{YY}{MM}-{000}' }, { kind: 'credit', pattern: 'AV{0000}' }]);
    assert.equal(each.status, 200, JSON.stringify(each.body));
    assert.deepEqual(each.body.map((/** @type {any} */ it) => [it.kind, it.pattern, it.first_rank]), [
      ['quote', 'D-{YYYY}-{0000}', 1], ['invoice', 'FA{YY}{MM}-{000}', 7], ['deposit', 'AC{YY}{MM}-{000}', 1], ['progress', 'F-{YYYY}-{0000}', 1], ['credit', 'AV{0000}', 1],
    ]);
    const before = await now();
    const wrong = await chooseAll([{ kind: 'invoice', pattern: 'Z{0000}' }, { kind: 'deposit', pattern: 'Z' }, { kind: 'credit', pattern: 'Y{0000}', first_rank: 0 }]);
    assert.deepEqual(wrong.body.fields.map((/** @type {any} */ it) => [it.field, it.code]), [['deposit.pattern', 'format_without_counter'], ['credit.first_rank', 'missing']]);
    const mixed = await chooseAll([{ kind: 'invoice', pattern: 'Z{0000}' }, { kind: 'credit', pattern: 'D-{YYYY}-{0000}' }]);
    assert.deepEqual([mixed.status, mixed.body.fields[0].field], [422, 'credit.pattern']);
    assert.deepEqual(await now(), before);
  });
});

describe('a change that races with a first number', () => {
  it('is refused, or wins before it: the number always has the format that stands', async () => {
    for (let round = 0; round < 4; round += 1) {
      trade = await openTrade(app);
      const { id } = await draft(trade, 'invoices');
      const changes = ['A{0000}', 'B{0000}', 'C{0000}', 'E{0000}'].map((pattern, at) => choose(at % 2 ? 'invoice' : 'progress', pattern, at + 2));
      const issue = () => trade.owner.post(`${trade.path}/invoices/${id}/issuance`, { issued_on: null });
      const [issued, ...chosen] = await Promise.all([issue(), ...changes]);
      for (const { status } of chosen) assert.ok([200, 409, 422].includes(status), String(status));
      const whole = issued.status === 200 ? issued : await issue();
      assert.equal(whole.status, 200, JSON.stringify(whole.body));
      const { invoice } = await now();
      const letters = invoice.pattern.replace(/\{.*/, '').replace('-', '');
      assert.ok(whole.body.number.startsWith(letters), `${whole.body.number} under ${invoice.pattern}`);
      assert.equal(Number(/(\d+)$/.exec(whole.body.number)?.[1]), invoice.first_rank);
      const stored = await app.db.prepare('select count(*) as n from series where company_id = ?').bind(trade.id).first('n');
      assert.equal(stored, 1);
    }
  });

  it('cannot be made behind the back of the application either', async () => {
    await sentQuote(trade);
    const forced = app.db.prepare("update numberings set pattern = 'X{0}' where company_id = ? and kind = 'quote'").bind(trade.id).run();
    await assert.rejects(forced, /numbering_is_final/);
  });
});
