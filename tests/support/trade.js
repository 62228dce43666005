// A company at work in tests: its owner, a client, quotes and invoices, and the letters that carry them.
import assert from 'node:assert/strict';
import { signUp } from './people.js';

/** @import { App } from './server.js' */
/** @import { Client } from './people.js' */
/** @typedef {{ app: App, owner: Client, path: string, id: string, client: any }} Trade */

const company = {
  name: 'Atelier Martin',
  legal_form: 'SARL',
  siren: '732829320',
  vat_number: 'FR44732829320',
  street: '12 rue des Lilas',
  postcode: '69003',
  city: 'Lyon',
  country: 'FR',
  email: 'bonjour@atelier-martin.fr',
  vat_regime: 'standard',
  iban: 'FR7630006000011234567890189',
  accent: '#0f766e',
};

const client = {
  kind: 'business',
  name: 'Boulangerie <Durand> & Fils',
  siren: '552100554',
  email: 'achats@boulangerie-durand.fr',
  street: '1 place du Marché',
  postcode: '69001',
  city: 'Lyon',
  country: 'FR',
};

/** @param {string} name @param {string} unit_price @param {object} [more] */
export const line = (name, unit_price, more = {}) => ({
  kind: 'product', name, nature: 'service', quantity: '1', unit: 'HUR', unit_price, vat: { category: 'S', rate: 2000 }, ...more,
});

/** Somebody's company with one client. @param {App} app @param {object} [settings] @returns {Promise<Trade>} */
export async function openTrade(app, settings = {}) {
  const owner = await signUp(app);
  const founded = created(await owner.post('/api/companies', { ...company, ...settings }));
  const path = `/api/companies/${founded.id}`;
  return { app, owner, path, id: founded.id, client: created(await owner.post(`${path}/clients`, client)) };
}

/** A draft of a family. @param {Trade} trade @param {'quotes' | 'invoices'} family @param {object} [more] */
export async function draft({ owner, path, client: { id } }, family, more = {}) {
  const body = { client_id: id, subject: 'Refonte du site', price_mode: 'net', lines: [line('Conception', '450')], adjustments: [], ...more };
  return created(await owner.post(`${path}/${family}`, body));
}

const words = { subject: 'Votre devis', message: 'Bonjour,\n\nVoici votre devis.' };

/** A quote that was sent to the client. @param {Trade} trade @param {object} [more] */
export async function sentQuote(trade, more) {
  const { id } = await draft(trade, 'quotes', more);
  const sent = await trade.owner.post(`${trade.path}/quotes/${id}/sending`, { to: trade.client.email, ...words });
  assert.equal(sent.status, 202, JSON.stringify(sent.body));
  return sent.body;
}

/** An invoice that was issued, today when nothing is said. @param {Trade} trade @param {object} [more] @param {string | null} [issued_on] */
export async function issuedInvoice(trade, more, issued_on = null) {
  const { id } = await draft(trade, 'invoices', more);
  const issued = await trade.owner.post(`${trade.path}/invoices/${id}/issuance`, { issued_on });
  assert.equal(issued.status, 200, JSON.stringify(issued.body));
  return issued.body;
}

/** An invoice that was issued and sent. @param {Trade} trade @param {object} [more] */
export async function sentInvoice(trade, more) {
  const { id } = await issuedInvoice(trade, more);
  const sent = await trade.owner.post(`${trade.path}/invoices/${id}/sending`, { to: trade.client.email, ...words });
  assert.equal(sent.status, 202, JSON.stringify(sent.body));
  return sent.body;
}

/** A document as it stands now. @param {Trade} trade @param {'quotes' | 'invoices'} family @param {string} id */
export async function documentNow({ owner, path }, family, id) {
  const found = await owner.get(`${path}/${family}/${id}`);
  assert.equal(found.status, 200, JSON.stringify(found.body));
  return found.body;
}

/** Lets the ten seconds pass during which a letter may be taken back. @param {App} app */
export async function passTheHold(app) {
  await app.db.prepare("update messages set not_before = 0 where state = 'ready'").run();
}

/** The body of what was just made. @param {import('./people.js').Answer} answer */
export function created({ status, body }) {
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}
