// What a cargo artefact was made from: the files rustc itself names, so that nothing included is ever missed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { capture } from '../lib/run.mjs';
import { fingerprint } from '../lib/stamp.mjs';

const always = ['Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', '.cargo', 'scripts/build'].map((path) => join(root, path));

/** The sources that cargo lists beside an artefact (make's format, spaces escaped). @param {string} depFile */
export function sourcesIn(depFile) {
  const [line = ''] = readFileSync(depFile, 'utf8').split('\n');
  const paths = line.slice(line.indexOf(': ') + 2);
  return paths.split(/(?<!\\) /).map((path) => path.replaceAll('\\ ', ' ')).filter(Boolean);
}

/** One hash of sources, manifest, compiler and way of building. @param {string[]} sources @param {string} mode */
export async function stateOf(sources, mode) {
  const { output } = await capture('rustc', ['--version']);
  return fingerprint({ paths: [...always, ...sources], texts: [output.trim(), mode] });
}

/**
 * Whether an artefact is still the one its sources make.
 * @param {string} recordFile @param {string} artefact @param {string} mode
 */
export async function isFresh(recordFile, artefact, mode) {
  if (!existsSync(recordFile) || !existsSync(artefact)) return false;
  const record = JSON.parse(readFileSync(recordFile, 'utf8'));
  if (record.mode !== mode || !record.sources.every(existsSync)) return false;
  return record.state === (await stateOf(record.sources, mode));
}
