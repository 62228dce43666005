// Things of a company to ask about, made by its owner: kept for those who may not touch them, made anew for each who may.
import { randomUUID } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { article, business, draftFor, ok } from '../house.js';

/** @import { House } from '../house.js' */
/** @import { App } from '../server.js' */

export const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Paris' });
export const letter = { to: business.email, subject: 'Votre document', message: 'Bonjour' };
export const contact = { first_name: 'Anne', last_name: 'Durand', role: null, email: 'anne@garnier.example', phone: null, note: null };
export const image = { 'content-type': 'image/png' };

/** A black picture of sixteen by sixteen. */
export function picture() {
  /** @param {string} kind @param {Uint8Array} data */
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 16, 0, 0, 0, 16, 8, 0, 0, 0, 0]);
  const rows = deflateSync(Buffer.alloc(16 * 17));
  return new Uint8Array(Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', new Uint8Array())]));
}

/** A name that nobody has yet. @param {string} word */
export const named = (word) => `${word} ${randomUUID().slice(0, 8)}`;

/** The maker of things of one company. */
export class Kit {
  #kept = /** @type {Map<string, Promise<any>>} */ (new Map());

  /** @param {App} app @param {House} house @param {{ keeps: boolean }} how */
  constructor(app, house, { keeps }) {
    this.app = app;
    this.house = house;
    this.keeps = keeps;
  }

  /** @param {string} name @param {() => Promise<any>} make */
  #once(name, make) {
    if (!this.keeps) return make();
    const made = this.#kept.get(name) ?? make();
    this.#kept.set(name, made);
    return made;
  }

  /** @param {string} path @param {unknown} [body] @param {number} [status] */
  async post(path, body, status = 201) {
    return ok(await this.house.person.post(this.house.at(path), body), status);
  }

  /** An entry of the directory. @param {'clients' | 'contacts' | 'groups' | 'articles'} kind */
  entry(kind) {
    const bodies = {
      clients: () => ({ ...business, siren: null, name: named('Menuiserie') }),
      contacts: () => ({ ...contact, email: `${randomUUID()}@garnier.example` }),
      groups: () => ({ name: named('Groupe') }),
      articles: () => ({ ...article, reference: named('R') }),
    };
    return this.#once(kind, () => this.post(`/${kind}`, bodies[kind]()));
  }

  /** @param {'quotes' | 'invoices'} family */
  draft(family) {
    return this.#once(`draft ${family}`, async () => this.post(`/${family}`, draftFor(await this.client())));
  }

  /** The one client that everything is billed to. */
  client() {
    this.billed ??= this.post('/clients', business);
    return this.billed;
  }

  sentQuote() {
    return this.#once('sent quote', async () => this.post(`/quotes/${(await this.fresh().draft('quotes')).id}/sending`, letter, 202));
  }

  acceptedQuote() {
    return this.#once('accepted quote', async () => this.post(`/quotes/${(await this.fresh().sentQuote()).id}/acceptance`, { by: 'Anne Durand' }, 200));
  }

  issuedInvoice() {
    return this.#once('issued invoice', async () => this.post(`/invoices/${(await this.fresh().draft('invoices')).id}/issuance`, {}, 200));
  }

  /** A credit note that its client may still use: its invoice was paid. */
  credit() {
    return this.#once('credit', async () => {
      const invoice = await this.fresh().issuedInvoice();
      await this.post('/payments', this.paymentOf(await this.client(), [{ document_id: invoice.id, amount: invoice.totals.gross_total }], invoice.totals.gross_total));
      const opened = await this.post(`/invoices/${invoice.id}/credit`, { mode: 'whole' });
      return this.post(`/invoices/${opened.id}/issuance`, {}, 200);
    });
  }

  /** @param {any} client @param {object[]} [allocations] @param {number} [amount] */
  paymentOf(client, allocations = [], amount = 5_000) {
    return { client_id: client.id, paid_on: today, amount, method: 'transfer', allocations };
  }

  /** A payment that settles nothing yet. */
  payment() {
    return this.#once('payment', async () => this.post('/payments', this.paymentOf(await this.client())));
  }

  /** A letter that has not left. */
  message() {
    return this.#once('message', async () => (await this.post(`/invoices/${(await this.fresh().issuedInvoice()).id}/sending`, letter, 202)).messages[0]);
  }

  view() {
    return this.#once('view', () => this.post('/views', { list: 'quotes', name: named('Vue'), query: 'statut=sent', shared: true }));
  }

  logo() {
    return this.#once('logo', async () => {
      const { version } = await this.company();
      return ok(await this.house.person.send('PUT', this.house.at('/logo'), picture(), { version, headers: image }), 200);
    });
  }

  async company() {
    return ok(await this.house.person.get(this.house.at('')), 200);
  }

  /** The same company, its things made anew, by its owner or by somebody else. @param {House['person']} [person] */
  fresh(person = this.house.person) {
    const kit = new Kit(this.app, { ...this.house, person }, { keeps: false });
    kit.billed = this.billed;
    return kit;
  }
}
