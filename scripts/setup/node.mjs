// A Node new enough for wrangler: the system's, or the one that came as a package.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailed } from '../lib/failure.mjs';
import { nodeModules, npmBin } from '../lib/paths.mjs';

// wrangler asks for 22.12; node:sqlite needs no flag from 22.13
const wanted = [22, 13];

const isNewEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
};

/**
 * Goes on if this Node will do; otherwise runs the same script under the packaged one and ends as it ends.
 * Everything started from here finds our own programs first.
 */
export async function ensureNode() {
  const bin = join(nodeModules, '.bin');
  if (!process.env.PATH?.startsWith(bin)) process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;
  if (isNewEnough()) return;
  const packaged = npmBin('node');
  if (!existsSync(packaged)) {
    throw new StepFailed('Node', `this is Node ${process.versions.node}, and no packaged Node exists for ${process.platform} ${process.arch}`,
      `Install Node ${wanted.join('.')} or newer from nodejs.org, then run the command again.`);
  }
  process.exit(await again(packaged));
}

/** @param {string} node @returns {Promise<number>} */
function again(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
