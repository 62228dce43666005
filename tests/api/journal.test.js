// The chain of a journal is walked twice, by the Worker and by a command that shares no line with it: both say where it breaks.
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fields, walk } from '../../scripts/journal/chain.mjs';
import { capture } from '../../scripts/lib/run.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { startApp } from '../support/server.js';
import { issuedInvoice, openTrade, sentQuote } from '../support/trade.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/trade.js').Trade} */
let trade;
before(async () => {
  app = await startApp();
  await app.db.batch(['events_never_change', 'events_never_leave', 'seals_never_change', 'seals_never_leave'].map((name) => app.db.prepare(`drop trigger ${name}`)));
});
after(() => app.stop());
beforeEach(async () => {
  trade = await openTrade(app, { name: 'Élan « & » \u2028 fils' });
  await issuedInvoice(trade);
  await sentQuote(trade);
  await app.runScheduled();
});

const said = async () => (await trade.owner.get(`${trade.path}/journal/verification`)).body;

/** @returns {Promise<any[]>} */
async function rows() {
  const columns = fields.map((field) => `e.${field}`).join(', ');
  const { results } = await app.db.prepare(`select ${columns}, s.previous, s.hash from events e left join seals s on s.company_id = e.company_id and s.n = e.n where e.company_id = ? order by e.n`).bind(trade.id).all();
  return results;
}

/** Both answers to one question. */
async function both() {
  const [worker, command] = [await said(), await walk(await rows())];
  return [[worker.intact, worker.broken_at, worker.reason], command.intact ? [true, undefined, undefined] : [false, command.brokenAt, command.reason]];
}

/** @param {string} statement */
const tamper = (statement) => app.db.prepare(statement).bind(trade.id).run();

describe('a journal', () => {
  it('that nobody touched holds, with the tail that waits for its seal', async () => {
    assert.deepEqual(await both(), [[true, undefined, undefined], [true, undefined, undefined]]);
    await issuedInvoice(trade);
    const [worker, command] = [await said(), await walk(await rows())];
    assert.ok(command.intact);
    assert.ok(command.unsealed >= 2, String(command.unsealed));
    assert.deepEqual([worker.events, worker.sealed, worker.unsealed_since], [command.events, command.sealed, command.unsealedSince]);
  });

  for (const [what, statement, at, reason] of /** @type {const} */ ([
    ['an event changed by hand', "update events set detail = '{\"to\":\"autre\"}' where company_id = ? and n = 3", 3, 'event_altered'],
    ['another name on the first', "update events set actor_name = 'X' where company_id = ? and n = 1", 1, 'event_altered'],
    ['a seal made anew', "update seals set hash = lower(hex(randomblob(32))) where company_id = ? and n = 2", 2, 'event_altered'],
    ['a seal of another chain', "update seals set previous = lower(hex(randomblob(32))) where company_id = ? and n = 3", 3, 'seal_out_of_chain'],
    ['a seal taken away', 'delete from seals where company_id = ? and n = 2', 3, 'seal_missing'],
    ['an event at another moment', 'update events set at = at + 1 where company_id = ? and n = 2', 2, 'event_altered'],
  ])) {
    it(`with ${what} breaks there, for both`, async () => {
      await tamper(statement);
      assert.deepEqual(await both(), [[false, at, reason], [false, at, reason]]);
    });
  }
});

describe('the command', () => {
  it('reads an exported file, and ends with what it found', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'journal-'));
    try {
      const file = join(folder, 'export.sqlite');
      const exported = await exportTo(file);
      const run = (/** @type {string[]} */ ...args) => capture(process.execPath, ['scripts/journal.mjs', '--file', file, ...args]);
      const whole = await run('--company', trade.id);
      assert.equal(whole.code, 0, whole.output);
      assert.match(whole.output, new RegExp(`^true ${trade.id} .*: \\d+ events, \\d+ sealed, no unsealed tail$`, 'm'));
      exported.exec(`drop trigger events_never_change; update events set label = 'Y' where n = 2`);
      const broken = await run();
      assert.equal(broken.code, 1);
      assert.match(broken.output, new RegExp(`^false ${trade.id} .*: breaks at event 2: it is not what was sealed$`, 'm'));
      exported.close();
      assert.equal((await run('--company', 'x')).code, 1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The journal of the company at hand in a file of its own, under the same migrations. @param {string} file */
async function exportTo(file) {
  const database = new DatabaseSync(file);
  for (const migration of globSync(join(root, 'migrations/*.sql')).sort()) database.exec(readFileSync(migration, 'utf8'));
  database.exec('pragma foreign_keys = off');
  for (const table of ['companies', 'events', 'seals']) {
    const { results } = await app.db.prepare(`select * from ${table} where ${table === 'companies' ? 'id' : 'company_id'} = ?`).bind(trade.id).all();
    for (const row of results) {
      const names = Object.keys(row);
      database.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`).run(.../** @type {any[]} */ (Object.values(row)));
    }
  }
  return database;
}
