// The routes that ask for no right in a company, and who may call each: every one is named here, or the tests of rights fail.
import { sampleBody } from './sample.js';
import { settings } from '../house.js';
import { named } from './kit.js';

/** @import { Kit } from './kit.js' */
/** @import { Furnished } from './furnishings.js' */
/**
 * @typedef {object} Open
 * @property {'anybody' | 'signed in'} who
 * @property {(kit: Kit) => Promise<Furnished>} [ask]
 * @property {boolean} [spends] Whether it uses its caller up.
 * @property {[number, string, string]} [otherwise] What everybody who may call it is told all the same, and why.
 */

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** The public page of a sent quote. @param {Record<string, string>} [fields] @returns {(kit: Kit) => Promise<Furnished>} */
const page = (fields) => async (kit) => {
  const { share_url } = await kit.sentQuote();
  const body = fields && new TextEncoder().encode(new URLSearchParams(fields).toString());
  return { ids: { token: share_url.split('/').at(-1) }, ...(body ? { body, headers: form } : {}) };
};

/** @type {Record<string, Open>} */
const open = {
  'GET /api/health': { who: 'anybody' },
  'POST /api/sign-ups': { who: 'anybody', ask: async () => ({ body: { name: 'Camille', email: `${named('c').replace(' ', '')}@exemple.fr`, password: 'cheval-agrafe-pile', language: 'fr' } }) },
  'POST /api/sign-ins': { who: 'anybody', ask: async () => ({ body: { email: `${named('c').replace(' ', '')}@exemple.fr`, password: 'cheval-agrafe-pile' } }), otherwise: [401, 'wrong_credentials', 'nobody has this address'] },
  'POST /api/challenges/{id}/resending': { who: 'anybody', ask: async () => ({ ids: { id: crypto.randomUUID() } }), otherwise: [410, 'code_expired', 'no such challenge'] },
  'POST /api/session': { who: 'anybody', ask: async () => ({ body: { challenge: crypto.randomUUID(), code: '123456' } }), otherwise: [410, 'code_expired', 'no such challenge'] },
  'GET /api/session': { who: 'signed in' },
  'DELETE /api/session': { who: 'anybody', spends: true },
  'POST /api/session/confirmation': { who: 'signed in', ask: async () => ({ body: { password: 'tout autre chose' } }), otherwise: [422, 'invalid_fields', 'it is not the password'] },
  'PUT /api/session/confirmation': { who: 'signed in', ask: async () => ({ body: { challenge: crypto.randomUUID(), code: '123456' } }), otherwise: [410, 'code_expired', 'no such challenge'] },
  'PUT /api/session/language': { who: 'signed in', ask: async () => ({ body: { language: 'fr' } }) },
  'POST /api/password-resets': { who: 'anybody', ask: async () => ({ body: { email: `${named('c').replace(' ', '')}@exemple.fr` } }) },
  'PUT /api/password-resets': { who: 'anybody', ask: async () => ({ body: { token: 'x', password: 'girafe-en-papier' } }), otherwise: [410, 'reset_expired', 'no such link'] },
  'PUT /api/account': { who: 'signed in', ask: async () => ({ body: { name: 'Camille Martin', language: 'fr' } }) },
  'PUT /api/account/password': { who: 'signed in', spends: true, ask: async () => ({ body: { current: 'cheval-agrafe-pile', password: 'girafe-en-papier' } }) },
  'POST /api/companies': { who: 'signed in', ask: async () => ({ body: settings }) },
  'GET /api/proofs/{sha256}': { who: 'anybody', ask: async () => ({ ids: { sha256: 'a'.repeat(64) } }) },
  'GET /verifier': { who: 'anybody' },
  'POST /verifier': { who: 'anybody', ask: async () => ({ body: new TextEncoder().encode('code=AAAA-AAAA-AAAA'), headers: form }) },
  'GET /p/{token}': { who: 'anybody', ask: page() },
  'POST /p/{token}/acceptance': { who: 'anybody', ask: page({ by: 'Anne Durand', agree: '1' }) },
  'POST /p/{token}/options': { who: 'anybody', ask: page({}) },
  'POST /p/{token}/refusal': { who: 'anybody', ask: page({ by: 'Anne Durand', note: 'Trop cher' }) },
  'GET /p/{token}/pdf': { who: 'anybody', ask: page() },
  'GET /p/{token}/logo': { who: 'anybody', ask: page() },
  'GET /p/{token}/colors.css': { who: 'anybody', ask: page() },
};

/** Who may call such a route, and with what. @param {string} method @param {string} path */
export function openTo(method, path) {
  const known = open[`${method} ${path}`];
  if (!known) throw new Error(`say in tests/support/rights/open.js who may call ${method} ${path}`);
  const sampled = async () => ({ body: method === 'GET' || method === 'DELETE' ? undefined : sampleBody(method, path) });
  return { ask: sampled, spends: false, ...known };
}

/** Those that are named and are no routes. @param {{ method: string, path: string }[]} routes */
export const forgotten = (routes) => Object.keys(open).filter((name) => !routes.some(({ method, path }) => name === `${method} ${path}`));
