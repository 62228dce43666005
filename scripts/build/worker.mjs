// The Worker: Rust through worker-build into build/.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StepFailed } from '../lib/failure.mjs';
import { cargoTool, npmBin, targetDir, workerDir } from '../lib/paths.mjs';
import { show } from '../lib/run.mjs';
import { features } from './engine.mjs';
import { isFresh, sourcesIn, stateOf } from './inputs.mjs';

const depFile = join(targetDir, 'wasm32-unknown-unknown/release/comptoir.d');
const record = join(workerDir, 'made-from.json');
/** Which function a number in a trace is, one a line. */
const names = join(targetDir, 'deployed-names.txt');
export const workerWasm = join(workerDir, 'index_bg.wasm');

/** What worker-build would otherwise fetch from the network, at versions of its own. */
export const toolPaths = {
  WASM_BINDGEN_BIN: cargoTool('wasm-bindgen'),
  WASM_OPT_BIN: npmBin('wasm-opt'),
  ESBUILD_BIN: npmBin('esbuild'),
};

/**
 * Builds the Worker unless it is fresh. Both modes are release builds; wasm-opt costs some ten seconds more and is
 * for what is deployed.
 * @param {'local' | 'deploy'} mode
 */
export async function buildWorker(mode) {
  if (await isFresh(record, workerWasm, mode)) return;
  console.log(`· Worker (${mode})`);
  const args = mode === 'deploy' ? ['--release'] : ['--release', '--no-opt'];
  const { code } = await show(cargoTool('worker-build'), args, { env: toolPaths });
  if (code !== 0) {
    throw new StepFailed('building the Worker', `worker-build ended with code ${code} (its own words are above)`,
      'If the compiler names a line, mend it. Otherwise run cargo clean and try again.');
  }
  if (mode === 'deploy') await dropNames();
  const sources = sourcesIn(depFile);
  writeFileSync(record, JSON.stringify({ mode, sources, state: await stateOf(sources, mode) }));
}

/** What is deployed carries no function names; a list of them stays here, to read a trace by. */
async function dropNames() {
  const known = [...features, 'exception-handling'].map((name) => `--enable-${name}`);
  const { code } = await show(npmBin('wasm-opt'), [...known, `--symbolmap=${names}`, workerWasm, '-o', workerWasm]);
  if (code === 0) return;
  throw new StepFailed('building the Worker', `wasm-opt ended with code ${code} (its own words are above)`,
    'Run npm ci, then the build again.');
}
