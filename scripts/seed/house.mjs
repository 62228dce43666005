// What every part of the seed needs: the API as a signed-in person calls it, the calendar, and dice that always fall the same way.
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** @typedef {{ version?: number, type?: string }} Asking */

/** Calls the API; a refusal is told with its call and its reasons. */
export class Api {
  #base;
  #cookie = '';
  #calls = 0;
  company = '';

  /** @param {string} base */
  constructor(base) {
    this.#base = base;
  }

  /** A path of the company. @param {string} path */
  in = (path) => `/api/companies/${this.company}${path}`;

  /** @param {string} path */
  get = (path) => this.#call('GET', path);
  /** @param {string} path @param {unknown} [body] */
  post = (path, body = {}) => this.#call('POST', path, body);
  /** @param {string} path @param {unknown} [body] @param {Asking} [asking] */
  put = (path, body, asking) => this.#call('PUT', path, body, asking);

  /** @param {string} method @param {string} path @param {unknown} [body] @param {Asking} [asking] @returns {Promise<any>} */
  async #call(method, path, body, { version, type = 'application/json' } = {}) {
    this.#calls += 1;
    // the same seed asks with the same keys
    const key = createHash('sha256').update(`${this.#calls} ${path}`).digest('hex');
    const response = await fetch(this.#base + path, {
      method,
      headers: {
        origin: this.#base,
        'accept-language': 'fr',
        ...(body === undefined ? {} : { 'content-type': type }),
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(method === 'POST' ? { 'idempotency-key': key } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? /** @type {Uint8Array<ArrayBuffer>} */ (body) : JSON.stringify(body) }),
    });
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('__Host-s='));
    if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${reasons(text)}`);
    return text ? JSON.parse(text) : undefined;
  }
}

/** What a problem document says, in one line. @param {string} text */
function reasons(text) {
  try {
    const { code, detail, reason, fields = [] } = JSON.parse(text);
    const named = fields.map((/** @type {{ field: string, detail: string }} */ one) => `${one.field}: ${one.detail}`);
    return [`${code}: ${detail}`, reason, ...named].filter(Boolean).join(' · ');
  } catch {
    return text.slice(0, 300);
  }
}

/** The six digits mailed to an address. @param {string} mailUrl @param {string} email */
export async function mailedCode(mailUrl, email) {
  for (let tries = 0; tries < 50; tries += 1) {
    const letters = await (await fetch(`${mailUrl}/api/mails?to=${encodeURIComponent(email)}`)).json();
    const code = /\b\d{6}\b/.exec(letters[0]?.text ?? '')?.[0];
    if (code) return code;
    await delay(100);
  }
  throw new Error(`no letter with a code came to ${email}`);
}

/** Acts on each, a few at a time, and gives the results in order. @template T, R @param {T[]} items @param {(item: T, rank: number) => Promise<R>} act @returns {Promise<R[]>} */
export async function each(items, act) {
  /** @type {R[]} */
  const results = [];
  let next = 0;
  const hand = async () => {
    while (next < items.length) {
      const rank = next++;
      results[rank] = await act(/** @type {T} */ (items[rank]), rank);
    }
  };
  await Promise.all([hand(), hand(), hand(), hand()]);
  return results;
}

const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
/** Today where the company is. */
const today = paris.format(new Date());

/** The day so many days ago, in the form of the API. @param {number} days */
export function ago(days) {
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}

/** Numbers from 0 to 1 that follow from a seed: the demo is the same for everybody. @param {number} seed */
export function dice(seed) {
  let state = seed;
  const roll = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  /** @template T @param {T[]} choices @returns {T} */
  const pick = (choices) => /** @type {T} */ (choices[Math.floor(roll() * choices.length)]);
  /** A whole number, both ends included. @param {number} least @param {number} most */
  const between = (least, most) => least + Math.floor(roll() * (most - least + 1));
  return { roll, pick, between };
}
