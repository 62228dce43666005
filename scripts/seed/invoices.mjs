// A year of invoices, issued in the order of their days, and what was paid of them.
import { ago, dice, each } from './house.mjs';
import { deeds, settleTogether } from './trade.mjs';
import { draftOf, jobs, lineOf } from './work.mjs';

/** @import { Api } from './house.mjs' */
/** @import { Article, Client } from './directory.mjs' */
/** @typedef {{ id: string, days: number, client: string }} Planned */
/** @typedef {{ document: any, days: number }} Issued */

/** Days ago of the invoices that follow from no quote: more of them lately, as business grows. */
const calendar = [356, 341, 333, 318, 309, 297, 288, 271, 262, 250, 243, 229, 221, 207, 196, 188, 175, 161, 152, 144, 137, 120, 113, 98, 87, 76, 64, 55, 46, 37, 29, 22, 15, 8, 2];
/** The rank of the client abroad, whose invoices are of one kind alone. */
const abroad = 11;

/**
 * @param {Api} api @param {Client[]} clients @param {Map<string, Article>} articles @param {Planned[]} billed Drafts that follow from quotes.
 * @returns {Promise<Issued[]>}
 */
export async function fillInvoices(api, clients, articles, billed) {
  const chance = dice(11);
  const written = calendar.map((days, rank) => ({ days, draft: { ...draft(rank, clients, articles, chance), issued_on: ago(days) } }));
  const opened = await each(written, async ({ days, draft }) => ({ id: (await api.post(api.in('/invoices'), draft)).id, days, client: draft.client_id }));
  const plain = [...opened, ...billed].map(({ id, days }) => ({ days, act: () => api.post(api.in(`/invoices/${id}/issuance`), { issued_on: ago(days) }) }));
  const inOrder = [...plain, ...deeds(api, clients, articles)].sort((one, other) => other.days - one.days);
  /** @type {Issued[]} */
  const issued = [];
  for (const { days, act } of inOrder) issued.push({ document: await act(), days });
  await drafts(api, clients, articles, chance);
  await mail(api, issued.slice(-3));
  console.log(`  · ${issued.length} invoices and 2 drafts of invoices`);
  return issued;
}

/** @param {number} rank @param {Client[]} clients @param {Map<string, Article>} articles @param {ReturnType<typeof dice>} chance */
function draft(rank, clients, articles, chance) {
  if (rank % 12 === 7) return { ...foreign(articles), client_id: clients[abroad]?.id ?? '' };
  const client = /** @type {Client} */ (clients[chance.between(0, abroad - 1)]);
  const body = draftOf(chance.pick(jobs), articles, chance);
  const order = client.kind === 'public' ? { purchase_order: `BC-${chance.between(1000, 9999)}` } : {};
  return { ...body, ...order, client_id: client.id };
}

/** Services to a business of another member state: the customer owes the tax. @param {Map<string, Article>} articles */
function foreign(articles) {
  const line = lineOf(/** @type {Article} */ (articles.get('WEB-02')), '3');
  return { subject: 'Web development', price_mode: 'net', lines: [{ ...line, vat: { category: 'AE', rate: null, vatex: 'VATEX-EU-AE' } }], adjustments: [] };
}

/** Two invoices still being written. @param {Api} api @param {Client[]} clients @param {Map<string, Article>} articles @param {ReturnType<typeof dice>} chance */
const drafts = (api, clients, articles, chance) =>
  each([0, 5], (rank) => api.post(api.in('/invoices'), { ...draftOf(chance.pick(jobs), articles, chance), client_id: clients[rank]?.id }));

/** @param {Api} api @param {Issued[]} latest */
const mail = (api, latest) => each(latest, async ({ document }) => {
  const letter = await api.get(api.in(`/invoices/${document.id}/letter`));
  await api.post(api.in(`/invoices/${document.id}/sending`), letter);
});

/**
 * Old invoices are paid, all but a few; of the recent ones, some.
 * @param {Api} api @param {Issued[]} issued
 */
export async function fillPayments(api, issued) {
  const chance = dice(23);
  const methods = ['transfer', 'transfer', 'sepa_transfer', 'card', 'cheque'];
  const payments = issued.flatMap(({ document, days }, rank) => {
    const part = document.kind === 'credit' || document.open === 0 || moved(issued, document) ? 0 : share(days, rank);
    if (part === 0) return [];
    const amount = Math.round(document.open * part);
    const later = Math.min(days, chance.between(4, 38));
    return [{
      client_id: document.client_id, paid_on: ago(days - later), amount, method: chance.pick(methods),
      reference: `VIR ${document.number}`, allocations: [{ document_id: document.id, amount }],
    }];
  });
  // one after the other for each client, whose account moves with each
  const accounts = [...Map.groupBy(payments, ({ client_id }) => client_id).values()];
  await each(accounts, async (own) => {
    for (const payment of own) await api.post(api.in('/payments'), payment);
  });
  await corrected(api, issued);
  await settleTogether(api, issued);
  console.log(`  · ${payments.length + 2} payments, one of them reversed, one for two invoices`);
}

/** Whether a later document credits or replaces this one: nobody pays it then. @param {Issued[]} issued @param {any} document */
const moved = (issued, { id }) => issued.some(({ document }) => document.links.some((/** @type {any} */ link) => link.id === id && ['credits', 'revises'].includes(link.relation)));

/** How much of an invoice is paid. @param {number} days @param {number} rank */
function share(days, rank) {
  if (days > 100) return rank % 13 === 6 ? 0 : 1;
  if (days > 40) return [1, 0, 0.4, 1][rank % 4] ?? 1;
  return [0, 1, 0, 0.3][rank % 4] ?? 0;
}

/** A cheque that bounced: recorded, then reversed. @param {Api} api @param {Issued[]} issued */
async function corrected(api, issued) {
  const unpaid = issued.find(({ document, days }, rank) => share(days, rank) === 0 && document.open > 0 && !moved(issued, document))?.document;
  if (!unpaid) return;
  const payment = await api.post(api.in('/payments'), {
    client_id: unpaid.client_id, paid_on: ago(20), amount: unpaid.open, method: 'cheque', reference: 'CHQ 0481920',
    allocations: [{ document_id: unpaid.id, amount: unpaid.open }],
  });
  await api.post(api.in(`/payments/${payment.id}/reversal`), { note: 'Chèque revenu impayé.' });
}
