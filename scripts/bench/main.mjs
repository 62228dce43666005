// Measures each deed and prints tables: what it asks of the database, what it costs the processor, and what papers cost and weigh. What the runtime spends on any
// request, here one that is refused unread, is taken off; what it spends on the local D1 stays, for it is the same process.
import { cpus } from 'node:os';
import { costOf } from '../../tests/support/cost.js';
import { stranger } from '../../tests/support/people.js';
import { startApp } from '../../tests/support/server.js';
import { company, good } from './company.mjs';
import { costs, runtimes } from './cpu.mjs';
import { benchEngine } from './engine.mjs';
import { papers } from './papers.mjs';

const usual = { warm: 8, runs: 30 };
// a sign-in is counted: more would be refused
const few = { warm: 1, runs: 3 };

/** @typedef {import('../../tests/support/people.js').Answer} Answer */
/** @typedef {{ name: string, deed: () => Promise<Answer>, how: { warm: number, runs: number } }} Measured */

/** What is measured. @param {Awaited<ReturnType<typeof company>>} made @returns {Promise<Measured[]>} */
async function deeds({ person, C, draft, quote, client }) {
  /** Drafts, one for each issue and one more. @type {string[]} */
  const drafts = [];
  for (let n = 0; n <= usual.warm + usual.runs + 1; n += 1) drafts.push((await good(person.post(`${C}/invoices`, draft))).id);
  const [issued = ''] = drafts.splice(0, 1);
  await good(person.post(`${C}/invoices/${issued}/issuance`, {}));
  const { email, password } = /** @type {{ email: string, password: string }} */ (person.identity);
  /** @param {string} name @param {() => Promise<Answer>} deed */
  const usually = (name, deed) => ({ name, deed, how: usual });
  return [
    usually('list: 50 quotes of 10,000', () => person.get(`${C}/quotes`)),
    usually('the same of one client', () => person.get(`${C}/quotes?client=${client}`)),
    usually('the same in one state', () => person.get(`${C}/quotes?state=draft`)),
    usually('list: 50 invoices of 10,000', () => person.get(`${C}/invoices`)),
    usually('those that are overdue', () => person.get(`${C}/invoices?state=overdue`)),
    usually('what the tabs of quotes count', () => person.get(`${C}/quotes/tally`)),
    usually('what the tabs of invoices count', () => person.get(`${C}/invoices/tally`)),
    usually('read a quote', () => person.get(`${C}/quotes/${quote.id}`)),
    usually('create a draft of ten lines', () => person.post(`${C}/quotes`, draft)),
    usually('issue an invoice', () => person.post(`${C}/invoices/${drafts.pop()}/issuance`, {})),
    usually('PDF of an invoice', () => person.get(`${C}/invoices/${issued}/pdf`)),
    usually('dashboard', () => person.get(`${C}/dashboard`)),
    usually('list of payments', () => person.get(`${C}/payments`)),
    usually('list of clients', () => person.get(`${C}/clients`)),
    { name: 'sign-in, up to the code', deed: () => person.post('/api/sign-ins', { email, password }), how: few },
  ];
}

/** @param {Measured[]} all @param {string[]} pids @param {Awaited<ReturnType<typeof costs>>} base */
async function processor(all, pids, base) {
  console.log(`\n${cpus()[0]?.model ?? ''}; a request that is refused unread: ${base.p50.toFixed(2)} ms, taken off below.\n`);
  console.log('| Request | CPU, median | CPU, least |\n|---|---|---|');
  for (const { name, deed, how } of all) {
    const { p50, least } = await costs(pids, () => good(deed()), how);
    console.log(`| ${name} | ${(p50 - base.p50).toFixed(1)} ms | ${(least - base.least).toFixed(1)} ms |`);
  }
}

/** @param {Measured[]} all */
async function database(all) {
  console.log('\n| Request | round trips | statements | rows read | rows written |\n|---|---|---|---|---|');
  for (const { name, deed } of all) {
    const answer = await deed();
    await good(Promise.resolve(answer));
    const { trips, statements, read, written } = costOf(answer);
    console.log(`| ${name} | ${trips} | ${statements} | ${read} | ${written} |`);
  }
}

/** Starts the built Worker, measures, prints. */
export async function bench() {
  const app = await startApp({ main: 'counted' });
  try {
    const made = await company(app);
    const all = await deeds(made);
    await database(all);
    const pids = runtimes();
    const base = await costs(pids, () => stranger(app).get('/api/session'), usual);
    await processor(all, pids, base);
    await benchEngine();
    await papers(app, made, pids, base);
  } finally {
    await app.stop();
  }
}
