// The check before a document leaves: what blocks is what issuing refuses, what is unusual is said and stops nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp } from '../support/server.js';
import { draft, line, openTrade } from '../support/trade.js';

/** @typedef {{ severity: string, code: string, field: string, detail: string, law: string | null }} Finding */

describe('the check before a document leaves', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {import('../support/trade.js').Trade} */ let trade;

  before(async () => {
    app = await startApp();
    trade = await openTrade(app, { legal_form: 'EI' });
  });
  after(() => app?.stop());

  /** @param {'quotes' | 'invoices'} family @param {string} id @param {string} [language] @returns {Promise<Finding[]>} */
  async function findings(family, id, language = 'fr') {
    const { status, body } = await trade.owner.get(`${trade.path}/${family}/${id}/check`, { headers: { 'accept-language': language } });
    assert.equal(status, 200, JSON.stringify(body));
    return body.findings;
  }
  const codes = (/** @type {Finding[]} */ found) => found.map(({ severity, code }) => `${severity} ${code}`);

  it('has nothing to say of a flawless draft, and lets it be issued', async () => {
    const { id } = await draft(trade, 'invoices');
    assert.deepEqual(await findings('invoices', id), []);
    const issued = await trade.owner.post(`${trade.path}/invoices/${id}/issuance`, {});
    assert.equal(issued.status, 200, JSON.stringify(issued.body));
    assert.deepEqual(await findings('invoices', id), [], 'what has left is not checked again');
  });

  it('blocks what issuing refuses, in the same words, and names the law', async () => {
    const { id } = await draft(trade, 'invoices', { client_id: null, lines: [] });
    const found = await findings('invoices', id);
    assert.deepEqual(codes(found), ['blocks client_missing', 'blocks lines_missing']);
    assert.match(found[0]?.law ?? '', /242 nonies A/);
    const refused = await trade.owner.post(`${trade.path}/invoices/${id}/issuance`, {}, { headers: { 'accept-language': 'fr' } });
    assert.equal(refused.status, 422);
    const said = refused.body.fields.map((/** @type {Finding} */ { field, code, detail }) => ({ field, code, detail }));
    assert.deepEqual(said, found.map(({ field, code, detail }) => ({ field, code, detail })));
  });

  it('warns of what is unusual, in the language asked for, and lets it pass', async () => {
    const { id } = await draft(trade, 'invoices', { lines: [line('Divers', '450'), line('Vis', '0', { nature: 'goods' })] });
    const found = await findings('invoices', id, 'en');
    assert.deepEqual(codes(found), ['warns line_vague', 'warns line_free']);
    assert.deepEqual(found.map(({ field }) => field), ['lines.0.name', 'lines.1.unit_price']);
    assert.match(found[0]?.detail ?? '', /vague/);
    const issued = await trade.owner.post(`${trade.path}/invoices/${id}/issuance`, {});
    assert.equal(issued.status, 200, JSON.stringify(issued.body));
  });

  it('says that a cent of VAT is the price of an exact total', async () => {
    const { id } = await draft(trade, 'invoices', { price_mode: 'gross', lines: [line('Forfait de pose', '500.01')] });
    assert.deepEqual(codes(await findings('invoices', id)), ['warns vat_by_the_typed_total']);
    const exact = await draft(trade, 'invoices', { price_mode: 'gross', lines: [line('Forfait de pose', '500.00')] });
    assert.deepEqual(await findings('invoices', exact.id), []);
  });

  it('asks less of a quote', async () => {
    const nameless = await trade.owner.post(`${trade.path}/clients`, { kind: 'business', name: 'Sans numéro', street: '2 rue Neuve', postcode: '69001', city: 'Lyon', country: 'FR', email: 'a@exemple.fr' });
    assert.equal(nameless.status, 201, JSON.stringify(nameless.body));
    const client_id = nameless.body.id;
    const quote = await draft(trade, 'quotes', { client_id });
    assert.deepEqual(codes(await findings('quotes', quote.id)), ['warns client_siren_useful']);
    const invoice = await draft(trade, 'invoices', { client_id });
    assert.deepEqual(codes(await findings('invoices', invoice.id)), ['blocks client_siren_missing']);
  });

  it('shows nothing to strangers', async () => {
    const { id } = await draft(trade, 'invoices');
    const other = await openTrade(app);
    assert.equal((await other.owner.get(`${trade.path}/invoices/${id}/check`)).status, 404);
    assert.equal((await other.owner.get(`${other.path}/invoices/${id}/check`)).status, 404);
  });
});
