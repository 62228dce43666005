// Two companies that lived the same life under the same ids, and every statement of the store looked at in between.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { lineOf, mutantsOf, placeOf } from './mutants.js';
import { asItWas, emptyDatabase, live, outcome, renamed, tablesOf, without } from './worlds.js';

/** @import { DatabaseSync } from 'node:sqlite' */
/** @import { Life } from './life.js' */
/** @import { Mutant } from './mutants.js' */
/** @import { Outcome } from './worlds.js' */

/** @typedef {{ file: string, name: string, text: string }} Statement */
/** @typedef {{ telling: number, silent: number }} Looks How often a statement is looked at, when it has something to say and when it has not. */
/** @typedef {Statement & { mutants: Mutant[], looks: Looks }} Watched A statement, its mutants that nobody has noticed yet, and how often it was looked at. */

/** The statements of the store that speak of a company, as `cargo test` has written them down. @returns {Statement[]} */
function statements() {
  const file = join(root, 'tests/.artifacts/statements.json');
  if (!existsSync(file)) execFileSync('cargo', ['test', '--quiet', '--test', 'sql'], { cwd: root, stdio: 'inherit' });
  /** @type {[string, string, string][]} */
  const all = JSON.parse(readFileSync(file, 'utf8'));
  return all.map(([from, name, text]) => ({ file: from, name, text })).filter(({ text }) => mutantsOf(text).length > 0);
}

/** @param {Outcome} one @param {Outcome} other */
const same = (one, other) => one.said === other.said && one.changed.equals(other.changed);

/** Whether a statement does anything here: rows, a change, or an expectation that holds. @param {Statement} statement @param {Outcome} outcome */
const tells = ({ text }, { said, changed }) => (text.includes('insert into must') ? said === '[]' : said.startsWith('[{') || changed.length > 0);

/** Takes off the mutants that are noticed in this world. @param {DatabaseSync} world @param {Watched} statement @param {unknown[]} values */
function notice(world, statement, values) {
  if (statement.mutants.length === 0) return;
  const answer = outcome(world, statement.text, values);
  statement.mutants = statement.mutants.filter(({ text }) => same(answer, outcome(world, text, values)));
}

/**
 * Lives the life again: our company alone; both at the same age; ours just founded and the other one at work. What a statement answers and changes must
 * be the same with and without the other one. With mutants, each is taken off as soon as it makes a difference, in these worlds or where our company has
 * lost some of what it keeps.
 * @param {Life} life @param {{ company: string, once: string[], most: Looks, mutate: boolean }} how
 */
export function watch(life, { company, once, most, mutate }) {
  const watched = new Map(statements().map((one) => [one.text, /** @type {Watched} */ ({ ...one, mutants: mutate ? mutantsOf(one.text) : [], looks: { telling: 0, silent: 0 } })]));
  const [ours, theirs] = [asItWas, renamed(once)];
  const other = String(theirs([company])[0]);
  const alone = { database: emptyDatabase(), lives: [ours] };
  const twin = { database: emptyDatabase(), lives: [theirs, ours] };
  const young = { database: emptyDatabase(), lives: [theirs, ours] };
  const tables = tablesOf(twin.database);
  /** @type {Set<string>} */ const leaks = new Set();
  /** @param {string} text @param {unknown[]} values */
  const eye = (text, values) => {
    const statement = watched.get(text);
    if (!statement) return;
    const together = outcome(twin.database, text, values);
    const kind = tells(statement, together) ? 'telling' : 'silent';
    if (statement.looks[kind]++ >= most[kind]) return;
    const [apart, early] = [outcome(alone.database, text, values), outcome(young.database, text, values)];
    const sees = [together, early].some(({ said, changed }) => said.includes(other) || changed.includes(other));
    if (values[0] === company && (sees || !same(together, apart))) leaks.add(`${statement.file}.${statement.name}`);
    for (const { database } of [twin, young]) notice(database, statement, values);
    for (const table of tables) {
      if (statement.mutants.length > 0 && new RegExp(`\\b${table.name}\\b`).test(text)) without(twin.database, table, company, () => notice(twin.database, statement, values));
    }
  };
  for (const [rank, batch] of life.batches.entries()) {
    if (rank === life.founded) young.lives = [theirs];
    live([alone, twin, young], batch, eye);
  }
  const all = [...watched.values()];
  const unseen = all.filter(({ looks }) => looks.telling + looks.silent === 0).map(({ file, name }) => `${file}.${name}`);
  return { watched: all, leaks: [...leaks], unseen };
}

/** Each condition, where it stands in the sources, and whether its loss was noticed: a line that several statements have from one macro stands once. @param {Watched[]} watched */
export function placesOf(watched) {
  const sources = globSync(join(root, 'src/store/**/*.rs')).map((file) => readFileSync(file, 'utf8')).join('\n');
  /** @type {Map<string, { name: string, noticed: boolean }>} */ const places = new Map();
  for (const { file, name, text, mutants } of watched) {
    for (const mutant of mutantsOf(text)) {
      const said = `${file}.${name}: ${mutant.removed} in ${lineOf(text, mutant)}`;
      const place = placeOf(text, mutant, sources) ?? `${said} ${mutant.at}`;
      const noticed = !mutants.some((other) => other.text === mutant.text);
      places.set(place, { name: said, noticed: noticed || (places.get(place)?.noticed ?? false) });
    }
  }
  return [...places.values()];
}
