// The judges of electronic invoices, which are Python packages, in an environment of their own.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StepFailed } from '../lib/failure.mjs';
import { root, venv } from '../lib/paths.mjs';
import { capture, show } from '../lib/run.mjs';
import { fingerprint, isStamped, stamp } from '../lib/stamp.mjs';
import { aptInstall } from './apt.mjs';

const requirements = join(root, 'tests', 'requirements.txt');
const stampFile = join(venv, '.comptoir-stamp');
export const python = join(venv, 'bin', 'python');

/** Fills .venv from tests/requirements.txt when that has changed. */
export async function ensurePython() {
  const wanted = fingerprint({ paths: [requirements] });
  if (isStamped(stampFile, wanted)) return;
  console.log('· Python validators, into .venv');
  if (!existsSync(python)) await createVenv();
  const { code } = await show(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  if (code !== 0) {
    throw new StepFailed('Python validators', `pip ended with code ${code} (its own words are above)`,
      'Check the network and that Python is 3.10 or newer, delete .venv, then try again.');
  }
  stamp(stampFile, wanted);
}

/** Debian keeps venv apart from Python. */
async function createVenv() {
  const make = () => capture('python3', ['-m', 'venv', venv]);
  const first = await make();
  if (first.code === 0) return;
  if (first.code === 127) throw new StepFailed('Python', 'python3 does not run', 'Install Python 3.10 or newer.');
  rmSync(venv, { recursive: true, force: true });
  await aptInstall('Python venv', ['python3-venv']);
  const second = await make();
  if (second.code !== 0) throw new StepFailed('Python venv', second.output, 'Repair Python\'s venv module, then try again.');
}
