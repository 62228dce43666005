// People who use the API in tests: strangers, and people who signed up and read their codes in their mail.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** @import { App } from './server.js' */
/**
 * @typedef {{ status: number, headers: Headers, body: any }} Answer The body is read as JSON where it is, else as text.
 * @typedef {{ key?: string, version?: number, headers?: Record<string, string> }} Asking A key or a version of one's own.
 * @typedef {{ name?: string, email?: string, password?: string, language?: 'fr' | 'en' }} Identity
 */

/** Somebody with a cookie jar. A POST carries a fresh Idempotency-Key unless one is given. */
export class Client {
  #app;
  cookie = '';
  /** What the last opening of a session answered. @type {any} */
  session;
  /** Whom they signed up as. @type {Required<Identity> | undefined} */
  identity;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
  }

  /** @param {string} path @param {Asking} [asking] */
  get(path, asking) {
    return this.send('GET', path, undefined, asking);
  }

  /** @param {string} path @param {unknown} [body] @param {Asking} [asking] */
  post(path, body = {}, asking = {}) {
    return this.send('POST', path, body, { key: randomUUID(), ...asking });
  }

  /** @param {string} path @param {unknown} [body] @param {Asking} [asking] */
  put(path, body, asking) {
    return this.send('PUT', path, body, asking);
  }

  /** @param {string} path @param {Asking} [asking] */
  delete(path, asking) {
    return this.send('DELETE', path, undefined, asking);
  }

  /**
   * Bytes are sent as they are (say their type in the headers), anything else as JSON.
   * @param {string} method @param {string} path @param {unknown} body @param {Asking} [asking] @returns {Promise<Answer>}
   */
  async send(method, path, body, { key, version, headers = {} } = {}) {
    const raw = body === undefined || body instanceof Uint8Array;
    const response = await fetch(this.#app.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(raw ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? /** @type {Uint8Array<ArrayBuffer>} */ (body) : JSON.stringify(body) }),
    });
    this.#keepCookie(response.headers.getSetCookie());
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** @param {string[]} cookies */
  #keepCookie(cookies) {
    for (const cookie of cookies.filter((one) => one.startsWith('__Host-s='))) {
      this.cookie = /Max-Age=0/i.test(cookie) ? '' : (cookie.split(';')[0] ?? '');
      this.#app.planted.add(this.cookie.slice('__Host-s='.length));
    }
  }
}

/** Somebody who is not signed in. @param {App} app */
export const stranger = (app) => new Client(app);

/** The six digits of the newest letter to an address. @param {App} app @param {string} email */
export function codeSentTo(app, email) {
  const letter = app.mail.mails(email)[0];
  const code = /\b\d{6}\b/.exec(letter?.text ?? '')?.[0];
  assert.ok(code, `no code was sent to ${email}`);
  app.planted.add(code).add(email);
  return code;
}

/** Signs somebody up and in, whoever they are. @param {App} app @param {Identity} [identity] */
export async function signUp(app, identity = {}) {
  const whole = {
    name: 'Camille Martin',
    email: `${randomUUID()}@exemple.fr`,
    password: 'cheval-agrafe-pile',
    language: /** @type {const} */ ('fr'),
    ...identity,
  };
  const client = new Client(app);
  client.identity = whole;
  app.planted.add(whole.password);
  await openSession(app, client, await client.post('/api/sign-ups', whole), whole.email);
  return client;
}

/** Signs somebody in again, as on another device. @param {App} app @param {{ email: string, password: string }} who */
export async function signIn(app, { email, password }) {
  const client = new Client(app);
  await openSession(app, client, await client.post('/api/sign-ins', { email, password }), email);
  return client;
}

/** @param {App} app @param {Client} client @param {Answer} asked @param {string} email */
async function openSession(app, client, asked, email) {
  assert.equal(asked.status, 202, JSON.stringify(asked.body));
  const opened = await client.post('/api/session', { challenge: asked.body.challenge.id, code: codeSentTo(app, email) });
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  client.session = opened.body;
}
