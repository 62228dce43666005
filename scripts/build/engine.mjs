// The browser's engine: the domain alone, compiled to WebAssembly with its JavaScript bindings.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StepFailed } from '../lib/failure.mjs';
import { cargoTool, npmBin, root, targetDir } from '../lib/paths.mjs';
import { show } from '../lib/run.mjs';
import { isFresh, sourcesIn, stateOf } from './inputs.mjs';
import { lastWords, mute } from './mute.mjs';

const release = join(targetDir, 'wasm32-unknown-unknown/engine');
const outDir = join(root, 'public/js/engine');
// outside the served folder, since it names this machine's paths
const record = join(targetDir, 'engine-made-from.json');
export const engineWasm = join(outDir, 'comptoir_bg.wasm');

const cargoArgs = ['build', '--lib', '--profile', 'engine', '--no-default-features', '--features', 'browser', '--target', 'wasm32-unknown-unknown'];
const muted = join(release, 'muted', 'comptoir.wasm');
const bindgenArgs = [muted, '--target', 'web', '--out-dir', outDir, '--remove-producers-section'];
// what Rust emits and every browser reads; newer proposals would be used in ways that browsers do not know yet
export const features = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];
// the compiler has made it small already: shuffled further it weighs less unpacked, and more on its way; with its
// functions in the order of their names, like stands by like, which packs better
const passes = ['--dae-optimizing', '-O1', '--reorder-functions-by-name', '--strip-debug'];
const optArgs = [...features.map((name) => `--enable-${name}`), ...passes, engineWasm, '-o', engineWasm];
/** What else decides the outcome: an engine made otherwise is made again. */
const mode = ['engine', lastWords, ...optArgs].join(' ');

/** Builds the engine unless it is fresh; it is always optimised, since it travels to browsers. */
export async function buildEngine() {
  if (await isFresh(record, engineWasm, mode)) return;
  console.log('· engine for the browser');
  mkdirSync(outDir, { recursive: true });
  await step('cargo', cargoArgs);
  const sources = sourcesIn(join(release, 'comptoir.d'));
  mkdirSync(dirname(muted), { recursive: true });
  writeFileSync(muted, mute(readFileSync(join(release, 'comptoir.wasm'))));
  await step(cargoTool('wasm-bindgen'), bindgenArgs);
  await step(npmBin('wasm-opt'), optArgs);
  writeFileSync(record, JSON.stringify({ mode, sources, state: await stateOf(sources, mode) }));
}

/** @param {string} program @param {string[]} args */
async function step(program, args) {
  const { code } = await show(program, args);
  if (code === 0) return;
  throw new StepFailed('building the browser engine', `${program} ended with code ${code} (its own words are above)`,
    'If the compiler names a line, mend it. Otherwise run cargo clean and try again.');
}
