// Everybody who may come to the door: without a session, with a dead one, with each role, from another company, and from the street.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { Client, signUp, stranger } from '../people.js';

/** @import { App } from '../server.js' */
/** @typedef {'owner' | 'admin' | 'member' | 'accountant'} Role */
/**
 * @typedef {object} Caller
 * @property {string} name
 * @property {Client} client
 * @property {boolean} signedIn
 * @property {Record<string, Role>} roles Their role by company.
 */

/** Gives somebody a role in a company, as an invitation would. @param {App} app @param {string} company @param {Client} client @param {Role} role */
export const seat = (app, company, client, role) =>
  app.db.prepare('insert into memberships (company_id, user_id, role, created_at) values (?, ?, ?, 0)').bind(company, client.session.user.id, role).run();

/** A cookie that its program signed as it signs all, long ago. @param {App} app @param {Client} client */
function expired(app, { cookie }) {
  const [name, token = ''] = cookie.split('=', 2);
  const [header = '', body = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const long = 90 * 24 * 3600;
  for (const date of ['iat', 'nbf', 'exp']) if (date in claims) claims[date] -= long;
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${name}=${signed}.${createHmac('sha256', app.secrets.JWT_SECRET).update(signed).digest('base64url')}`;
}

/** Holds a cookie still: no answer changes it. @param {App} app @param {string} cookie */
function frozen(app, cookie) {
  const client = new Client(app);
  Object.defineProperty(client, 'cookie', { get: () => cookie, set: () => {} });
  return client;
}

/** Those whose session is none: never there, past its token's days, past its own, revoked. @param {App} app @returns {Promise<Caller[]>} */
async function outsiders(app) {
  const [old, over, revoked] = [await signUp(app), await signUp(app), await signUp(app)];
  const kept = revoked.cookie;
  assert.equal((await revoked.delete('/api/session')).status, 204);
  await app.db.prepare('update sessions set expires_at = 1 where user_id = ?').bind(over.session.user.id).run();
  const nobody = { signedIn: false, roles: {} };
  return [
    { name: 'visitor', client: stranger(app), ...nobody },
    { name: 'expired token', client: frozen(app, expired(app, old)), ...nobody },
    { name: 'session over', client: frozen(app, over.cookie), ...nobody },
    { name: 'revoked session', client: frozen(app, kept), ...nobody },
  ];
}

/**
 * Ten sorts of people, and one more: a session that ended by itself.
 * @param {App} app @param {{ id: string, owner: Client }} ours @param {{ id: string, owner: Client }} theirs @returns {Promise<Caller[]>}
 */
export async function everybody(app, ours, theirs) {
  /** @param {string} name @param {string} company @param {Role} role @returns {Promise<Caller>} */
  const seated = async (name, company, role) => {
    const client = await signUp(app);
    await seat(app, company, client, role);
    return { name, client, signedIn: true, roles: { [company]: role } };
  };
  const removed = await seated('removed member', ours.id, 'member');
  await app.db.prepare('delete from memberships where user_id = ?').bind(removed.client.session.user.id).run();
  return [
    ...(await outsiders(app)),
    await seated('member', ours.id, 'member'),
    await seated('accountant', ours.id, 'accountant'),
    await seated('administrator', ours.id, 'admin'),
    { name: 'owner', client: ours.owner, signedIn: true, roles: { [ours.id]: 'owner' } },
    await seated('member of another company', theirs.id, 'member'),
    { name: 'owner of another company', client: theirs.owner, signedIn: true, roles: { [theirs.id]: 'owner' } },
    { ...removed, roles: {} },
  ];
}

/** Somebody new with the same roles, for what uses its caller up. @param {App} app @param {Caller} caller @returns {Promise<Caller>} */
export async function twin(app, caller) {
  if (!caller.signedIn) return caller;
  const client = await signUp(app);
  // a company has one owner: his twin sits below him
  for (const [company, role] of Object.entries(caller.roles)) await seat(app, company, client, role === 'owner' ? 'admin' : role);
  return { ...caller, client };
}
