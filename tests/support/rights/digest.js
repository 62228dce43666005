// What a database holds, table by table, to see whether anything has changed.
import { setTimeout as delay } from 'node:timers/promises';

/** What counts visits and attempts may change when somebody is refused. */
const moving = new Set(['sessions', 'throttles', 'must']);

/** Every row of every table as text. @param {any} db @returns {Promise<Map<string, Set<string>>>} */
export async function snapshot(db) {
  const { results: tables } = await db.prepare("select name from sqlite_master where type = 'table' and name not glob 'sqlite_*' and name not glob '_cf_*'").all();
  const held = tables.map((/** @type {any} */ { name }) => name).filter((/** @type {string} */ name) => !moving.has(name));
  const statements = [];
  for (const name of held) {
    const { results: columns } = await db.prepare('select name from pragma_table_info(?)').bind(name).all();
    const values = columns.map((/** @type {any} */ column) => `iif(typeof("${column.name}") = 'blob', length("${column.name}"), "${column.name}")`);
    statements.push(db.prepare(`select json_array(${values.join(', ')}) as row from "${name}"`));
  }
  const answers = await db.batch(statements);
  return new Map(held.map((/** @type {string} */ name, /** @type {number} */ at) => [name, new Set(answers[at].results.map((/** @type {any} */ { row }) => row))]));
}

/** A database at rest: letters that are on their way have arrived. @param {any} db */
export async function settled(db) {
  for (let before = await snapshot(db); ; ) {
    await delay(250);
    const now = await snapshot(db);
    if (difference(before, now).length === 0) return now;
    before = now;
  }
}

/** The rows that came or went, each with its table. @param {Map<string, Set<string>>} before @param {Map<string, Set<string>>} now */
export function difference(before, now) {
  /** @param {string} sign @param {Map<string, Set<string>>} these @param {Map<string, Set<string>>} those */
  const only = (sign, these, those) => [...these].flatMap(([table, rows]) => [...rows].filter((row) => !those.get(table)?.has(row)).map((row) => `${sign} ${table} ${row.slice(0, 200)}`));
  return [...only('-', before, now), ...only('+', now, before)];
}
