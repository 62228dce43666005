// A quote billed little by little: what each progress invoice bills follows from what the ones before did, whatever the request says.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ok } from '../support/house.js';
import { assertData, assertPaper } from '../support/judge.js';
import { startApp } from '../support/server.js';
import { documentNow, line, openTrade, sentQuote } from '../support/trade.js';

/** @import { Trade } from '../support/trade.js' */

const vat = (/** @type {number} */ rate) => ({ category: 'S', rate });
/** Three rates, an option, a heading, a percentage and an amount off the whole. */
const works = {
  subject: 'Salle de bains',
  lines: [
    { kind: 'heading', name: 'Gros œuvre' },
    line('Pose', '1234.57', { vat: vat(1000) }),
    line('Meuble', '333.33', { nature: 'goods', unit: 'C62', quantity: '3', vat: vat(2000), allowance: { percent: '5' } }),
    { ...line('Miroir', '99.99'), kind: 'option', ticked: false },
    line('Isolation', '87.10', { vat: vat(550) }),
  ],
  adjustments: [{ kind: 'allowance', percent: '3', reason: 'Remise' }, { kind: 'allowance', amount: 10_001, reason: 'Geste' }],
};

describe('progress invoices', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {Trade} */ let trade;

  before(async () => {
    app = await startApp();
    trade = await openTrade(app);
  });
  after(() => app?.stop());

  const at = (/** @type {string} */ path) => `${trade.path}${path}`;
  const post = (/** @type {string} */ path, /** @type {unknown} */ body = {}) => trade.owner.post(at(path), body);
  const begin = async (/** @type {string} */ quote) => ok(await post(`/quotes/${quote}/progress`), 201);
  const issue = async (/** @type {string} */ id) => ok(await post(`/invoices/${id}/issuance`), 200);

  /** An accepted quote. @param {object} [more] */
  async function accepted(more = works) {
    const { id } = await sentQuote(trade, more);
    return ok(await post(`/quotes/${id}/acceptance`, { by: 'Paul Durand' }), 200);
  }

  /** A draft with each line at a percentage. @param {any} draft @param {string | string[]} percent @param {object} [more] @param {object} [lie] */
  function write(draft, percent, more = {}, lie = {}) {
    let n = 0;
    const lines = draft.lines.map((/** @type {any} */ { net, ...typed }) =>
      typed.source ? { ...typed, source: { ...typed.source, percent: Array.isArray(percent) ? percent[n++] : percent, ...lie } } : typed);
    const body = { client_id: trade.client.id, subject: draft.subject, price_mode: 'net', lines, adjustments: [], ...more };
    return trade.owner.put(at(`/invoices/${draft.id}`), body, { version: draft.version });
  }

  /** The next one, issued at a percentage. @param {string} quote @param {string | string[]} percent */
  async function step(quote, percent) {
    const draft = await begin(quote);
    return issue(ok(await write(draft, percent), 200).id);
  }

  const sources = (/** @type {any} */ { lines }) => lines.flatMap((/** @type {any} */ it) => it.source ?? []);

  /** Base and tax by rate, of several documents. @param {any[]} documents */
  function sum(documents) {
    /** @type {Record<string, [number, number]>} */ const parts = {};
    for (const { kind, vat: all } of documents) {
      for (const { rate, base, tax } of all) {
        const [sign, [before, taxed]] = [kind === 'credit' ? -1 : 1, parts[rate] ?? [0, 0]];
        parts[rate] = [before + sign * base, taxed + sign * tax];
      }
    }
    return parts;
  }

  const file = async (/** @type {string} */ id, /** @type {string} */ name) =>
    new Uint8Array(await (await fetch(`${app.url}${at(`/invoices/${id}/${name}`)}`, { headers: { cookie: trade.owner.cookie } })).arrayBuffer());

  it('go from thirty to seventy to a hundred percent, and sum to the quote', async () => {
    const quote = await accepted();
    const draft = await begin(quote.id);
    assert.deepEqual([draft.kind, draft.price_mode, draft.totals.gross_total], ['progress', 'net', 0]);
    assert.deepEqual(draft.lines.map((/** @type {any} */ it) => it.kind), ['heading', 'product', 'product', 'product']);
    assert.deepEqual(sources(draft).map((/** @type {any} */ it) => [it.document_id, it.position, it.percent, it.previous_percent, it.contract_net, it.billed]), [
      [quote.id, 2, '0', '0', 123_457, 0], [quote.id, 3, '0', '0', 94_999, 0], [quote.id, 5, '0', '0', 8710, 0],
    ]);
    assert.deepEqual(draft.links.map((/** @type {any} */ it) => [it.id, it.relation, it.direction]), [[quote.id, 'bills', 'to']]);
    const first = await issue(ok(await write(draft, '30'), 200).id);
    assert.deepEqual(first.lines.flatMap((/** @type {any} */ it) => it.net ?? []), [37_037, 28_500, 2613]);
    assert.deepEqual(first.adjustments.map((/** @type {any} */ it) => [it.percent, it.total]), [['3', 2045], [null, 3000]]);
    assert.equal((await documentNow(trade, 'quotes', quote.id)).state, 'partly_invoiced');
    const second = await step(quote.id, '70');
    assert.deepEqual(sources(second).map((/** @type {any} */ it) => [it.previous_percent, it.billed]), [['30', 37_037], ['30', 28_500], ['30', 2613]]);
    const last = await step(quote.id, '100');
    assert.deepEqual(sum([first, second, last]), sum([quote]));
    assert.equal(first.totals.gross_total + second.totals.gross_total + last.totals.gross_total, quote.totals.gross_total);
    assert.equal([first, second, last].reduce((all, it) => all + it.adjustments[1].total, 0), 10_001);
    assert.equal((await documentNow(trade, 'quotes', quote.id)).state, 'invoiced');
    const over = await post(`/quotes/${quote.id}/progress`);
    assert.deepEqual([over.status, over.body.code, over.body.invoice_id], [409, 'quote_already_invoiced', last.id]);
    const left = Object.entries(sum([last])).map(([rate, [base, tax]]) => ({ category: 'S', rate: Number(rate), base, tax }));
    for (const [{ id }, taken] of /** @type {[any, import('../support/judge.js').Left][]} */ ([[second, []], [last, left]])) {
      assertPaper(await file(id, 'pdf'), 'invoice', taken);
      assertData(await file(id, 'xml'), 'cii', taken);
      assertData(await file(id, 'xml?syntax=ubl'), 'ubl', taken);
    }
  });

  it('find the work less advanced after a credit note, and go on from there', async () => {
    const quote = await accepted();
    const first = await step(quote.id, ['40', '10', '0']);
    const second = await step(quote.id, ['60', '50', '25.5']);
    const credit = await issue(ok(await post(`/invoices/${first.id}/credit`, { mode: 'whole' }), 201).id);
    const draft = await begin(quote.id);
    assert.deepEqual(sources(draft).map((/** @type {any} */ it) => [it.previous_percent, it.percent]), [['20', '20'], ['40', '40'], ['25.5', '25.5']]);
    assert.deepEqual(sources(draft).map((/** @type {any} */ it) => it.billed), sources(second).map((/** @type {any} */ it, /** @type {number} */ n) =>
      second.lines.filter((/** @type {any} */ one) => one.source)[n].net));
    const last = await issue(ok(await write(draft, '100'), 200).id);
    assert.deepEqual(sum([first, second, credit, last]), sum([quote]));
  });

  it('believe nothing of what is typed but the percentages', async () => {
    const quote = await accepted({ lines: [line('Pose', '1000'), line('Peinture', '500')] });
    const draft = await begin(quote.id);
    const lied = ok(await write(draft, '50', { price_mode: 'gross', adjustments: [{ kind: 'allowance', percent: '90', reason: 'Cadeau' }] },
      { contract_net: 1, billed: -5_000_000, previous_percent: '99' }), 200);
    assert.deepEqual([lied.price_mode, lied.adjustments, lied.totals.net_total], ['net', [], 75_000]);
    assert.deepEqual(sources(lied).map((/** @type {any} */ it) => [it.contract_net, it.billed, it.previous_percent]), [[100_000, 0, '0'], [50_000, 0, '0']]);
    for (const percent of ['100.01', '-1', 'moitié']) {
      const refused = ok(await write(lied, [percent, '50']), 422);
      assert.equal(refused.fields[0].field, 'lines.0.source.percent', JSON.stringify(refused));
    }
    const twice = ok(await write({ ...lied, lines: [lied.lines[0], lied.lines[0]] }, '50'), 422);
    assert.deepEqual([twice.fields[0].field, twice.fields[0].code], ['lines.1.source', 'progress_line_unknown']);
    const other = ok(await write({ ...lied, lines: [...lied.lines, line('En plus', '10')] }, '50'), 422);
    assert.deepEqual([other.fields[0].field, other.fields[0].code], ['lines.2.source', 'progress_line_unknown']);
    await issue(lied.id);
    const back = ok(await write(await begin(quote.id), '20'), 200);
    assert.equal(back.totals.net_total, -45_000);
    assert.equal(ok(await post(`/invoices/${back.id}/issuance`), 422).fields[0].code, 'total_negative');
  });

  it('are one draft at a time, of an accepted quote', async () => {
    const sent = await sentQuote(trade, works);
    assert.equal(ok(await post(`/quotes/${sent.id}/progress`), 409).code, 'quote_not_accepted');
    const quote = await accepted();
    const answers = await Promise.all([1, 2, 3].map(() => post(`/quotes/${quote.id}/progress`)));
    assert.deepEqual(answers.map((it) => it.status).sort(), [201, 409, 409], JSON.stringify(answers.map((it) => it.body)));
    const made = answers.find((it) => it.status === 201)?.body;
    for (const { body } of answers.filter((it) => it.status === 409)) assert.deepEqual([body.code, body.invoice_id], ['progress_draft_exists', made.id]);
    const whole = await accepted();
    await issue(ok(await post(`/quotes/${whole.id}/invoice`), 201).id);
    assert.equal(ok(await post(`/quotes/${whole.id}/progress`), 409).code, 'quote_already_invoiced');
  });

  it('are looked at again when a credit note came in between', async () => {
    const quote = await accepted();
    const first = await step(quote.id, '30');
    const draft = ok(await write(await begin(quote.id), '100'), 200);
    const credit = await issue(ok(await post(`/invoices/${first.id}/credit`, { mode: 'whole' }), 201).id);
    const moved = ok(await post(`/invoices/${draft.id}/issuance`), 409);
    assert.equal(moved.code, 'remainder_moved');
    assert.deepEqual(sources(moved.current).map((/** @type {any} */ it) => [it.previous_percent, it.billed]), [['0', 0], ['0', 0], ['0', 0]]);
    const last = await issue(draft.id);
    assert.deepEqual(sum([first, credit, last]), sum([quote]));
  });

  it('deduct the deposit of their quote', async () => {
    const quote = await accepted();
    const deposit = await issue(ok(await post(`/quotes/${quote.id}/deposit`, { percent: '20' }), 201).id);
    const draft = ok(await write(await begin(quote.id), '60', { deductions: [{ deposit_id: deposit.id }] }), 200);
    assert.equal(draft.totals.prepaid, deposit.totals.gross_total);
    const issued = await issue(draft.id);
    assert.equal(issued.open, issued.totals.gross_total - deposit.totals.gross_total);
    assertPaper(await file(issued.id, 'pdf'), 'invoice');
    assertData(await file(issued.id, 'xml?syntax=ubl'), 'ubl');
    const last = await step(quote.id, '100');
    assert.deepEqual(sum([issued, last]), sum([quote]));
  });

  it('go along with invoices of the same quote, before and after', async () => {
    const quote = await accepted();
    const chosen = await issue(ok(await post(`/quotes/${quote.id}/invoice`, { lines: [{ position: 2, quantity: '0.5' }] }), 201).id);
    const draft = await begin(quote.id);
    assert.deepEqual(sources(draft).map((/** @type {any} */ it) => [it.previous_percent, it.billed]), [['50', chosen.lines[0].net], ['0', 0], ['0', 0]]);
    const first = await issue(ok(await write(draft, ['80', '30', '100']), 200).id);
    assert.deepEqual(first.vat.find((/** @type {any} */ it) => it.rate === 550), quote.vat.find((/** @type {any} */ it) => it.rate === 550), 'a rate of which nothing is left');
    const rest = await issue(ok(await post(`/quotes/${quote.id}/invoice`), 201).id);
    assert.deepEqual([...new Set(rest.lines.map((/** @type {any} */ it) => it.name.replace(/ D-.*/, '')))], ['Solde du devis']);
    assert.deepEqual(sum([chosen, first, rest]), sum([quote]));
    assert.equal(ok(await post(`/quotes/${quote.id}/progress`), 409).code, 'quote_already_invoiced');
  });

  it('take prices including VAT as they are without it', async () => {
    const quote = await accepted({ price_mode: 'gross', lines: [line('Pose', '100', { vat: vat(1000) }), line('Meuble', '33.33'), line('Vis', '0.10')], adjustments: [
      { kind: 'allowance', amount: 1000, reason: 'Geste' }, { kind: 'charge', percent: '2', reason: 'Port', vat: vat(2000) },
    ] });
    const bills = [await step(quote.id, '33.3333'), await step(quote.id, ['50', '100', '66']), await step(quote.id, '100')];
    assert.deepEqual(sum(bills), sum([quote]));
  });
});
