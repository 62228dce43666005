// The quotes of the demo company, in every state a quote can be in, sent in the order of their days.
import { ago, dice, each } from './house.mjs';
import { draftOf, jobs, richDraft } from './work.mjs';

/** @import { Api } from './house.mjs' */
/** @import { Article, Client } from './directory.mjs' */
/** @typedef {'draft' | 'sent' | 'accepted' | 'refused' | 'billed'} Fate */

/** Days ago, the rank of the client, what became of it; a quote sent long ago without an answer has expired. @type {[number, number, Fate][]} */
const plan = [
  [212, 2, 'billed'], [168, 6, 'billed'], [131, 4, 'refused'], [104, 1, 'billed'], [81, 5, 'sent'], [66, 7, 'billed'],
  [52, 3, 'sent'], [38, 10, 'refused'], [26, 0, 'billed'], [21, 8, 'accepted'], [17, 6, 'sent'], [12, 2, 'accepted'],
  [9, 9, 'sent'], [6, 5, 'accepted'], [3, 1, 'sent'], [1, 0, 'sent'], [0, 4, 'draft'], [0, 3, 'draft'],
];

/**
 * Writes, sends and answers them; gives the drafts of the invoices that follow, with the day to issue each.
 * @param {Api} api @param {Client[]} clients @param {Map<string, Article>} articles @returns {Promise<{ id: string, days: number, client: string }[]>}
 */
export async function fillQuotes(api, clients, articles) {
  const chance = dice(7);
  const drafts = plan.map(([days, rank], at) => ({
    ...(at === 15 ? richDraft(articles) : draftOf(chance.pick(jobs), articles, chance)),
    client_id: clients[rank]?.id,
    issued_on: ago(days),
  }));
  const opened = await each(drafts, (draft) => api.post(api.in('/quotes'), draft));
  for (const [at, [days, rank, fate]] of plan.entries()) {
    if (fate !== 'draft') await send(api, opened[at].id, ago(days));
    await answer(api, opened[at].id, /** @type {Client} */ (clients[rank]), days, fate);
  }
  console.log(`  · ${plan.length} quotes`);
  return bill(api, plan.flatMap(([days, rank, fate], at) => (fate === 'billed' ? [{ id: opened[at].id, days, client: clients[rank]?.id ?? '' }] : [])));
}

/** @param {Api} api @param {string} id @param {string} day */
async function send(api, id, day) {
  const letter = await api.get(api.in(`/quotes/${id}/letter`));
  await api.post(api.in(`/quotes/${id}/sending`), { ...letter, issued_on: day });
}

/** @param {Api} api @param {string} id @param {Client} client @param {number} days @param {Fate} fate */
async function answer(api, id, client, days, fate) {
  const by = client.kind === 'consumer' ? client.name : `Pour ${client.name}`;
  const on = ago(Math.max(0, days - 5));
  if (fate === 'accepted' || fate === 'billed') await api.post(api.in(`/quotes/${id}/acceptance`), { by, on });
  if (fate === 'refused') await api.post(api.in(`/quotes/${id}/refusal`), { by, on, note: 'Budget reporté à l’année prochaine.' });
}

/** @param {Api} api @param {{ id: string, days: number, client: string }[]} accepted */
const bill = (api, accepted) => each(accepted, async ({ id, days, client }) => {
  const invoice = await api.post(api.in(`/quotes/${id}/invoice`));
  const later = Math.max(1, days - 14);
  // the draft is dated as the invoice will be, and falls due by the terms
  await api.put(api.in(`/invoices/${invoice.id}`), { ...bodyOf(invoice), issued_on: ago(later), due_on: null }, { version: invoice.version });
  return { id: invoice.id, days: later, client };
});

/** What may be written again of a document. @param {any} document */
const bodyOf = ({ client_id, subject, payment_terms, price_mode, lines, adjustments }) => ({
  client_id, subject, payment_terms, price_mode,
  lines: lines.map((/** @type {any} */ { net, ...line }) => line),
  adjustments: adjustments.map((/** @type {any} */ { total, ...adjustment }) => adjustment),
});
