// The cells of the matrix: who asks what of which company with whose ids, and what the right of the route lets them hear.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @import { Caller } from './people.js' */
/** @import { Furnished } from './furnishings.js' */
/** @typedef {{ method: string, path: string, right: string, takes: number }} Route */
/** @typedef {{ status: number, code: string } | 'allowed'} Expected */
/**
 * @typedef {object} Cell
 * @property {Route} route
 * @property {Caller} caller
 * @property {string} what Whose company and whose ids.
 * @property {string} url
 * @property {Furnished} asked
 * @property {Expected} expected
 */

/** @type {Route[]} */
export const routes = JSON.parse(readFileSync(join(import.meta.dirname, 'routes.json'), 'utf8'));

export const isOfCompany = (/** @type {Route} */ { path }) => path.startsWith('/api/companies/{company}');
/** @param {Route} route */
export const afterCompany = ({ path }) => path.replace('/api/companies/{company}', '');
export const nameOf = (/** @type {Route} */ { method, path }) => `${method} ${path}`;

/** Which roles each right admits: written a second time here, to judge the first. @type {Record<string, string[]>} */
const admitted = {
  reader: ['owner', 'admin', 'member', 'accountant'],
  member: ['owner', 'admin', 'member'],
  admin: ['owner', 'admin'],
  owner: ['owner'],
};

export const signedOut = { status: 401, code: 'signed_out' };
const notFound = { status: 404, code: 'not_found' };
const roleTooLow = { status: 403, code: 'role_too_low' };

/** What somebody hears who asks a company for something of its own, or for what is not there. @param {Route} route @param {Caller} caller @param {string} company @param {boolean} isThere @returns {Expected} */
export function expected(route, caller, company, isThere) {
  const roles = admitted[route.right];
  if (!roles) throw new Error(`${nameOf(route)} asks for ${route.right}, which the tests of rights do not know`);
  if (!caller.signedIn) return signedOut;
  const role = caller.roles[company];
  if (!role) return notFound;
  if (!roles.includes(role)) return roleTooLow;
  return isThere ? 'allowed' : notFound;
}

/** Names in paths that name no row. */
const words = new Set(['kind', 'company']);

/** @param {Route} route */
export const idsOf = ({ path }) => [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name ?? '').filter((name) => !words.has(name));

/** @param {Route} route @param {Record<string, string | undefined>} ids @param {string} [query] */
export const urlOf = ({ path }, ids, query = '') => path.replace(/{(\w+)}/g, (_, name) => ids[name] ?? randomUUID()) + query;

/**
 * The cells of a route of companies: our company with its own ids, with each id taken from the other company and then with one that nobody has;
 * and the other company's path with the other company's ids.
 * @param {Route} route @param {Caller[]} callers @param {{ id: string, asked: Furnished }} ours @param {{ id: string, asked: Furnished }} theirs @returns {Cell[]}
 */
export function cellsOf(route, callers, ours, theirs) {
  const cells = [];
  const own = { company: ours.id, ...ours.asked.ids };
  for (const caller of callers) {
    /** @param {string} what @param {string} url @param {Furnished} asked @param {Expected} expects */
    const add = (what, url, asked, expects) => cells.push({ route, caller, what, url, asked, expected: expects });
    add('ours', urlOf(route, own, ours.asked.query), ours.asked, expected(route, caller, ours.id, true));
    add('theirs', urlOf(route, { company: theirs.id, ...theirs.asked.ids }, theirs.asked.query), theirs.asked, expected(route, caller, theirs.id, true));
    for (const name of idsOf(route)) {
      const refused = expected(route, caller, ours.id, false);
      add(`ours with their ${name}`, urlOf(route, { ...own, [name]: theirs.asked.ids?.[name] }, ours.asked.query), ours.asked, refused);
      add(`ours with no ${name}`, urlOf(route, { ...own, [name]: randomUUID() }, ours.asked.query), ours.asked, refused);
    }
  }
  return cells;
}
