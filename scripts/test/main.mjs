// Runs the steps in order, stops at the first red, and closes with one line of figures.
import { explain, StepFailed } from '../lib/failure.mjs';
import { watch } from '../lib/run.mjs';
import { steps } from './steps.mjs';
import { Tally } from './tally.mjs';

/** @import { Step } from './steps.mjs' */

/** @param {string[]} only Names of the steps to run; all of them when empty. @returns {Promise<number>} The exit code. */
export async function runTests(only) {
  const all = steps();
  const unknown = only.filter((name) => !all.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new StepFailed('choosing steps', `no step is called ${unknown.join(', ')}`, `Choose among: ${all.map(({ name }) => name).join(', ')}`);
  }
  const tally = new Tally();
  for (const step of all.filter(({ name }) => only.length === 0 || only.includes(name))) {
    if (await passes(step, tally)) continue;
    tally.failed = Math.max(tally.failed, 1);
    break;
  }
  console.log(`\n${tally}`);
  return tally.failed === 0 ? 0 : 1;
}

/** @param {Step} step @param {Tally} tally @returns {Promise<boolean>} */
async function passes(step, tally) {
  const startedAt = performance.now();
  console.log(`\n▶ ${step.name}`);
  const green = 'act' in step ? await acts(step.act) : await commands(step, tally);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(green ? `✓ ${step.name} (${seconds} s)` : `✗ ${step.name} (${seconds} s). Again alone: npm test -- --only ${step.name}`);
  return green;
}

/** @param {() => Promise<void>} act */
async function acts(act) {
  try {
    await act();
    return true;
  } catch (error) {
    explain(error);
    return false;
  }
}

/** @param {{ command: string[], env?: Record<string, string> }} step @param {Tally} tally */
async function commands({ command: [program = '', ...args], env = {} }, tally) {
  const { code, output } = await watch(program, args, (line) => {
    console.log(line);
    tally.read(line);
  }, { env });
  if (code === 127) console.error(output);
  return code === 0;
}
