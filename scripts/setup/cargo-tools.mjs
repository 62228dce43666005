// worker-build and wasm-bindgen, of the very versions that Cargo.lock holds of their libraries.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StepFailed } from '../lib/failure.mjs';
import { cargoTool, root, toolsDir } from '../lib/paths.mjs';
import { capture, show } from '../lib/run.mjs';

/** tool: the program; crate: where it comes from; library: whose locked version it must equal */
const tools = [
  { tool: 'worker-build', crate: 'worker-build', library: 'worker' },
  { tool: 'wasm-bindgen', crate: 'wasm-bindgen-cli', library: 'wasm-bindgen' },
];

/** Builds the tools that are missing or of another version. */
export async function ensureCargoTools() {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  for (const { tool, crate, library } of tools) {
    const version = new RegExp(`name = "${library}"\nversion = "([^"]+)"`).exec(lock)?.[1];
    if (!version) throw new StepFailed(tool, `Cargo.lock does not name ${library}`, 'Run: cargo generate-lockfile');
    const { code, output } = await capture(cargoTool(tool), ['--version']);
    if (code === 0 && output.trim().split(' ').at(-1) === version) continue;
    await install(crate, version);
  }
}

/** @param {string} crate @param {string} version */
async function install(crate, version) {
  console.log(`· ${crate} ${version}, built from source into ${toolsDir} (two to four minutes, once)`);
  const args = ['install', crate, '--version', version, '--root', toolsDir, '--force', '--quiet'];
  // its own lock first; a registry mirror may not serve one of the locked versions yet
  for (const lock of [['--locked'], []]) {
    if ((await show('cargo', [...args, ...lock])).code === 0) return;
  }
  throw new StepFailed(`${crate} ${version}`, 'cargo install failed (its own words are above)',
    `Check the network, then: cargo install ${crate} --version ${version} --root ${toolsDir}`);
}
