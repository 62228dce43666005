// Local secrets, made once, kept in .dev.vars, never in git. Wrangler reads the same file.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

const file = join(root, '.dev.vars');
export const secretNames = /** @type {const} */ (['JWT_SECRET', 'PEPPER', 'LINK_SECRET', 'MAIL_TOKEN']);

/** @returns {Record<typeof secretNames[number], string>} */
export function freshSecrets() {
  const entries = secretNames.map((name) => [name, randomBytes(32).toString('base64url')]);
  return Object.fromEntries(entries);
}

/** The secrets of this clone; those that are missing are made now. @returns {Record<string, string>} */
export function localSecrets() {
  const known = existsSync(file) ? Object.fromEntries(readFileSync(file, 'utf8').split('\n').filter(Boolean).map(pair)) : {};
  const secrets = { ...freshSecrets(), ...known };
  if (secretNames.some((name) => !(name in known))) {
    const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(file, lines.join(''), { mode: 0o600 });
  }
  return secrets;
}

/** @param {string} line */
const pair = (line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)];
