// Debian's packages, where we are allowed to install them.
import { existsSync } from 'node:fs';
import { StepFailed } from '../lib/failure.mjs';
import { capture, show } from '../lib/run.mjs';

/** Installs packages, or says by name which ones a person should. @param {string} step @param {string[]} packages */
export async function aptInstall(step, packages) {
  const remedy = `Install by your system's own means: ${packages.join(', ')}. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get')) throw new StepFailed(step, `missing: ${packages.join(', ')}`, remedy);
  if (process.getuid?.() !== 0) throw new StepFailed(step, `missing: ${packages.join(', ')}; only root may install them`, remedy);
  console.log(`· ${step}: apt-get install ${packages.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await capture('apt-get', ['update', '-qq'], { env });
  const { code } = await show('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  if (code !== 0) throw new StepFailed(step, `apt-get ended with code ${code} (its own words are above)`, remedy);
}
