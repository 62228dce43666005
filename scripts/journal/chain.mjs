// The rule of the journal's chain, written a second time: not a line of it is the Worker's, so that a fault of either shows.
// Each seal is SHA-256 of the seal before it, a line feed, and the event as JSON with its fields in a fixed order.
import { createHash } from 'node:crypto';

/** The fields of an event that its seal covers, in their order. */
export const fields = ['company_id', 'n', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject_kind', 'subject_id', 'label', 'detail', 'request_id'];

/**
 * @typedef {Record<string, string | number | null> & { n: number, at: number, previous: string | null, hash: string | null }} Row An event with its seal, if any.
 * @typedef {{ intact: true, events: number, sealed: number, unsealed: number, unsealedSince: number | null }} Whole
 * @typedef {{ intact: false, brokenAt: number, reason: 'event_missing' | 'seal_missing' | 'seal_out_of_chain' | 'event_altered' }} Broken
 */

/** What a seal covers. @param {Row} row */
const words = (row) => JSON.stringify(Object.fromEntries(fields.map((field) => [field, row[field] ?? null])));

/** Walks the rows of one company, from the first. @param {AsyncIterable<Row> | Iterable<Row>} rows @returns {Promise<Whole | Broken>} */
export async function walk(rows) {
  const whole = { events: 0, sealed: 0, unsealed: 0, unsealedSince: /** @type {number | null} */ (null) };
  let last = '0'.repeat(64);
  for await (const row of rows) {
    whole.events += 1;
    const reason = wrong(row, whole, last);
    if (reason) return { intact: false, brokenAt: whole.events, reason };
    if (row.hash === null) {
      whole.unsealed += 1;
      whole.unsealedSince ??= row.at;
    } else {
      whole.sealed += 1;
      last = row.hash;
    }
  }
  return { intact: true, ...whole };
}

/** Why a row does not continue the chain. @param {Row} row @param {{ events: number, unsealed: number }} walked @param {string} last @returns {Broken['reason'] | null} */
function wrong(row, { events, unsealed }, last) {
  if (row.n !== events) return 'event_missing';
  if (row.hash === null) return null;
  if (unsealed > 0) return 'seal_missing';
  if (row.previous !== last) return 'seal_out_of_chain';
  const due = createHash('sha256').update(`${last}\n${words(row)}`).digest('hex');
  return due === row.hash ? null : 'event_altered';
}
