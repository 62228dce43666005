// Measures each deed and prints the table. What the runtime spends on any request, here one that is refused unread, is taken off;
// what it spends on the local D1 stays, for it is the same process.
import { cpus } from 'node:os';
import { stranger } from '../../tests/support/people.js';
import { startApp } from '../../tests/support/server.js';
import { company, good } from './company.mjs';
import { costs, runtimes } from './cpu.mjs';

const usual = { warm: 8, runs: 30 };
// a sign-in is counted: more would be refused
const few = { warm: 1, runs: 3 };

/** What is measured. @param {Awaited<ReturnType<typeof company>>} made @returns {Promise<[string, () => Promise<unknown>, { warm: number, runs: number }][]>} */
async function deeds({ person, C, draft, quote }) {
  /** Drafts, one for each issue. @type {string[]} */
  const drafts = [];
  for (let n = 0; n < usual.warm + usual.runs; n += 1) drafts.push((await good(person.post(`${C}/invoices`, draft))).id);
  const [issued] = drafts;
  const { email, password } = /** @type {{ email: string, password: string }} */ (person.identity);
  return [
    ['list: 50 quotes of 10,000', () => good(person.get(`${C}/quotes`)), usual],
    ['read a quote', () => good(person.get(`${C}/quotes/${quote.id}`)), usual],
    ['create a draft of ten lines', () => good(person.post(`${C}/quotes`, draft)), usual],
    ['issue an invoice', () => good(person.post(`${C}/invoices/${drafts.pop()}/issuance`, {})), usual],
    ['PDF of an invoice', () => good(person.get(`${C}/invoices/${issued}/pdf`)), usual],
    ['sign-in, up to the code', () => good(person.post('/api/sign-ins', { email, password })), few],
  ];
}

/** Starts the built Worker, measures, prints. */
export async function bench() {
  const app = await startApp();
  try {
    const made = await company(app);
    const pids = runtimes();
    const base = await costs(pids, () => stranger(app).get('/api/session'), usual);
    console.log(`\n${cpus()[0]?.model ?? ''}; a request that is refused unread: ${base.p50.toFixed(2)} ms, taken off below.\n`);
    console.log('| Request | CPU, median | CPU, least |\n|---|---|---|');
    for (const [name, deed, how] of await deeds(made)) {
      const { p50, least } = await costs(pids, deed, how);
      console.log(`| ${name} | ${(p50 - base.p50).toFixed(1)} ms | ${(least - base.least).toFixed(1)} ms |`);
    }
  } finally {
    await app.stop();
  }
}
