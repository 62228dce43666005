// The local D1: brought up to the migrations, and asked whether anybody lives in it yet.
import { existsSync, globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StepFailed } from '../lib/failure.mjs';
import { root, stateDir } from '../lib/paths.mjs';
import { fingerprint, isStamped, stamp } from '../lib/stamp.mjs';
import { runWrangler } from './wrangler.mjs';

const stampFile = join(stateDir, 'migrations-stamp');

/** Applies the migrations unless the local database has had them all. */
export async function migrate() {
  const wanted = fingerprint({ paths: [join(root, 'migrations')] });
  if (isStamped(stampFile, wanted)) return;
  console.log('· migrations');
  const { code, output } = await runWrangler(['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', stateDir]);
  if (code !== 0) {
    throw new StepFailed('migrations', output.split('\n').slice(-12).join('\n'),
      'If a migration is wrong, mend it. If only the local data is, delete .wrangler and start again.');
  }
  mkdirSync(stateDir, { recursive: true });
  stamp(stampFile, wanted);
}

/** Whether nobody has signed up yet. */
export function isEmpty() {
  const files = globSync(join(stateDir, 'v3/d1/*/*.sqlite')).filter((file) => !file.endsWith('metadata.sqlite'));
  return !files.some(hasUsers);
}

/** @param {string} file */
function hasUsers(file) {
  if (!existsSync(file)) return false;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const isOurs = database.prepare("select 1 from sqlite_master where type = 'table' and name = 'users'").get();
    return isOurs !== undefined && database.prepare('select 1 from users limit 1').get() !== undefined;
  } finally {
    database.close();
  }
}
