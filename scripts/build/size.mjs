// The weight of what is built, as it travels, against its budget.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { StepFailed } from '../lib/failure.mjs';
import { engineWasm } from './engine.mjs';
import { workerWasm } from './worker.mjs';

const kilo = 1024;
const gzip = { as: 'gzip', pack: (/** @type {Buffer} */ bytes) => gzipSync(bytes, { level: 9 }) };
const brotli = { as: 'Brotli', pack: (/** @type {Buffer} */ bytes) => brotliCompressSync(bytes) };
// The platform's wall is 3 MB. The everyday build keeps function names and is not optimised: it weighs an eighth more than what is deployed.
const worker = { local: 1408 * kilo, deploy: 1280 * kilo };

/** Prints each weight and fails if one is over. @param {keyof typeof worker} mode */
export function checkSizes(mode) {
  const budgets = [
    { what: 'Worker', file: workerWasm, ...gzip, most: worker[mode] },
    { what: 'browser engine', file: engineWasm, ...brotli, most: 71 * kilo },
  ];
  const over = budgets.filter(({ what, file, as, pack, most }) => {
    const bytes = readFileSync(file);
    const packed = pack(bytes).length;
    const kb = (/** @type {number} */ n) => `${Math.round(n / kilo)} KB`;
    console.log(`  ${what}: ${kb(bytes.length)}, ${kb(packed)} ${as} of ${kb(most)} allowed`);
    return packed > most;
  });
  if (over.length === 0) return;
  throw new StepFailed('size budget', `over budget: ${over.map(({ what }) => what).join(', ')}`,
    'Find what grew: cargo tree, or twiggy on the wasm. Raise the budget only for a reason that README can state.');
}
