// The Worker as built, and what each of its answers has cost, in a header: round trips to the database, statements, rows read and written;
// and how much memory it has come to.
import { memorySize } from './memory.js';
import { over } from './over.js';
import Comptoir from '../../build/index.js';

/** @typedef {{ trips: number, statements: number, read: number, written: number, memory?: number }} Cost */

/** A database that writes down what it is asked. @param {any} database @param {Cost} cost */
function counting(database, cost) {
  /** @param {any} session */
  const watched = (session) => over(session, {
    async batch(/** @type {any[]} */ statements) {
      cost.trips += 1;
      cost.statements += statements.length;
      const answers = await session.batch(statements);
      for (const { meta } of answers) {
        cost.read += meta.rows_read;
        cost.written += meta.rows_written;
      }
      return answers;
    },
  });
  return over(database, { withSession: (/** @type {string} */ mark) => watched(database.withSession(mark)) });
}

export default {
  /** @param {Request} request @param {any} env @param {any} context */
  async fetch(request, env, context) {
    const cost = { trips: 0, statements: 0, read: 0, written: 0 };
    const comptoir = new Comptoir(context, { ...env, DB: counting(env.DB, cost) });
    const answer = await comptoir.fetch(request);
    const headers = new Headers(answer.headers);
    headers.set('x-cost', JSON.stringify({ ...cost, memory: memorySize() }));
    return new Response(answer.body, { status: answer.status, headers });
  },
  /** @param {any} event @param {any} env @param {any} context */
  scheduled: (event, env, context) => new Comptoir(context, env).scheduled(event),
};
