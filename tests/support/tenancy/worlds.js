// The recorded life of a company, lived again in SQLite, beside another company that lived the same under the same ids.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { root } from '../../../scripts/lib/paths.mjs';

/** @typedef {import('../recorded.js').Batch} Batch */
/** @typedef {{ said: string, changed: Buffer }} Outcome What a statement answered, or why it failed, and all that it changed. */

/** A law that sleeps while the table `asleep` holds a row, so that a world may lose what it may not lose. @param {string} sql */
const sleepy = (sql) => sql.replace(/^(CREATE TRIGGER IF NOT EXISTS \w+\n(?:BEFORE|AFTER) [^\n]*)\n(?:WHEN ([^]*?)\n)?BEGIN$/gm, (_, head, law) =>
  `${head}\nWHEN NOT EXISTS (SELECT 1 FROM asleep) AND (${law ?? '1'})\nBEGIN`);

/** An empty database after every migration. */
export function emptyDatabase() {
  const database = new DatabaseSync(':memory:');
  database.exec('create table asleep (it)');
  const folder = join(root, 'migrations');
  for (const file of readdirSync(folder).sort()) database.exec(sleepy(readFileSync(join(folder, file), 'utf8')));
  const awake = run(database, "select name from sqlite_master where type = 'trigger' and sql not like '%asleep%'", []);
  if (awake.length > 0) throw new Error(`these triggers do not sleep: ${awake.map(({ name }) => name).join(', ')}`);
  return database;
}

/** A value as SQLite takes it. @param {any} value */
export const bound = (value) => (value && typeof value === 'object' && 'bytes' in value ? Buffer.from(value.bytes, 'base64') : value);

/** Runs a statement and tells its rows. @param {DatabaseSync} database @param {string} text @param {unknown[]} values */
export const run = (database, text, values) => database.prepare(text).all(.../** @type {any[]} */ (values.map(bound)));

/**
 * What the database knows but once, whatever the company, under another name: the other company opens its own links. What it keeps has the very ids of the
 * first, and the same person works for both.
 * @param {string[]} once @returns {Naming}
 */
export function renamed(once) {
  const all = new RegExp([...new Set(once)].filter(Boolean).sort((a, b) => b.length - a.length).map(RegExp.escape).join('|'), 'g');
  // it comes first wherever companies are put in order: what takes the first that it finds takes the other's
  const other = (/** @type {string} */ name) => `!${name.slice(1)}`;
  return (values) => values.map((value) => (typeof value === 'string' ? value.replace(all, other) : value));
}

/** @typedef {(values: unknown[]) => unknown[]} Naming */
/** @typedef {{ database: DatabaseSync, lives: Naming[] }} World The companies that live in it. */

/** @type {Naming} */
export const asItWas = (values) => values;

/** Whether a batch is about people, who are there but once. @param {Batch} batch */
export const isPersonal = ({ asked }) => asked.some(([text]) => /\b(?:insert into|update|delete from) (?:users|sessions|challenges|throttles)\b/.test(text));

/**
 * Lives a batch again in every world at once: all of it or nothing. The eye sees each statement just before it is run.
 * @param {World[]} worlds @param {Batch} batch @param {(text: string, values: unknown[]) => void} eye
 */
export function live(worlds, batch, eye) {
  const personal = isPersonal(batch);
  for (const { database } of worlds) database.exec('begin');
  const failed = batch.asked.findIndex(([text, values]) => {
    eye(text, values);
    const runs = worlds.flatMap(({ database, lives }) => (personal ? [asItWas] : lives).map((as) => fails(database, text, as(values))));
    if (new Set(runs).size > 1) throw new Error(`fails in one world and not in another: ${text}`);
    return runs[0];
  });
  if (batch.done !== (failed === -1)) throw new Error(`goes otherwise than on the day: ${JSON.stringify(batch).slice(0, 500)}`);
  for (const { database } of worlds) database.exec(batch.done ? 'commit' : 'rollback');
}

/** @param {DatabaseSync} world @param {string} text @param {unknown[]} values */
function fails(world, text, values) {
  try {
    run(world, text, values);
    return false;
  } catch (error) {
    if (/** @type {any} */ (error).code !== 'ERR_SQLITE_ERROR') throw error;
    return true;
  }
}

/**
 * What a statement would answer and change here, or why it would not: it is done and undone.
 * @param {DatabaseSync} database @param {string} text @param {unknown[]} values @returns {Outcome}
 */
export function outcome(database, text, values) {
  database.exec('savepoint looked');
  const session = database.createSession();
  try {
    const said = JSON.stringify(run(database, text, values), (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value));
    return { said, changed: Buffer.from(session.changeset()) };
  } catch (error) {
    return { said: String(/** @type {Error} */ (error).message), changed: Buffer.alloc(0) };
  } finally {
    session.close();
    database.exec('rollback to looked; release looked');
  }
}

/** What a company may be that the other one is not. */
const otherwise = ['deleted_at = 1', "time_zone = 'Pacific/Noumea', language = 'en', payment_terms = 'days:7', vat_regime = 'debits'"];

/** The tables where companies keep something, and whether their rows have numbers of their own. @param {DatabaseSync} database @returns {{ name: string, rows: boolean }[]} */
export const tablesOf = (database) => run(database, `select t.name, t.sql not like '%without rowid%' as rows from sqlite_master t where t.type = 'table' and exists (
  select 1 from pragma_table_info(t.name) where name = 'company_id' or t.name = 'companies')`, []).map(({ name, rows }) => ({ name: String(name), rows: Boolean(rows) }));

/** Which of its rows a company loses: all of a table, or some, so that of two that are looked for together one may be there. */
const losses = ['1', 'rowid % 2', '(rowid + 1) % 2', 'rowid / 2 % 2', '(rowid / 2 + 1) % 2', 'rowid / 5 % 2'];

/**
 * Shows a world as it would be if a company had lost of what it keeps in a table, this or that: only the other company has it then.
 * @param {DatabaseSync} database @param {{ name: string, rows: boolean }} table @param {string} company @param {() => void} look
 */
export function without(database, { name, rows }, company, look) {
  database.exec('pragma defer_foreign_keys = on');
  const acts = name === 'companies' ? otherwise.map((change) => `update companies set ${change} where id = ?`) : (rows ? losses : ['1']).map((lost) => `delete from ${name} where company_id = ? and ${lost}`);
  for (const act of acts) {
    database.exec('savepoint lost; insert into asleep values (1)');
    database.prepare(act).run(company);
    database.exec('delete from asleep');
    look();
    database.exec('rollback to lost; release lost');
  }
}
