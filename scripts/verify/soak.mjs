// Minutes of mixed work by several hands: no answer of ours may be a failure, and memory must come to rest.
import { costOf } from '../../tests/support/cost.js';
import { business, draftFor, foundHouse, ok } from '../../tests/support/house.js';
import { startApp } from '../../tests/support/server.js';
import { StepFailed } from '../lib/failure.mjs';

/** @typedef {{ ms: number, status: number, memory: number, at: number }} Seen */

const hands = 8;
// two pages of WebAssembly per minute would be a leak; a late large paper is none
const allowed = 1024 * 1024;

/** One hand's day, over and over. @param {import('../../tests/support/house.js').House} house @param {any} client */
async function* day({ person, at }, client) {
  for (;;) {
    const draft = await (yield person.post(at('/invoices'), draftFor(client)));
    const { id } = ok(draft, 201);
    yield person.get(at('/invoices'));
    yield person.get(at(`/invoices/${id}`));
    const issued = ok(await (yield person.post(at(`/invoices/${id}/issuance`), {})), 200);
    yield person.get(at(`/invoices/${id}/pdf`));
    const amount = issued.totals.payable;
    yield person.post(at('/payments'), { client_id: client.id, amount, method: 'transfer', paid_on: issued.issued_on, allocations: [{ document_id: id, amount }] });
    for (const path of ['/dashboard', '/invoices/tally', '/payments', '/clients', '/quotes?state=draft', '/invoices/none']) yield person.get(at(path));
  }
}

/** Works until the time is over. @param {ReturnType<typeof day>} work @param {number} until @param {Seen[]} seen */
async function hand(work, until, seen) {
  let last;
  while (performance.now() < until) {
    const startedAt = performance.now();
    const { value } = await work.next(last);
    const answer = await value;
    last = Promise.resolve(answer);
    seen.push({ ms: performance.now() - startedAt, status: answer.status, memory: costOf(answer).memory ?? 0, at: startedAt });
  }
}

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** @param {Seen[]} seen */
const p99 = (seen) => quantile(seen.map(({ ms }) => ms).toSorted((a, b) => a - b), 0.99);

/** @param {import('./main.mjs').Sizes} sizes */
export async function soak({ minutes }) {
  const app = await startApp({ main: 'counted' });
  try {
    const house = await foundHouse(app);
    const client = ok(await house.person.post(house.at('/clients'), business), 201);
    const startedAt = performance.now();
    /** @type {Seen[]} */
    const seen = [];
    await Promise.all(Array.from({ length: hands }, () => hand(day(house, client), startedAt + minutes * 60_000, seen)));
    judge(seen.toSorted((a, b) => a.at - b.at));
  } finally {
    await app.stop();
  }
}

/** @param {Seen[]} seen In the order it was asked. */
function judge(seen) {
  const failures = seen.filter(({ status }) => status >= 500);
  const fifth = Math.floor(seen.length / 5);
  const [begun, ended] = [seen.slice(fifth, 2 * fifth), seen.slice(-fifth)];
  const [early, late] = [begun, ended].map((part) => Math.max(...part.map(({ memory }) => memory)));
  console.log(`  ${seen.length} requests by ${hands} hands, ${failures.length} answers of 500 and more`);
  console.log(`  WebAssembly memory: ${early} bytes after a fifth of the time, ${late} at the end`);
  console.log(`  99 of 100 answers within ${p99(begun).toFixed(0)} ms after a fifth of the time, ${p99(ended).toFixed(0)} ms at the end`);
  if (failures.length > 0) throw new StepFailed('soak', `${failures.length} answers failed, such as ${failures[0]?.status}`, 'Look for "broken" in the log of the run, in tests/.artifacts/logs.');
  if ((late ?? 0) - (early ?? 0) > allowed) throw new StepFailed('soak', `memory grew from ${early} to ${late} bytes`, 'Look for what a request keeps when it is over.');
}
