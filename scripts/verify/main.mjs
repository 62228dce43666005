// Each of the long checks in turn; all of them run, whatever one says.
import { explain } from '../lib/failure.mjs';
import { crash } from './crash.mjs';
import { fuzz } from './fuzz.mjs';
import { lighthouse } from './lighthouse.mjs';
import { schemathesis } from './schemathesis.mjs';
import { soak } from './soak.mjs';
import { tenancy } from './tenancy.mjs';
import { year } from './year.mjs';

/** @typedef {{ rounds: number, runs: number, minutes: number, executions: number, examples: number }} Sizes How often, and how long. */

const checks = { crash, fuzz, lighthouse, schemathesis, soak, tenancy, year };

/** @param {Sizes & { only: string[] | undefined }} asked @returns {Promise<number>} The exit code. */
export async function verify({ only, ...sizes }) {
  let code = 0;
  for (const [name, check] of Object.entries(checks)) {
    if (only && !only.includes(name)) continue;
    console.log(`\n▶ ${name}`);
    try {
      await check(sizes);
      console.log(`✓ ${name}`);
    } catch (error) {
      explain(error);
      code = 1;
    }
  }
  return code;
}
