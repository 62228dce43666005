// What each route of a company is asked with: the ids of its path, and a body that would be taken from whoever has the right.
import { article, business, draftFor, settings } from '../house.js';
import { contact, image, letter, named, picture, today } from './kit.js';
import { sampleBody } from './sample.js';

/** @import { Kit } from './kit.js' */
/**
 * @typedef {{ ids?: Record<string, string>, body?: unknown, version?: number, headers?: Record<string, string>, query?: string }} Furnished
 * @typedef {(kit: Kit) => Promise<Furnished>} Furnishing
 */

/** What a path's first words hold, for those of its routes that say nothing else. @type {Record<string, (kit: Kit) => Promise<any>>} */
const things = {
  clients: (kit) => kit.entry('clients'),
  contacts: (kit) => kit.entry('contacts'),
  groups: (kit) => kit.entry('groups'),
  articles: (kit) => kit.entry('articles'),
  quotes: (kit) => kit.draft('quotes'),
  invoices: (kit) => kit.draft('invoices'),
  payments: (kit) => kit.payment(),
  views: (kit) => kit.view(),
  logos: async (kit) => ({ id: (await kit.logo()).logo_id }),
  messages: (kit) => kit.message(),
};

/** @param {(kit: Kit) => Promise<any>} thing @param {unknown} [body] @returns {Furnishing} */
const on = (thing, body) => async (kit) => {
  const { id, version } = await thing(kit);
  return { ids: { id }, version, body };
};

/** @param {(kit: Kit) => Promise<unknown>} body @returns {Furnishing} */
const typed = (body) => async (kit) => ({ body: await body(kit) });

/** @param {'clients' | 'groups'} holder @returns {Furnishing} */
const tied = (holder) => async (kit) => ({ ids: { id: (await kit.entry(holder)).id, contact: (await kit.entry('contacts')).id } });

/** @param {'quotes' | 'invoices'} family */
const draft = (family) => async (/** @type {Kit} */ kit) => {
  const { id, version } = await kit.draft(family);
  return { ids: { id }, version, body: draftFor(await kit.client()) };
};

/** @param {Kit} kit */
const company = async (kit) => (await kit.company()).version;

/** By method and path after the company. @type {Record<string, Furnishing>} */
const own = {
  'PUT ': async (kit) => ({ version: await company(kit), body: settings }),
  'PUT /numberings': typed(async () => [{ kind: 'credit', pattern: 'A-{YYYY}-{0000}' }]),
  'PUT /numberings/{kind}': async () => ({ ids: { kind: 'progress' }, body: { pattern: 'F-{YYYY}-{0000}' } }),
  'PUT /logo': async (kit) => ({ version: await company(kit), body: picture(), headers: image }),
  'DELETE /logo': async (kit) => ({ version: await company(kit) }),
  'POST /clients': typed(async () => ({ ...business, siren: null, name: named('Menuiserie') })),
  'PUT /clients/{id}': on((kit) => kit.entry('clients'), { ...business, siren: null, name: 'Autre nom' }),
  'PUT /clients/{id}/contacts/{contact}': tied('clients'),
  'DELETE /clients/{id}/contacts/{contact}': tied('clients'),
  'POST /contacts': typed(async () => contact),
  'PUT /contacts/{id}': on((kit) => kit.entry('contacts'), contact),
  'POST /groups': typed(async () => ({ name: named('Groupe') })),
  'PUT /groups/{id}': async (kit) => ({ ...(await on((it) => it.entry('groups'))(kit)), body: { name: named('Groupe') } }),
  'POST /groups/{id}/contacts': async (kit) => ({ ids: { id: (await kit.entry('groups')).id }, body: { add: [(await kit.entry('contacts')).id] } }),
  'PUT /groups/{id}/contacts/{contact}': tied('groups'),
  'DELETE /groups/{id}/contacts/{contact}': tied('groups'),
  'POST /articles': typed(async () => ({ ...article, reference: named('R') })),
  'PUT /articles/{id}': async (kit) => ({ ...(await on((it) => it.entry('articles'))(kit)), body: { ...article, reference: named('R') } }),
  'POST /quotes': typed(async (kit) => draftFor(await kit.client())),
  'PUT /quotes/{id}': draft('quotes'),
  'POST /quotes/{id}/sending': on((kit) => kit.draft('quotes'), letter),
  'POST /quotes/{id}/acceptance': on((kit) => kit.sentQuote(), { by: 'Anne Durand' }),
  'POST /quotes/{id}/refusal': on((kit) => kit.sentQuote(), { by: 'Anne Durand', note: 'Trop cher' }),
  'POST /quotes/{id}/deposit': on((kit) => kit.acceptedQuote(), { percent: '30' }),
  'POST /quotes/{id}/invoice': on((kit) => kit.acceptedQuote(), {}),
  'POST /quotes/{id}/progress': on((kit) => kit.acceptedQuote(), {}),
  'POST /quotes/{id}/revision': on((kit) => kit.sentQuote(), {}),
  'POST /invoices': typed(async (kit) => draftFor(await kit.client())),
  'PUT /invoices/{id}': draft('invoices'),
  'POST /invoices/{id}/issuance': on((kit) => kit.draft('invoices'), { issued_on: null }),
  'POST /invoices/{id}/credit': on((kit) => kit.issuedInvoice(), { mode: 'whole' }),
  'POST /invoices/{id}/correction': on((kit) => kit.issuedInvoice(), {}),
  'POST /invoices/{id}/offsets': async (kit) => {
    const [credit, invoice] = [await kit.credit(), await kit.issuedInvoice()];
    return { ids: { id: credit.id }, body: { allocations: [{ document_id: invoice.id, amount: 100 }] } };
  },
  'POST /invoices/{id}/sending': on((kit) => kit.issuedInvoice(), letter),
  'GET /invoices/{id}/letter': on((kit) => kit.issuedInvoice()),
  'GET /invoices/{id}/pdf': on((kit) => kit.issuedInvoice()),
  'GET /invoices/{id}/xml': on((kit) => kit.issuedInvoice()),
  'POST /payments': typed(async (kit) => {
    const invoice = await kit.issuedInvoice();
    return kit.paymentOf(await kit.client(), [{ document_id: invoice.id, amount: 100 }]);
  }),
  'POST /payments/{id}/allocations': async (kit) => {
    const [payment, invoice] = [await kit.payment(), await kit.issuedInvoice()];
    return { ids: { id: payment.id }, body: { allocations: [{ document_id: invoice.id, amount: 100 }] } };
  },
  'POST /payments/{id}/reversal': on((kit) => kit.payment(), { note: 'Erreur' }),
  'POST /clients/{id}/refunds': async (kit) => {
    const payment = await kit.payment();
    return { ids: { id: payment.client_id }, body: { paid_on: today, amount: 100, method: 'transfer', parts: [{ payment_id: payment.id, amount: 100 }] } };
  },
  'POST /views': typed(async () => ({ list: 'quotes', name: named('Vue'), query: 'statut=sent', shared: false })),
  'PUT /views/{id}': async (kit) => ({ ...(await on((it) => it.view())(kit)), body: { list: 'quotes', name: named('Vue'), query: 'statut=sent', shared: true } }),
};

/** Routes whose thing belongs to a person of the company, not to the company: each who has the right makes one of their own. */
export const personal = new Set(['PUT /views/{id}', 'DELETE /views/{id}']);

/** What a route of a company is asked with. @param {string} method @param {string} path After the company. @returns {Furnishing} */
export function furnishing(method, path) {
  const known = own[`${method} ${path}`];
  if (known) return known;
  const thing = things[path.split('/')[1] ?? ''];
  const names = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name ?? '');
  const body = method === 'GET' || method === 'DELETE' ? undefined : (sampleBody(method, `/api/companies/{company}${path}`) ?? {});
  return async (kit) => {
    if (names.length === 0) return { body, version: 1 };
    if (!thing || names.join() !== 'id') throw new Error(`furnish ${method} ${path} in tests/support/rights/furnishings.js: nobody knows what its ids name`);
    const { id, version } = await thing(kit);
    return { ids: { id }, version: version ?? 1, body };
  };
}
