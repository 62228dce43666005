// A company at work in a test: founded, with a client, an article and documents, all through the API.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { frenchIban, frenchVat, siren, siret } from '../../scripts/seed/numbers.mjs';
import { signUp } from './people.js';

/** @import { App } from './server.js' */
/** @import { Client, Answer } from './people.js' */
/** @typedef {{ person: Client, company: any, at: (path: string) => string }} House */

const number = siren('73282932');

/** The settings of a company that may issue invoices. */
export const settings = {
  name: 'Atelier Pochoir', legal_form: 'SARL', siren: number, siret: siret(number), vat_number: frenchVat(number), capital: '5 000 €', rcs_city: 'Lyon',
  street: '4 rue du Mail', postcode: '69004', city: 'Lyon', country: 'FR', email: 'bonjour@pochoir.example', vat_regime: 'standard',
  iban: frenchIban('30002', '00550', '00000157841'),
};

/** A business that may be billed. */
export const business = {
  kind: 'business', name: 'Menuiserie Garnier', siren: siren('81234567'), email: 'compta@garnier.example',
  street: '14 quai des Chartrons', postcode: '33000', city: 'Bordeaux', country: 'FR',
};

export const article = { reference: 'DEV', name: 'Journée de développement', nature: 'service', unit: 'DAY', unit_price: '480.00', vat: { category: 'S', rate: 2000 } };

/** The body of an answer of that status. @param {Answer} answer @param {number} status */
export function ok(answer, status) {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  return answer.body;
}

/** Somebody with a company. @param {App} app @returns {Promise<House>} */
export async function foundHouse(app) {
  const person = await signUp(app);
  const company = ok(await person.post('/api/companies', settings), 201);
  return { person, company, at: (path) => `/api/companies/${company.id}${path}` };
}

/** @param {{ id: string }} client */
export const draftFor = ({ id }) => ({
  client_id: id, subject: 'Site', price_mode: 'net', adjustments: [],
  lines: [{ kind: 'product', name: article.name, nature: 'service', quantity: '3', unit: 'DAY', unit_price: '480.00', vat: article.vat }],
});

/** The newest letter to an address that speaks of a document, once it has left. @param {App} app @param {string} to @param {string} about */
export async function letterTo(app, to, about) {
  for (let tries = 0; tries < 40; tries += 1) {
    const found = app.mail.mails(to).find(({ text }) => text?.includes(about));
    if (found) return found;
    await app.runScheduled();
    await delay(500);
  }
  throw new Error(`no letter about ${about} came to ${to}`);
}

/** The path of the public page that a letter leads to. @param {{ text?: string }} letter */
export function linkIn({ text = '' }) {
  const link = /https?:\/\/\S+(\/p\/[\w.~-]+)/.exec(text)?.[1];
  assert.ok(link, `no link in ${text}`);
  return link;
}
