// kill -9 in the midst of issuing: what was answered stands, what was not is whole or not there at all, and asking again with the same key
// settles every doubt.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { business, draftFor, foundHouse, ok } from '../../tests/support/house.js';
import { faultsIn } from '../../tests/support/log.js';
import { StepFailed } from '../lib/failure.mjs';
import { startMailCatcher } from '../mail-catcher.mjs';
import { freePort } from '../start/ports.mjs';
import { freshSecrets } from '../start/secrets.mjs';
import { startRuntime } from './runtime.mjs';

/** @typedef {{ id: string, key: string, number?: string }} Paper A draft, the key it is issued with, and the number that was answered. */

const drafts = 60;

/** Each must find nothing. */
const broken = {
  'a number is missing or there twice': `select series from documents where seq is not null group by company_id, series having count(*) <> max(seq) or count(distinct seq) <> count(*)`,
  'an issued document is half made': `select id from documents d where stage = 'issued' and (number is null or seller is null
    or not exists (select 1 from lines l where l.company_id = d.company_id and l.document_id = d.id)
    or not exists (select 1 from settlements s where s.company_id = d.company_id and s.document_id = d.id))`,
  'an issue is not told once in the journal': `select id from documents d where stage = 'issued'
    and 1 <> (select count(*) from events e where e.company_id = d.company_id and e.subject_id = d.id and e.action = 'invoice.issued')`,
  'a key stands without its document': `select reference from idempotency i where reference <> company_id and not exists (select 1 from documents d where d.company_id = i.company_id and d.id = i.reference)
    and not exists (select 1 from clients c where c.company_id = i.company_id and c.id = i.reference)`,
  'the journal has a gap': 'select company_id from events group by company_id having count(*) <> max(n)',
};

/** @param {import('./main.mjs').Sizes} sizes */
export async function crash({ rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-crash-'));
  const secrets = freshSecrets();
  const mail = await startMailCatcher({ token: secrets.MAIL_TOKEN });
  const url = `http://127.0.0.1:${await freePort(8900)}`;
  const vars = { ...secrets, MAIL_URL: mail.sendUrl, PUBLIC_URL: url, MAIL_FROM: 'facturation@comptoir.example', MAIL_FROM_NAME: 'Comptoir' };
  let runtime = await startRuntime({ folder, vars });
  const sums = { answered: 0, doubtful: 0, done: 0 };
  try {
    const app = /** @type {any} */ ({ url, mail, planted: new Set() });
    const house = await foundHouse(app);
    const client = ok(await house.person.post(house.at('/clients'), business), 201);
    for (let round = 1; round <= rounds; round += 1) {
      const papers = await issueUntilKilled(house, client, () => runtime.kill());
      const faults = faultsIn(runtime.said);
      if (faults.length > 0) throw lost(faults.join('\n'));
      runtime = await startRuntime({ folder, vars });
      await settle(house, papers, sums, runtime);
      console.log(`  round ${round}: ${papers.filter(({ number }) => number).length} of ${drafts} answered before the kill`);
    }
  } finally {
    await Promise.all([runtime.kill(), mail.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`  ${rounds} kills: ${sums.answered} answered and kept, ${sums.doubtful} in doubt of which ${sums.done} had happened, none lost, none half made, no gap`);
}

/** Issues everything at once, and kills the runtime somewhere in between. @param {import('../../tests/support/house.js').House} house @param {any} client @param {() => Promise<void>} kill */
async function issueUntilKilled({ person, at }, client, kill) {
  /** @type {Paper[]} */
  const papers = [];
  while (papers.length < drafts) papers.push({ id: ok(await person.post(at('/invoices'), draftFor(client)), 201).id, key: randomUUID() });
  const asked = papers.map(async (paper) => {
    // who is killed answers nothing: the paper stays without a number
    const answer = await person.post(at(`/invoices/${paper.id}/issuance`), {}, { key: paper.key }).catch(() => undefined);
    if (answer?.status === 200) paper.number = answer.body.number;
  });
  await delay(100 + Math.random() * 1900);
  await kill();
  await Promise.all(asked);
  return papers;
}

/** What stands after the kill, then everything asked again. @param {import('../../tests/support/house.js').House} house @param {Paper[]} papers @param {{ answered: number, doubtful: number, done: number }} sums @param {import('./runtime.mjs').Runtime} runtime */
async function settle({ person, at }, papers, sums, runtime) {
  await nothingBroken(runtime);
  for (const { id, key, number } of papers) {
    const before = ok(await person.get(at(`/invoices/${id}`)), 200);
    if (number && before.number !== number) throw lost(`${number} was answered, and ${before.number} stands`);
    sums[number ? 'answered' : 'doubtful'] += 1;
    if (!number && before.number) sums.done += 1;
    const again = ok(await person.post(at(`/invoices/${id}/issuance`), {}, { key }), 200);
    if (before.number && again.number !== before.number) throw lost(`${before.number} became ${again.number} when asked again`);
  }
  await nothingBroken(runtime);
}

/** @param {import('./runtime.mjs').Runtime} runtime */
async function nothingBroken(runtime) {
  for (const [what, sql] of Object.entries(broken)) {
    const rows = await runtime.ask(sql);
    if (rows.length > 0) throw lost(`${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
}

/** @param {string} why */
const lost = (why) => new StepFailed('crash', why, 'A write is no longer one batch: find the one that makes this in two.');
