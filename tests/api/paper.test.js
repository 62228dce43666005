// The files of documents: the bytes that left the house stay, duplicates say what they are, and the data comes in both syntaxes.
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/lib/paths.mjs';
import { assertData, assertFiles, assertPaper, present } from '../support/judge.js';
import { startApp } from '../support/server.js';
import { draft, issuedInvoice, line, openTrade, sentQuote } from '../support/trade.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/trade.js').Trade} */
let trade;
/** An invoice. @type {any} */
let invoice;
before(async () => {
  app = await startApp();
  trade = await openTrade(app);
  invoice = await issuedInvoice(trade, { lines: [line('Conception', '450', { quantity: '3' }), line('Réunion', '12.345', { quantity: '1.5' })] });
});
after(() => app.stop());

/** @param {string} path */
async function file(path) {
  const response = await fetch(app.url + trade.path + path, { headers: { cookie: trade.owner.cookie } });
  return { status: response.status, type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('the paper of an invoice', () => {
  it('keeps its bytes, whoever asks for a duplicate', async () => {
    const first = await file(`/invoices/${invoice.id}/pdf`);
    const duplicate = await file(`/invoices/${invoice.id}/pdf?duplicate=1`);
    const last = await file(`/invoices/${invoice.id}/pdf`);
    assertPaper(first.bytes, 'invoice');
    assertPaper(duplicate.bytes, 'invoice');
    assert.ok(first.bytes.equals(last.bytes));
    assert.ok(!first.bytes.equals(duplicate.bytes));
    const { results } = await app.db.prepare('select kind from document_files where document_id = ?').bind(invoice.id).all();
    assert.deepEqual(results, [{ kind: 'pdf' }], 'a duplicate is not kept');
  });

  it('is that of a draft while it is one, duplicate or not', async () => {
    const { id } = await draft(trade, 'invoices');
    for (const path of ['pdf', 'pdf?duplicate=1']) assertPaper((await file(`/invoices/${id}/${path}`)).bytes, 'paper');
  });

  it('of a quote carries no data', async () => {
    const { id } = await sentQuote(trade);
    assertPaper((await file(`/quotes/${id}/pdf?duplicate=1`)).bytes, 'paper');
  });
});

describe('the data of an invoice', () => {
  it('comes in either syntax of the norm, the same each time', async () => {
    for (const [query, syntax] of /** @type {const} */ ([['', 'cii'], ['?syntax=cii', 'cii'], ['?syntax=ubl', 'ubl']])) {
      const [first, second] = [await file(`/invoices/${invoice.id}/xml${query}`), await file(`/invoices/${invoice.id}/xml${query}`)];
      assert.equal(first.status, 200);
      assert.equal(first.type, 'application/xml');
      assertData(first.bytes, syntax);
      assert.ok(first.bytes.equals(second.bytes));
    }
  });

  it('comes in no other, and not from a draft', async () => {
    assert.equal((await file(`/invoices/${invoice.id}/xml?syntax=edifact`)).status, 400);
    const { id } = await draft(trade, 'invoices');
    for (const query of ['', '?syntax=ubl']) assert.equal((await file(`/invoices/${id}/xml${query}`)).status, 404);
  });
});

describe('the papers that cargo test drew', () => {
  it('are all taken by the judges', { skip: !present }, () => {
    const drawn = globSync(join(root, 'target/paper/*.{pdf,ubl.xml}'));
    const plain = drawn.filter((name) => /(quote[^/]*|copy-draft)\.pdf$/.test(name));
    const invoices = drawn.filter((name) => !plain.includes(name));
    if (invoices.length > 0) assertFiles(invoices);
    if (plain.length > 0) assertFiles(plain, ['--paper']);
  });
});
