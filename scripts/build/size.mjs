// The weight of what is built, as it travels, against its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { StepFailed } from '../lib/failure.mjs';
import { engineWasm } from './engine.mjs';
import { workerWasm } from './worker.mjs';

const kilo = 1024;
// The platform's wall is 3 MB. The everyday build keeps function names and is not optimised: it weighs an eighth more than what is deployed.
const budgets = [
  { what: 'Worker', file: workerWasm, gzip: 1536 * kilo },
  { what: 'browser engine', file: engineWasm, gzip: 256 * kilo },
];

/** Prints each weight and fails if one is over. */
export function checkSizes() {
  const over = budgets.filter(({ what, file, gzip }) => {
    const bytes = readFileSync(file);
    const packed = gzipSync(bytes, { level: 9 }).length;
    const kb = (/** @type {number} */ n) => `${Math.round(n / kilo)} KB`;
    console.log(`  ${what}: ${kb(bytes.length)}, ${kb(packed)} gzip of ${kb(gzip)} allowed`);
    return packed > gzip;
  });
  if (over.length === 0) return;
  throw new StepFailed('size budget', `over budget: ${over.map(({ what }) => what).join(', ')}`,
    'Find what grew: cargo tree, or twiggy on the wasm. Raise the budget only for a reason that README can state.');
}
