// The API's description held against the API by somebody who invents requests: as a member and as an administrator of a company at work.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seat } from '../../tests/support/rights/people.js';
import { signUp } from '../../tests/support/people.js';
import { business, draftFor, foundHouse, ok } from '../../tests/support/house.js';
import { startApp } from '../../tests/support/server.js';
import { StepFailed } from '../lib/failure.mjs';
import { root, venv } from '../lib/paths.mjs';
import { show } from '../lib/run.mjs';

// What would end the session that asks, and what says to programs that the outside is not well
const spared = '/api/session$|/api/health$|/api/sign|/api/challenges';
const checks = 'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance';

/** The description, with the company of every path the one that there is. @param {string} company @returns {string} Its file. */
function described(company) {
  const whole = JSON.parse(readFileSync(join(root, 'public/api-docs/openapi.json'), 'utf8'), (_, value) => (value?.name === 'company' && value.in === 'path' ? { ...value, schema: { type: 'string', enum: [company] } } : value));
  const folder = join(root, 'tests/.artifacts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'openapi.json');
  writeFileSync(file, JSON.stringify(whole));
  return file;
}

/** @param {{ url: string, cookie: string, company: string, examples: number }} how @returns {Promise<number>} */
async function asked({ url, cookie, company, examples }) {
  const { code } = await show(join(venv, 'bin', 'st'), [
    'run', described(company), '--url', url, '--checks', checks, '--phases', 'examples,coverage,fuzzing', '--mode', 'all',
    '--max-examples', String(examples), '--seed', '42', '--generation-deterministic', '--continue-on-failure', '--no-color', '--max-redirects', '0',
    '--exclude-path-regex', spared, '--header', `Cookie:${cookie}`, '--workers', '2',
    // where it keeps what it found
  ], { cwd: join(root, 'tests/.artifacts') });
  return code;
}

/** @param {import('./main.mjs').Sizes} sizes */
export async function schemathesis({ examples }) {
  const app = await startApp();
  const failed = [];
  try {
    const house = await foundHouse(app);
    const client = ok(await house.person.post(house.at('/clients'), business), 201);
    ok(await house.person.post(house.at('/invoices'), draftFor(client)), 201);
    for (const role of /** @type {const} */ (['member', 'admin'])) {
      const person = await signUp(app);
      await seat(app, house.company.id, person, role);
      console.log(`  as ${role}`);
      if ((await asked({ url: app.url, cookie: person.cookie, company: house.company.id, examples })) !== 0) failed.push(role);
    }
  } finally {
    await app.stop();
  }
  if (failed.length > 0) throw new StepFailed('schemathesis', `an answer is not as described, as ${failed.join(' and ')} (its words are above)`, 'Mend the route, or describe in src/web/describe what it answers.');
}
