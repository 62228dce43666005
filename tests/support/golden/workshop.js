// One person with companies of every regime, and the short way from a company to an issued invoice.
import assert from 'node:assert/strict';
import { belgianVat, frenchIban, frenchVat, siren, siret } from '../../../scripts/seed/numbers.mjs';
import { signUp } from '../people.js';

/** @import { App } from '../server.js' */
/** @import { Answer, Client } from '../people.js' */
/** @typedef {{ path: string, clients: Map<string, string> }} House A company by its path, and its clients by name. */
/** @typedef {{ sentence: string, field?: string, status: number }} Refusal */

const number = siren('73282932');

/** A company that may issue anything. */
export const company = {
  name: 'Atelier Bérenger', legal_form: 'SARL', siren: number, siret: siret(number), vat_number: frenchVat(number), capital: '12 000 €', rcs_city: 'Lyon',
  street: '14 rue de la République', postcode: '69002', city: 'Lyon', country: 'FR', email: 'bonjour@berenger.example', vat_regime: 'standard',
  iban: frenchIban('30002', '00550', '00000157841'), mediator: 'CM2C, 49 rue de Ponthieu, 75008 Paris, cm2c.net',
};

const buyer = siren('40483304');
const berlin = { street: 'Lindenstraße 5', postcode: '10969', city: 'Berlin', country: 'DE' };

/** Who buys, by the name the scenarios call them. @type {Record<string, any>} */
export const buyers = {
  business: {
    kind: 'business', name: 'Maison Delacroix', siren: buyer, vat_number: frenchVat(buyer), email: 'compta@delacroix.example',
    street: '8 quai des Célestins', postcode: '75004', city: 'Paris', country: 'FR',
  },
  nameless: { kind: 'business', name: 'Garage Moreau', email: 'garage@moreau.example', street: '2 rue Haute', postcode: '44000', city: 'Nantes', country: 'FR' },
  consumer: { kind: 'consumer', name: 'Jeanne Morel', email: 'jeanne@morel.example', street: '3 rue des Lilas', postcode: '69003', city: 'Lyon', country: 'FR' },
  unreachable: { kind: 'consumer', name: 'Paul Girard', street: '5 rue des Lilas', postcode: '69003', city: 'Lyon', country: 'FR' },
  german: { kind: 'business', name: 'Bauhaus Werkstatt GmbH', vat_number: 'DE136695976', email: 'rechnung@bauhaus.example', ...berlin },
  belgian: {
    kind: 'business', name: 'Atelier Peeters', vat_number: belgianVat('08973213'), email: 'compta@peeters.example',
    street: 'Rue Neuve 12', postcode: '1000', city: 'Bruxelles', country: 'BE',
  },
  swiss: { kind: 'business', name: 'Uhren Keller AG', email: 'buchhaltung@keller.example', street: 'Bahnhofstrasse 1', postcode: '8001', city: 'Zürich', country: 'CH' },
};

/** Twenty percent. */
export const standard = { category: 'S', rate: 2000 };

/** A service of some hours. @param {string} name @param {string} unit_price @param {object} [more] */
export const service = (name, unit_price, more = {}) => ({
  kind: 'product', name, nature: 'service', quantity: '1', unit: 'HUR', unit_price, vat: standard, ...more,
});

/** Goods, by the piece. @param {string} name @param {string} unit_price @param {object} [more] */
export const goods = (name, unit_price, more = {}) => service(name, unit_price, { nature: 'goods', unit: 'H87', ...more });

/** No VAT, for a reason. @param {string} category @param {string} vatex */
export const without = (category, vatex) => ({ category, vatex });

export const today = () => new Date().toISOString().slice(0, 10);

/** What everything is made with. */
export class Workshop {
  /** @param {App} app @param {Client} person */
  constructor(app, person) {
    this.app = app;
    this.person = person;
  }

  /** @param {App} app */
  static async open(app) {
    return new Workshop(app, await signUp(app, { name: 'Anne Bérenger' }));
  }

  /** The body of an answer of that status. @param {Promise<Answer>} asked @param {number} status @returns {Promise<any>} */
  async ok(asked, status) {
    const answer = await asked;
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    return answer.body;
  }

  /** Founds a company that differs from the usual one. @param {object} [settings] @returns {Promise<House>} */
  async house(settings = {}) {
    const { id } = await this.ok(this.person.post('/api/companies', { ...company, ...settings }), 201);
    return { path: `/api/companies/${id}`, clients: new Map() };
  }

  /** A client of a company, made when it is first asked for. @param {House} house @param {string} who */
  async client({ path, clients }, who) {
    const known = clients.get(who);
    if (known) return known;
    const { id } = await this.ok(this.person.post(`${path}/clients`, buyers[who]), 201);
    clients.set(who, id);
    return id;
  }

  /** Writes a draft, whatever becomes of it. @param {House} house @param {string} family @param {{ to?: string }} what @returns {Promise<Answer>} */
  async write(house, family, { to = 'business', ...more }) {
    const client_id = await this.client(house, to);
    return this.person.post(`${house.path}/${family}`, { client_id, subject: 'Aménagement de la boutique', lines: [], ...more }, french);
  }

  /** Asks for a number. @param {House} house @param {string} id @returns {Promise<Answer>} */
  number(house, id) {
    return this.person.post(`${house.path}/invoices/${id}/issuance`, {}, french);
  }

  /** An issued invoice. @param {House} house @param {{ to?: string, [field: string]: unknown }} what */
  async invoice(house, what) {
    const { id } = await this.ok(this.write(house, 'invoices', what), 201);
    return this.ok(this.number(house, id), 200);
  }

  /** What comes of asking a document for another one, issued. @param {House} house @param {string} path @param {object} [body] */
  async following(house, path, body = {}) {
    const { id } = await this.ok(this.person.post(house.path + path, body, french), 201);
    return this.ok(this.number(house, id), 200);
  }

  /** An accepted quote. @param {House} house @param {object} what */
  async accepted(house, what) {
    const { id } = await this.ok(this.write(house, 'quotes', what), 201);
    const words = { to: buyers.business.email, subject: 'Votre devis', message: 'Bonjour,\n\nVoici votre devis.' };
    await this.ok(this.person.post(`${house.path}/quotes/${id}/sending`, words), 202);
    return this.ok(this.person.post(`${house.path}/quotes/${id}/acceptance`, { by: 'Maison Delacroix' }), 200);
  }

  /** The bytes of a file of a document. @param {House} house @param {string} id @param {string} file */
  async file(house, id, file) {
    const response = await fetch(`${this.app.url}${house.path}/invoices/${id}/${file}`, { headers: { cookie: this.person.cookie } });
    assert.equal(response.status, 200, `${file}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

const french = { headers: { 'accept-language': 'fr' } };

/** Asserts that something was refused in plain words, at its field when one is to blame. @param {Answer} answer @param {Refusal} refusal */
export function assertRefused({ status, body }, { sentence, field, status: wanted }) {
  assert.equal(status, wanted, JSON.stringify(body));
  const said = field === undefined ? [body] : body.fields.filter((/** @type {{ field: string }} */ one) => one.field === field);
  assert.ok(said.some((/** @type {{ detail: string }} */ one) => one.detail === sentence), JSON.stringify(body));
}
