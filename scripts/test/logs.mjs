// The logs of a whole run: emptied before the first server starts, judged after the last has stopped.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { faultsIn, logs } from '../../tests/support/log.js';
import { StepFailed } from '../lib/failure.mjs';

export function emptyLogs() {
  rmSync(logs, { recursive: true, force: true });
}

/** Each server was judged by what its test provoked when it stopped (tests/support/server.js); no test may provoke a panic. */
export function judgeLogs() {
  const files = existsSync(logs) ? readdirSync(logs) : [];
  if (files.length === 0) throw new StepFailed('logs', 'no server has left a log', 'Run the api and browser steps first: npm test.');
  const all = files.map((file) => ({ file, lines: readFileSync(join(logs, file), 'utf8').split('\n').filter(Boolean) }));
  const faults = all.flatMap(({ file, lines }) => faultsIn(lines, { provoked: [/./] }).map((fault) => `${file}: ${fault}`));
  if (faults.length > 0) throw new StepFailed('logs', faults.join('\n'), 'Find the request by its id in the log, in tests/.artifacts/logs, and mend what made it fall.');
  console.log(`  ${files.length} servers, ${all.reduce((sum, { lines }) => sum + lines.length, 0)} lines, no panic`);
}
