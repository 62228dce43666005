// Remembers what a piece of work was made from, so that it is not made again.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One hash over files, folders and plain texts. @param {{ paths?: string[], texts?: string[] }} from */
export function fingerprint({ paths = [], texts = [] }) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesUnder)) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesUnder(join(path, name)));
}

/** @param {string} file @param {string} value */
export const isStamped = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value;

/** @param {string} file @param {string} value */
export const stamp = (file, value) => writeFileSync(file, value);
