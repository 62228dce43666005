// Writes the served folder from public/, and writes it anew when a page is edited.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explain, StepFailed } from '../../lib/failure.mjs';
import { root, workerDir } from '../../lib/paths.mjs';
import { fingerprint, isStamped, stamp } from '../../lib/stamp.mjs';
import { gather } from './gather.mjs';

const source = join(root, 'public');
export const assetsDir = join(workerDir, 'assets');
const record = join(workerDir, 'assets-made-from');
const inputs = [source, join(root, 'scripts/build/assets'), join(root, 'package-lock.json')];

/** Brings the served folder up to date. Files that stay the same are not touched, so that nothing being served notices. */
export async function buildAssets() {
  const wanted = fingerprint({ paths: inputs });
  if (existsSync(assetsDir) && isStamped(record, wanted)) return;
  const files = await gather().catch((error) => {
    throw new StepFailed('putting the pages together', String(error.message ?? error), 'Mend the line it names.');
  });
  for (const [path, contents] of files) write(join(assetsDir, path), Buffer.from(contents));
  const present = readdirSync(assetsDir, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(assetsDir, path)).isFile());
  for (const path of present) if (!files.has(path)) rmSync(join(assetsDir, path));
  stamp(record, wanted);
}

/** Whole or not at all: another process may be reading, or writing the same. @param {string} file @param {Buffer} contents */
function write(file, contents) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  mkdirSync(dirname(file), { recursive: true });
  const whole = join(workerDir, `.assets-${process.pid}`);
  writeFileSync(whole, contents);
  renameSync(whole, file);
}

/** Follows edits of public/ until stopped. @returns {() => void} */
export function watchAssets() {
  /** @type {NodeJS.Timeout | undefined} */
  let soon;
  const watcher = watch(source, { recursive: true }, () => {
    clearTimeout(soon);
    // an editor writes a file in several moves
    soon = setTimeout(() => buildAssets().catch(explain), 60);
  });
  return () => {
    clearTimeout(soon);
    watcher.close();
  };
}
