// The options of a quote: ticked behind the link without a script, or by a member, and billed as they were taken.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { documentNow, line, openTrade, sentQuote } from '../support/trade.js';
import { startApp } from '../support/server.js';

/** @import { Trade } from '../support/trade.js' */

const option = (/** @type {string} */ name, /** @type {string} */ price, ticked = false) => ({ ...line(name, price), kind: 'option', ticked });
const offer = {
  lines: [line('Site', '1000'), option('Traduction', '200', true), { kind: 'heading', name: 'Au choix' }, option('Photos', '300')],
  adjustments: [{ kind: 'allowance', percent: '10', reason: 'Remise' }],
};

describe('options', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {Trade} */ let trade;

  before(async () => {
    app = await startApp();
    trade = await openTrade(app);
  });
  after(() => app?.stop());

  const post = (/** @type {string} */ url, /** @type {Record<string, string>} */ form) =>
    fetch(url, { method: 'POST', redirect: 'manual', headers: { origin: app.url, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form) });

  it('are ticked on the page, counted again, and billed as they were taken', async () => {
    const { id, share_url: url } = await sentQuote(trade, offer);
    const page = await (await fetch(url)).text();
    assert.match(page, /id="option-2"[^>]*checked/);
    assert.doesNotMatch(page, /id="option-4"[^>]*checked/);
    const again = await (await post(`${url}/options`, { 'option-4': '1', by: 'Anne' })).text();
    assert.match(again, /id="option-4"[^>]*checked/);
    assert.match(again, /1\s404,00\s€/u);
    assert.ok(again.includes('value="Anne"'), 'what was typed is kept');
    assert.equal((await post(`${url}/acceptance`, { by: 'Anne', agree: '1', 'option-1': '1' })).status, 422, 'a line is no option');
    assert.equal((await post(`${url}/acceptance`, { by: 'Anne', agree: '1', 'option-4': '1' })).status, 303);
    const quote = await documentNow(trade, 'quotes', id);
    assert.deepEqual([quote.answered_options, quote.answered_gross, quote.totals.gross_total], [[4], 140_400, 129_600]);
    const made = await trade.owner.post(`${trade.path}/quotes/${id}/invoice`, {});
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.equal(made.body.totals.gross_total, 140_400);
    assert.deepEqual(made.body.lines.map((/** @type {any} */ it) => [it.kind, it.name, it.source?.position]), [['product', 'Site', 1], ['heading', 'Au choix', undefined], ['product', 'Photos', 4]]);
    assert.equal((await documentNow(trade, 'quotes', id)).state, 'invoiced');
    assert.equal((await trade.owner.post(`${trade.path}/quotes/${id}/invoice`, {})).status, 409);
  });

  it('are written down by a member, and left aside when none is taken', async () => {
    const { id } = await sentQuote(trade, offer);
    const wrong = await trade.owner.post(`${trade.path}/quotes/${id}/acceptance`, { by: 'Anne', options: [1] });
    assert.equal(wrong.body.fields?.[0]?.field, 'options', JSON.stringify(wrong.body));
    const taken = await trade.owner.post(`${trade.path}/quotes/${id}/acceptance`, { by: 'Anne', options: [] });
    assert.deepEqual([taken.status, taken.body.answered_options, taken.body.answered_gross], [200, [], 108_000]);
    const deposit = await trade.owner.post(`${trade.path}/quotes/${id}/deposit`, { percent: '50' });
    assert.equal(deposit.body.totals.gross_total, 54_000, JSON.stringify(deposit.body));
  });

  it('bill the quote by chosen lines, and then the rest, to the cent', async () => {
    const { id } = await sentQuote(trade, { lines: [line('Pièce', '3.33', { quantity: '3' }), line('Pose', '99.99')], adjustments: [{ kind: 'allowance', amount: 1000, reason: 'Geste' }] });
    const accepted = (await trade.owner.post(`${trade.path}/quotes/${id}/acceptance`, { by: 'Anne' })).body;
    const invoice = (/** @type {object} */ body) => trade.owner.post(`${trade.path}/quotes/${id}/invoice`, body);
    const beyond = await invoice({ lines: [{ position: 1, quantity: '4' }] });
    assert.equal(beyond.body.fields?.[0]?.code, 'quantity_exceeds_quote', JSON.stringify(beyond.body));
    const part = await invoice({ lines: [{ position: 1, quantity: '1' }] });
    assert.equal(part.status, 201, JSON.stringify(part.body));
    assert.equal((await documentNow(trade, 'quotes', id)).state, 'partly_invoiced');
    assert.equal((await trade.owner.post(`${trade.path}/invoices/${part.body.id}/issuance`, {})).status, 200);
    const answers = await Promise.all([1, 2, 3].map(() => invoice({})));
    assert.deepEqual(answers.map((it) => it.status).sort(), [201, 409, 409], JSON.stringify(answers.map((it) => it.body)));
    const rest = answers.find((it) => it.status === 201)?.body;
    assert.equal(part.body.totals.gross_total + rest.totals.gross_total, accepted.totals.gross_total);
    assert.equal(part.body.totals.vat_total + rest.totals.vat_total, accepted.totals.vat_total);
    assert.equal((await documentNow(trade, 'quotes', id)).state, 'invoiced');
  });
});
