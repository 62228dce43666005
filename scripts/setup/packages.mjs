// The npm packages, exactly as locked.
import { join } from 'node:path';
import { StepFailed } from '../lib/failure.mjs';
import { nodeModules, root } from '../lib/paths.mjs';
import { show } from '../lib/run.mjs';
import { fingerprint, isStamped, stamp } from '../lib/stamp.mjs';

const stampFile = join(nodeModules, '.comptoir-stamp');

/** Installs node_modules when the lock file says something new. */
export async function installPackages() {
  const wanted = fingerprint({ paths: [join(root, 'package-lock.json')], texts: [process.platform, process.arch] });
  if (isStamped(stampFile, wanted)) return;
  console.log('· npm packages (first time or lock changed)');
  // not npm ci, which gives up if the registry at hand lacks a binary for some other system; the lock is obeyed all
  // the same. loglevel error: npm would warn that the system's Node is old, and we bring our own
  const { code } = await show('npm', ['install', '--no-save', '--loglevel=error']);
  if (code !== 0) {
    throw new StepFailed('npm packages', `npm install ended with code ${code} (its own words are above)`,
      'Check the network, then try again. If package.json was edited, run npm install once to renew the lock.');
  }
  stamp(stampFile, wanted);
}
