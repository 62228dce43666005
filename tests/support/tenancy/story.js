// A trade in which everything happens that a statement could look for: in two rates, with discounts, several times, and undone again.
import { article, business, ok } from '../house.js';
import { contact, letter, named, today } from '../rights/kit.js';

/** @import { Kit } from '../rights/kit.js' */

/** @param {string} unit_price @param {number} rate @param {object} [more] */
const line = (unit_price, rate, more = {}) => ({
  kind: 'product', name: 'Travail', nature: 'service', quantity: '4', unit: 'HUR', unit_price, vat: { category: 'S', rate }, allowance: { percent: '5' }, ...more,
});

/** @param {any} client @param {any} person @param {object} [more] */
const works = (client, person, more = {}) => ({
  client_id: client.id, contact_id: person.id, subject: 'Travaux', price_mode: 'net',
  lines: [line('100', 2000), line('50', 1000), line('20', 2000, { kind: 'option', ticked: true })],
  adjustments: [{ kind: 'allowance', percent: '2', reason: 'Fidélité' }], ...more,
});

/** @param {Kit} kit */
function doing(kit) {
  const { person, at } = kit.house;
  /** @param {string} path @param {unknown} [body] @param {number} [status] */
  const post = (path, body = {}, status = 201) => kit.post(path, body, status);
  return {
    post,
    put: async (/** @type {string} */ path, /** @type {unknown} */ body, /** @type {number} */ version) => ok(await person.put(at(path), body, { version }), 200),
    touch: async (/** @type {'PUT' | 'POST' | 'DELETE'} */ method, /** @type {string} */ path) => (method === 'POST' ? person.post(at(path)) : person.send(method, at(path), undefined)),
    issue: async (/** @type {{ id: string }} */ { id }) => post(`/invoices/${id}/issuance`, {}, 200),
    accept: async (/** @type {{ id: string }} */ { id }) => {
      await post(`/quotes/${id}/sending`, letter, 202);
      return post(`/quotes/${id}/acceptance`, { by: 'Anne Durand' }, 200);
    },
    pay: (/** @type {any} */ client, /** @type {{ id: string }} */ { id }, /** @type {number} */ amount, over = 0) =>
      post('/payments', kit.paymentOf(client, [{ document_id: id, amount }], amount + over)),
  };
}

/** People and groups tied and untied, things put away and fetched again. @param {Kit} kit */
export async function directory(kit) {
  const { post, touch } = doing(kit);
  const [client, person, group] = [await post('/clients', { ...business, kind: 'consumer', siren: null, name: named('Atelier'), language: 'en', payment_terms: 'days:45' }), await post('/contacts', { ...contact, email: `${named('a').replace(' ', '')}@exemple.fr` }), await post('/groups', { name: named('Chantiers') })];
  const kept = await post('/articles', { ...article, reference: named('R') });
  for (const path of [`/clients/${client.id}`, `/groups/${group.id}`]) {
    for (const method of /** @type {const} */ (['PUT', 'DELETE', 'DELETE', 'PUT'])) await touch(method, `${path}/contacts/${person.id}`);
  }
  for (const path of [`/clients/${client.id}`, `/contacts/${person.id}`, `/articles/${kept.id}`]) {
    for (const method of /** @type {const} */ (['POST', 'POST', 'DELETE', 'DELETE'])) await touch(method, `${path}/archival`);
  }
  const view = await post('/views', { list: 'quotes', name: named('Vue'), query: '', shared: true });
  for (const method of /** @type {const} */ (['PUT', 'PUT', 'DELETE', 'PUT'])) await touch(method, `/views/${view.id}/default`);
  return { client, person, group };
}

/** A quote revised, accepted, and billed by a deposit, two situations with a credit, and the rest. @param {Kit} kit @param {any} client @param {any} person */
export async function billed(kit, client, person) {
  const { post, put, issue, accept } = doing(kit);
  const first = await post('/quotes', works(client, person));
  await post(`/quotes/${first.id}/sending`, letter, 202);
  const quote = await accept(await post(`/quotes/${first.id}/revision`));
  const deposits = [];
  for (const percent of ['20', '10']) deposits.push(await issue(await post(`/quotes/${quote.id}/deposit`, { percent })));
  const takenBack = await post(`/invoices/${deposits[1].id}/credit`, { mode: 'amount', amount: 1_000 });
  await issue(takenBack);
  for (const percent of ['30', '60', '90']) {
    const draft = await post(`/quotes/${quote.id}/progress`);
    const lines = draft.lines.map((/** @type {any} */ { net, ...typed }) => (typed.source ? { ...typed, source: { ...typed.source, percent } } : typed));
    const written = await put(`/invoices/${draft.id}`, { client_id: client.id, subject: 'Situation', price_mode: 'net', lines, adjustments: [], deductions: deposits.map(({ id }) => ({ deposit_id: id, amount: 1_000 })) }, draft.version);
    const issued = await issue(written);
    if (percent === '60') await issue(await post(`/invoices/${issued.id}/credit`, { mode: 'lines', lines: [{ position: issued.lines.findIndex((/** @type {any} */ { source }) => source) + 1, quantity: '1' }] }));
  }
  return quote;
}

/** A quote billed line by line, with its deposits taken off; and one whose invoice a corrective one replaces. @param {Kit} kit @param {any} client @param {any} person */
export async function chosen(kit, client, person) {
  const { post, put, issue, accept } = doing(kit);
  const quote = await accept(await post('/quotes', works(client, person)));
  const deposit = await issue(await post(`/quotes/${quote.id}/deposit`, { percent: '30' }));
  /** @param {any} issued */
  const correct = async (issued) => {
    const draft = await post(`/invoices/${issued.id}/correction`);
    const lines = draft.lines.map((/** @type {any} */ { net, ...typed }) => ({ ...typed, name: 'Mieux dit' }));
    return issue(await put(`/invoices/${draft.id}`, { client_id: client.id, subject: 'Rectifiée', price_mode: 'net', lines, adjustments: draft.adjustments.map((/** @type {any} */ { total, ...typed }) => typed), deductions: [{ deposit_id: deposit.id, amount: 100 }] }, draft.version));
  };
  const part = await issue(await post(`/quotes/${quote.id}/invoice`, { lines: [{ position: 1, quantity: '2' }], deduct: false }));
  await issue(await post(`/invoices/${part.id}/credit`, { mode: 'amount', amount: 2_000 }));
  const byLine = await issue(await post(`/quotes/${quote.id}/invoice`, { lines: [{ position: 2, quantity: '2' }], deduct: false }));
  await issue(await post(`/invoices/${byLine.id}/credit`, { mode: 'lines', lines: [{ position: 1, quantity: '1' }] }));
  const wrong = await issue(await post(`/quotes/${quote.id}/invoice`, { lines: [{ position: 1, quantity: '1' }] }));
  await correct(wrong);
  await correct(await issue(await post('/invoices', works(client, person, { lines: [line('30', 2000)], adjustments: [], deductions: [{ deposit_id: deposit.id, amount: 100 }] }))));
  for (const position of [2, 1]) await issue(await post(`/quotes/${quote.id}/invoice`, { lines: [{ position, quantity: '1' }] }));
  // what is thrown away again
  const dropped = await post(`/quotes/${quote.id}/invoice`, { lines: [{ position: 2, quantity: '1' }] });
  ok(await kit.house.person.delete(kit.house.at(`/invoices/${dropped.id}`), { version: dropped.version }), 204);
}

/** Money that comes, goes back, is set off and undone. @param {Kit} kit @param {any} client @param {any} person */
export async function money(kit, client, person) {
  const { post, issue, pay } = doing(kit);
  const invoice = async () => issue(await post('/invoices', works(client, person)));
  const [paid, partly, open, spare] = [await invoice(), await invoice(), await invoice(), await invoice()];
  await pay(client, paid, paid.totals.gross_total);
  await pay(client, partly, 5_000, 3_000);
  const credits = [];
  for (const amount of [4_000, 6_000]) credits.push(await issue(await post(`/invoices/${paid.id}/credit`, { mode: 'amount', amount })));
  await issue(await post(`/invoices/${partly.id}/credit`, { mode: 'amount', amount: 1_000 }));
  await post(`/invoices/${credits[0].id}/offsets`, { allocations: [{ document_id: open.id, amount: 1_500 }] }, 200);
  const over = await pay(client, open, 1_000, 5_000);
  await post(`/payments/${over.id}/allocations`, { allocations: [{ document_id: spare.id, amount: 500 }] });
  const parts = [{ credit_id: credits[1].id, amount: 1_000 }, { payment_id: over.id, amount: 700 }];
  const refund = async () => post(`/clients/${client.id}/refunds`, { paid_on: today, amount: 1_700, method: 'transfer', parts });
  await refund();
  await post(`/payments/${(await refund()).id}/reversal`, { note: 'Erreur' });
  const wrong = await pay(client, spare, 800, 200);
  await post(`/payments/${wrong.id}/reversal`, { note: 'Erreur' });
  await issue(await post('/invoices', works(client, person, { settled_on: today, settled_method: 'card' })));
  const whole = await invoice();
  await issue(await post(`/invoices/${whole.id}/credit`, { mode: 'whole' }));
}
