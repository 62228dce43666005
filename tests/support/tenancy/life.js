// The life of a company that asks every route of the table as it may be asked, so that every statement of the store is run.
import { randomUUID } from 'node:crypto';
import { draftFor, foundHouse, settings } from '../house.js';
import { afterCompany, isOfCompany, nameOf, routes, urlOf } from '../rights/cells.js';
import { furnishing } from '../rights/furnishings.js';
import { Kit, today } from '../rights/kit.js';
import { openTo } from '../rights/open.js';
import { operation } from '../rights/sample.js';
import { twin } from '../rights/people.js';
import { billed, chosen, directory, money } from './story.js';

/** @import { App } from '../server.js' */
/** @import { Batch } from '../recorded.js' */
/** @import { Furnished } from '../rights/furnishings.js' */

/** What narrows a list, by the name of the parameter; a parameter that is not named here is a list of documents' own, or stays unused. @param {Kit} kit @returns {Promise<Record<string, string[]>>} */
const narrowings = async (kit) => ({
  q: ['menuiserie'], client: [(await kit.client()).id], group: [(await kit.entry('groups')).id], subject: [(await kit.issuedInvoice()).id],
  from: ['2020-01-01'], method: ['transfer'], direction: ['in'], kind: ['invoice'], archived: ['true', 'all'], sort: ['-name', 'paid_on'],
});

/** Documents by every index that holds a part of them, and in every order. @param {string} client */
const parts = (client) => ['', `client=${client}`, 'state=draft', 'state=sent', 'state=accepted', 'state=open', 'state=overdue', 'state=credited', 'state=partly_invoiced'];
const orders = ['issued_on', 'due_on', 'gross_total', 'client_name'].flatMap((order) => [order, `-${order}`]);

export class Life {
  /** @type {Batch[]} */
  batches = [];
  /** When the company was there: as many batches. */
  founded = 0;

  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  /** Takes down what the database was asked meanwhile. */
  async takeDown() {
    this.batches.push(...(await (await fetch(`${this.app.url}/recorded`)).json()));
  }

  /** What a test writes by itself, taken down as the rest. @param {string} text @param {unknown[]} [values] */
  async write(text, values = []) {
    await this.takeDown();
    await this.app.db.prepare(text).bind(...values).run();
    this.batches.push({ asked: [[text, values]], done: true });
  }

  async found() {
    const house = await foundHouse(this.app);
    await this.takeDown();
    this.founded = this.batches.length;
    this.kit = new Kit(this.app, house, { keeps: true });
    return this.kit;
  }

  /** @param {string} method @param {string} url @param {Furnished} what @param {string} [key] */
  ask(method, url, { body, version, headers = {} }, key = randomUUID()) {
    const kit = /** @type {Kit} */ (this.kit);
    return kit.house.person.send(method, url, body, { ...(method === 'POST' ? { key } : {}), ...(version === undefined ? {} : { version }), headers });
  }

  /** Every route of the company: done, done again with the same key, with an old version, and of what is not there. */
  async work() {
    const kit = /** @type {Kit} */ (this.kit);
    const narrow = await narrowings(kit);
    for (const route of routes.filter(isOfCompany)) {
      const furnish = furnishing(route.method, afterCompany(route));
      const what = await furnish(route.method === 'GET' ? kit : kit.fresh());
      const own = { company: kit.house.company.id };
      const [url, key] = [urlOf(route, { ...own, ...what.ids }, what.query), randomUUID()];
      const answer = await this.ask(route.method, url, what, key);
      if (answer.status >= 500) throw new Error(`${nameOf(route)}: ${answer.status}`);
      if (route.method === 'GET') await this.list(url, operation('GET', route.path).parameters, narrow);
      else await this.again(route.method, url, what, key);
      await this.ask(route.method, urlOf(route, own), what);
      await this.takeDown();
    }
  }

  /** @param {string} method @param {string} url @param {Furnished} what @param {string} key */
  async again(method, url, what, key) {
    await this.ask(method, url, what, key);
    if (what.version !== undefined) await this.ask(method, url, { ...what, version: what.version + 7 });
  }

  /** A list as it may be narrowed, page by page. @param {string} url @param {any[]} parameters @param {Record<string, string[]>} narrow */
  async list(url, parameters, narrow) {
    for (const { name, in: place } of parameters) {
      if (place !== 'query') continue;
      for (const value of narrow[name] ?? []) await this.pages(`${url}?${name}=${value}&limit=1`);
    }
  }

  /** A page and the next. @param {string} url */
  async pages(url) {
    const { body } = await this.ask('GET', url, {});
    if (body?.next) await this.ask('GET', `${url}&after=${body.next}`, {});
  }

  /** Documents of every sort, in every order. */
  async lists() {
    const kit = /** @type {Kit} */ (this.kit);
    for (const family of ['quotes', 'invoices']) {
      for (const part of parts((await kit.client()).id)) {
        for (const order of orders) await this.ask('GET', kit.house.at(`/${family}?${part}&sort=${order}&limit=100`), {});
      }
    }
    await this.takeDown();
  }

  /** What routes do only in a certain order: a deposit that is deducted, an invoice paid on the spot, a format of one's own. */
  async trade() {
    const kit = /** @type {Kit} */ (this.kit).fresh();
    const client = await kit.client();
    await this.ask('PUT', kit.house.at('/numberings/credit'), { body: { pattern: 'AV-{YYYY}-{0000}' } });
    const quote = await kit.acceptedQuote();
    const deposit = await kit.post(`/quotes/${quote.id}/deposit`, { percent: '30' });
    await kit.post(`/invoices/${deposit.id}/issuance`, {}, 200);
    const balance = await kit.post(`/quotes/${quote.id}/invoice`, {});
    const again = { ...draftFor(client), deductions: [{ deposit_id: deposit.id, amount: null }] };
    await this.ask('PUT', kit.house.at(`/invoices/${balance.id}`), { version: balance.version, body: again });
    await kit.post(`/invoices/${balance.id}/issuance`, {}, 200);
    const spot = await kit.post('/invoices', { ...draftFor(client), settled_on: today, settled_method: 'card' });
    await kit.post(`/invoices/${spot.id}/issuance`, {}, 200);
    await this.takeDown();
  }

  /** Everything that may happen in a trade. */
  async story() {
    const kit = /** @type {Kit} */ (this.kit);
    const { client, person, group } = await directory(kit);
    for (const chapter of [billed, chosen, money]) {
      await chapter(kit, client, person);
      await this.takeDown();
    }
    await this.readings(client, group);
  }

  /** Everything as it is read once much has happened. @param {any} client @param {any} group */
  async readings(client, group) {
    const { at } = /** @type {Kit} */ (this.kit).house;
    for (const family of ['quotes', 'invoices', 'payments', 'contacts']) {
      const { body } = await this.ask('GET', at(`/${family}?limit=100`), {});
      const dossier = family === 'quotes' || family === 'invoices' ? ['', '/dossier', '/check', '/pdf'] : [''];
      for (const { id } of body.items) for (const part of dossier) await this.ask('GET', at(`/${family}/${id}${part}`), {});
      await this.pages(at(`/${family}?client=${client.id}&limit=1`));
    }
    for (const filter of [`client=${client.id}`, `group=${group.id}`]) {
      for (const sort of ['name', '-name']) await this.ask('GET', at(`/contacts?${filter}&sort=${sort}`), {});
    }
    for (const path of [`/clients/${client.id}`, `/groups/${group.id}`, `/clients/${client.id}/account`, `/clients/${client.id}/open-invoices`, '/dashboard', '/groups']) await this.ask('GET', at(path), {});
    await this.takeDown();
  }

  /** The journal once its clock has sealed it. */
  async sealed() {
    const kit = /** @type {Kit} */ (this.kit);
    for (const path of [`/journal?subject=${(await kit.issuedInvoice()).id}`, '/journal', '/journal/verification']) await this.ask('GET', kit.house.at(path), {});
    await this.takeDown();
  }

  /** A founding that is asked twice. */
  async foundAgain() {
    const key = randomUUID();
    for (let time = 0; time < 2; time += 1) await this.ask('POST', '/api/companies', { body: settings }, key);
  }

  /** Letters of every fate: late, lost, given up, tried again. */
  async letters() {
    const kit = /** @type {Kit} */ (this.kit).fresh();
    for (const mode of /** @type {const} */ (['429', '504', '500'])) {
      const { id } = await kit.message();
      await this.write('update messages set not_before = 0, give_up_at = iif(?2, 1, give_up_at) where id = ?1', [id, Number(mode !== '429')]);
      this.app.mail.fail({ mode });
      await this.app.runScheduled();
      this.app.mail.fail({ mode: null });
      await this.ask('POST', kit.house.at(`/messages/${id}/retry`), {});
    }
    await this.takeDown();
  }

  /** What asks for no right in a company, and what the clock does. */
  async openings() {
    const kit = /** @type {Kit} */ (this.kit);
    const caller = { name: 'owner', client: kit.house.person, signedIn: true, roles: {} };
    for (const route of routes.filter((it) => !isOfCompany(it))) {
      const { ask, spends } = openTo(route.method, route.path);
      const what = await ask(kit.fresh());
      const { client } = spends ? await twin(this.app, caller) : caller;
      await client.send(route.method, urlOf(route, { ...what.ids }), what.body, { key: randomUUID(), headers: what.headers ?? {} });
    }
    await this.write("update messages set not_before = 0 where state = 'ready'");
    for (let minute = 0; minute < 3; minute += 1) await this.app.runScheduled();
    await this.takeDown();
  }
}

/** What the database knows but once, whatever the company. */
const unique = ['id from companies', 'creation_key from companies', 'id from shares', 'proof_code from documents'];

/** A whole life. @param {App} app */
export async function wholeLife(app) {
  const life = new Life(app);
  const kit = await life.found();
  for (const part of /** @type {const} */ (['trade', 'story', 'work', 'letters', 'foundAgain', 'lists', 'openings', 'sealed'])) await life[part]();
  const found = await app.db.batch(unique.map((name) => app.db.prepare(`select ${name.replace(' ', ' as name ')}`)));
  const once = found.flatMap((/** @type {any} */ { results }) => results.map((/** @type {any} */ { name }) => name));
  return { life, company: kit.house.company.id, once };
}
