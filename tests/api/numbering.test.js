// Many hands issue invoices at once, through several copies of the Worker: the numbers follow each other, none missing, none twice.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startApp } from '../support/server.js';
import { business, draftFor, foundHouse, ok } from '../support/house.js';

const drafts = 200;
const hands = 32;

/** @type {import('../support/server.js').App} */
let app;
before(async () => void (app = await startApp({ isolates: 3 })));
after(() => app.stop());

/** Shares tasks among the hands. @template T @param {T[]} tasks @param {(task: T) => Promise<void>} act */
async function share(tasks, act) {
  const left = [...tasks];
  const hand = async () => {
    for (let task = left.shift(); task !== undefined; task = left.shift()) await act(task);
  };
  await Promise.all(Array.from({ length: hands }, hand));
}

/** Asks again with the same key while the database asks for patience, as a caller should. @param {() => Promise<import('../support/people.js').Answer>} ask */
async function patiently(ask) {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (answer.status !== 503 || tries === 20) return answer;
  }
}

test('two hundred invoices issued by thirty-two hands through three isolates have the numbers 1 to 200', async () => {
  const { person, at } = await foundHouse(app);
  const client = ok(await person.post(at('/clients'), business), 201);
  /** @type {{ id: string, key: string, number?: string }[]} */
  const papers = [];
  await share(Array.from({ length: drafts }, (_, rank) => rank), async () => {
    const key = randomUUID();
    const opened = await patiently(() => person.post(at('/invoices'), draftFor(client), { key }));
    papers.push({ id: ok(opened, 201).id, key: randomUUID() });
  });

  const issue = (/** @type {{ id: string, key: string }} */ { id, key }) => patiently(() => person.post(at(`/invoices/${id}/issuance`), { issued_on: null }, { key }));
  await share(papers, async (paper) => {
    const issued = await issue(paper);
    assert.equal(issued.headers.get('idempotent-replayed'), null);
    paper.number = ok(issued, 200).number;
  });
  const ranks = papers.map(({ number }) => Number(/(\d+)$/.exec(number ?? '')?.[1])).sort((one, other) => one - other);
  assert.deepEqual(ranks, Array.from({ length: drafts }, (_, rank) => rank + 1));

  await share(papers, async (paper) => {
    const again = await issue(paper);
    assert.equal(ok(again, 200).number, paper.number);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
  });
  const other = await person.post(at(`/invoices/${papers[0]?.id}/issuance`), { issued_on: null });
  assert.equal(ok(other, 409).code, 'document_is_final');
});
