// Where a journal is read: the local database, a file of SQLite, or D1 itself through wrangler.
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StepFailed } from '../lib/failure.mjs';
import { stateDir } from '../lib/paths.mjs';
import { runWrangler } from '../start/wrangler.mjs';
import { fields } from './chain.mjs';

/** @import { Row } from './chain.mjs' */
/** @typedef {{ companies: () => Promise<{ id: string, name: string }[]>, events: (company: string) => AsyncGenerator<Row>, close: () => void }} Source */
/** @typedef {(statement: string) => Promise<any[]>} Ask */

const stride = 500;
const isId = (/** @type {string} */ text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** What both kinds of source ask. @param {Ask} ask @param {() => void} close @returns {Source} */
function source(ask, close) {
  return {
    companies: () => ask('select id, name from companies order by created_at'),
    close,
    async *events(company) {
      if (!isId(company)) throw new StepFailed('reading the journal', `${company} is not the id of a company`, 'Leave --company out to walk them all.');
      for (let from = 0; ; ) {
        const columns = fields.map((field) => `e.${field}`).join(', ');
        const rows = await ask(`select ${columns}, s.previous, s.hash from events e left join seals s on s.company_id = e.company_id and s.n = e.n`
          + ` where e.company_id = '${company}' and e.n > ${from} order by e.n limit ${stride}`);
        yield* rows;
        if (rows.length < stride) return;
        from = rows.at(-1).n;
      }
    },
  };
}

/** A file of SQLite, read only. @param {string} file */
export function fileSource(file) {
  if (!existsSync(file)) throw new StepFailed('reading the journal', `there is no ${file}`, 'Name a file of SQLite.');
  const database = new DatabaseSync(file, { readOnly: true });
  return source(async (statement) => database.prepare(statement).all(), () => database.close());
}

/** The database of npm start. */
export function localSource() {
  const file = globSync(join(stateDir, 'v3/d1/*/*.sqlite')).find((name) => !name.endsWith('metadata.sqlite'));
  if (!file) throw new StepFailed('reading the journal', 'there is no local database yet', 'Run npm start first, or name a file with --file.');
  return fileSource(file);
}

/** D1 as it is deployed. */
export function remoteSource() {
  return source(async (statement) => {
    const { code, output } = await runWrangler(['d1', 'execute', 'DB', '--remote', '--json', '--command', statement]);
    if (code !== 0) throw new StepFailed('asking D1', output.split('\n').slice(-8).join('\n'), 'Sign in with npx wrangler login.');
    return JSON.parse(output.slice(output.indexOf('[')))[0].results;
  }, () => {});
}
