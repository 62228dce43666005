// What a year of trade brings besides plain invoices: deposits and what deducts them, corrections, credit notes, sales abroad and on the spot.
import { ago } from './house.mjs';
import { lineOf } from './work.mjs';

/** @import { Api } from './house.mjs' */
/** @import { Article, Client } from './directory.mjs' */
/** @typedef {{ days: number, act: () => Promise<any> }} Deed What is issued on a day; it answers with the document, open or not. */

/** Ranks of clients in the directory. */
const who = { brewery: 1, publisher: 4, bikes: 5, hotel: 6, consumer: 9, belgian: 11, swiss: 12, passer: 13 };

/**
 * The deeds of the year. Each is done on its day, since a credit note needs its invoice and an invoice its deposit.
 * @param {Api} api @param {Client[]} clients @param {Map<string, Article>} articles @returns {Deed[]}
 */
export function deeds(api, clients, articles) {
  const trade = new Trade(api, clients, articles);
  return [...trade.works(205), ...trade.corrected(158), ...trade.site(128), ...trade.credited(111), ...trade.abroad(93), ...trade.onTheSpot(49)];
}

class Trade {
  /** @param {Api} api @param {Client[]} clients @param {Map<string, Article>} articles */
  constructor(api, clients, articles) {
    this.api = api;
    this.clients = clients;
    this.articles = articles;
  }

  /** @param {keyof typeof who} name */
  id = (name) => this.clients[who[name]]?.id;

  /** @param {string} reference @param {string} quantity @param {object} [more] */
  line = (reference, quantity, more = {}) => ({ ...lineOf(/** @type {Article} */ (this.articles.get(reference)), quantity), ...more });

  /** A draft of a family. @param {string} family @param {object} body */
  draft = (family, body) => this.api.post(this.api.in(`/${family}`), { price_mode: 'net', adjustments: [], ...body });

  /** Issues a draft on a day. @param {{ id: string }} draft @param {number} days */
  issue = ({ id }, days) => this.api.post(this.api.in(`/invoices/${id}/issuance`), { issued_on: ago(days) });

  /** Dates a draft that follows from another document, less some deposits, and issues it. @param {any} draft @param {number} days @param {string[]} [deposits] */
  async dated(draft, days, deposits = []) {
    const { client_id, subject, payment_terms, price_mode, lines, adjustments, version } = draft;
    const body = {
      client_id, subject, payment_terms, price_mode, issued_on: ago(days), due_on: null,
      lines: lines.map((/** @type {any} */ { net, ...line }) => line),
      adjustments: adjustments.map((/** @type {any} */ { total, ...adjustment }) => adjustment),
      deductions: deposits.map((deposit_id) => ({ deposit_id })),
    };
    return this.issue(await this.api.put(this.api.in(`/invoices/${draft.id}`), body, { version }), days);
  }

  /** A quote that was sent on its day and accepted on another; answers with its name. @param {{ issued_on: string, [more: string]: unknown }} body @param {number} days @param {string} by */
  async accepted(body, days, by) {
    const { id } = await this.draft('quotes', body);
    const letter = await this.api.get(this.api.in(`/quotes/${id}/letter`));
    await this.api.post(this.api.in(`/quotes/${id}/sending`), { ...letter, issued_on: body.issued_on });
    await this.api.post(this.api.in(`/quotes/${id}/acceptance`), { by, on: ago(days) });
    return id;
  }

  /** A quote of a series, at three rates, with its discount: a deposit of thirty percent, then the invoice that deducts it. @param {number} days @returns {Deed[]} */
  works(days) {
    let quote = '';
    let paid = '';
    const ordered = async () => {
      quote = await this.accepted({
        client_id: this.id('publisher'), subject: 'Collection « Rivages », six titres', issued_on: ago(days + 12),
        lines: [this.line('GR-01', '46.5'), this.line('GR-02', '6'), this.line('LIV-02', '900'), this.line('DEP-01', '210')],
        adjustments: [{ kind: 'allowance', percent: '3', reason: 'Remise de série' }],
      }, days + 2, 'Yann Le Gall');
    };
    const deposit = async () => {
      await ordered();
      const issued = await this.dated(await this.api.post(this.api.in(`/quotes/${quote}/deposit`), { percent: '30' }), days);
      paid = issued.id;
      return issued;
    };
    return [
      { days, act: deposit },
      { days: days - 62, act: async () => this.dated(await this.api.post(this.api.in(`/quotes/${quote}/invoice`)), days - 62, [paid]) },
    ];
  }

  /** A hotel whose signs are made as the weeks go: two situations, line by line; the rest is still to come. @param {number} days @returns {Deed[]} */
  site(days) {
    let quote = '';
    /** The next situation, each line as far as it has come. @param {string[]} reached @param {number} day */
    const situation = async (reached, day) => {
      const draft = await this.api.post(this.api.in(`/quotes/${quote}/progress`));
      const percents = reached.values();
      const lines = draft.lines.map((/** @type {any} */ line) => (line.source ? { ...line, source: { ...line.source, percent: percents.next().value } } : line));
      return this.dated({ ...draft, lines, adjustments: [] }, day);
    };
    const begun = async () => {
      quote = await this.accepted({
        client_id: this.id('hotel'), subject: 'Signalétique de l’hôtel', issued_on: ago(days + 21),
        lines: [{ kind: 'heading', name: 'Étude' }, this.line('GR-01', '24'), { kind: 'heading', name: 'Fabrication et pose' }, this.line('IMP-04', '12'), this.line('DEP-01', '320')],
        adjustments: [{ kind: 'allowance', percent: '4', reason: 'Remise de chantier' }],
      }, days + 14, 'Hélène Morvan');
      return situation(['60', '20', '0'], days);
    };
    return [{ days, act: begun }, { days: days - 34, act: () => situation(['100', '75', '40'], days - 34) }];
  }

  /** An invoice with a mistake in its name, replaced the same week. @param {number} days @returns {Deed[]} */
  corrected(days) {
    let wrong = '';
    const issued = async () => {
      const made = await this.issue(await this.draft('invoices', { client_id: this.id('hotel'), subject: 'Chevalets de chambre', issued_on: ago(days), lines: [this.line('IMP-02', '6')] }), days);
      wrong = made.id;
      return made;
    };
    return [{ days, act: issued }, { days: days - 4, act: async () => this.dated(await this.api.post(this.api.in(`/invoices/${wrong}/correction`)), days - 4) }];
  }

  /** An invoice of which a part came back, and one that was taken back whole. @param {number} days @returns {Deed[]} */
  credited(days) {
    /** @type {string[]} */
    const ids = [];
    const issued = (/** @type {object} */ body, /** @type {number} */ day) => async () => {
      const made = await this.issue(await this.draft('invoices', { ...body, issued_on: ago(day) }), day);
      ids.push(made.id);
      return made;
    };
    const credit = (/** @type {number} */ rank, /** @type {object} */ asked, /** @type {number} */ day) => async () =>
      this.dated(await this.api.post(this.api.in(`/invoices/${ids[rank]}/credit`), asked), day);
    return [
      { days, act: issued({ client_id: this.id('bikes'), subject: 'Catalogue et affiches', lines: [this.line('IMP-01', '120'), this.line('LIV-01', '15'), this.line('GR-01', '7')] }, days) },
      { days: days - 9, act: issued({ client_id: this.id('brewery'), subject: 'Cartes de visite', lines: [this.line('IMP-02', '3')] }, days - 9) },
      { days: days - 15, act: credit(0, { mode: 'lines', lines: [{ position: 1, quantity: '20' }, { position: 2, quantity: '4' }] }, days - 15) },
      { days: days - 16, act: credit(1, { mode: 'whole' }, days - 16) },
    ];
  }

  /** Goods sent within the Union, and out of it. @param {number} days @returns {Deed[]} */
  abroad(days) {
    const without = (/** @type {string} */ category, /** @type {string} */ vatex) => ({ vat: { category, rate: null, vatex } });
    const sale = (/** @type {keyof typeof who} */ to, /** @type {string} */ subject, /** @type {object[]} */ lines, /** @type {number} */ day) => ({
      days: day, act: async () => this.issue(await this.draft('invoices', { client_id: this.id(to), subject, issued_on: ago(day), supplied_on: ago(day + 2), lines }), day),
    });
    return [
      sale('belgian', 'Posters', [this.line('IMP-01', '60', without('K', 'VATEX-EU-IC'))], days),
      sale('swiss', 'Livres et affiches', [this.line('LIV-01', '40', without('G', 'VATEX-EU-G')), this.line('IMP-01', '25', without('G', 'VATEX-EU-G'))], days - 11),
    ];
  }

  /** Sold over the counter to people who pay at once. @param {number} days @returns {Deed[]} */
  onTheSpot(days) {
    const sale = (/** @type {keyof typeof who} */ to, /** @type {string} */ settled_method, /** @type {object[]} */ lines, /** @type {number} */ day) => ({
      days: day, act: async () => this.issue(await this.draft('invoices', { client_id: this.id(to), subject: 'Librairie', price_mode: 'gross', issued_on: ago(day), settled_on: ago(day), settled_method, lines }), day),
    });
    return [
      sale('consumer', 'card', [this.line('LIV-01', '2', { unit_price: '26.27' }), this.line('PRE-01', '3', { unit_price: '12.00' })], days),
      sale('passer', 'cash', [this.line('LIV-01', '1', { unit_price: '26.27' })], days - 3),
    ];
  }
}

/** Two open invoices of one client, settled by one transfer. @param {Api} api @param {{ document: any, days: number }[]} issued */
export async function settleTogether(api, issued) {
  /** @type {Map<string, any[]>} */
  const byClient = new Map();
  for (const { document } of issued) {
    const { state, open } = await api.get(api.in(`/invoices/${document.id}`));
    if (open > 0 && state !== 'credited' && document.kind !== 'credit') byClient.set(document.client_id, [...(byClient.get(document.client_id) ?? []), { ...document, open }]);
  }
  const [client_id, both] = [...byClient].find(([, open]) => open.length >= 2) ?? [];
  if (!both) return;
  const allocations = both.slice(0, 2).map(({ id, open }) => ({ document_id: id, amount: open }));
  const amount = allocations.reduce((sum, one) => sum + one.amount, 0);
  await api.post(api.in('/payments'), { client_id, paid_on: ago(1), amount, method: 'transfer', reference: 'VIR DEUX FACTURES', allocations });
}
