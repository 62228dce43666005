// The Worker as built, which tells all that it asked of the database since it was last asked: batch by batch, and whether each went through.
import { over } from './over.js';
import Comptoir from '../../build/index.js';

/** @typedef {{ asked: [string, unknown[]][], done: boolean }} Batch Statements with their values; bytes are written as { bytes: base64 }. */

/** @type {Batch[]} */
let batches = [];
/** What the database has not answered yet. @type {Set<Promise<unknown>>} */
const running = new Set();

/** @param {unknown} value */
const written = (value) => (value instanceof Uint8Array || value instanceof ArrayBuffer ? { bytes: btoa(Array.from(new Uint8Array(value), (byte) => String.fromCharCode(byte)).join('')) } : value);

/** A database that remembers what it is asked. @param {any} database */
function remembering(database) {
  /** @type {WeakMap<object, [string, unknown[]]>} */
  const asked = new WeakMap();
  /** @param {any} session */
  const watched = (session) => over(session, {
    prepare(/** @type {string} */ text) {
      const statement = session.prepare(text);
      return over(statement, {
        bind(/** @type {unknown[]} */ ...values) {
          const bound = statement.bind(...values);
          asked.set(bound, [text, values.map(written)]);
          return bound;
        },
      });
    },
    async batch(/** @type {object[]} */ statements) {
      const batch = { asked: statements.map((one) => asked.get(one) ?? ['', []]), done: false };
      batches.push(/** @type {Batch} */ (batch));
      const answering = session.batch(statements);
      running.add(answering);
      try {
        const answers = await answering;
        batch.done = true;
        return answers;
      } finally {
        running.delete(answering);
      }
    },
  });
  return over(database, { withSession: (/** @type {string} */ mark) => watched(database.withSession(mark)) });
}

export default {
  /** @param {Request} request @param {any} env @param {any} context */
  async fetch(request, env, context) {
    if (new URL(request.url).pathname === '/recorded') {
      while (running.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
      const told = Response.json(batches);
      batches = [];
      return told;
    }
    return new Comptoir(context, { ...env, DB: remembering(env.DB) }).fetch(request);
  },
  /** @param {any} event @param {any} env @param {any} context */
  scheduled: (event, env, context) => new Comptoir(context, { ...env, DB: remembering(env.DB) }).scheduled(event),
};
