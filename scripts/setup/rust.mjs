// The Rust that builds us: new enough, with the wasm target and, for tests, its formatter and its critic.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StepFailed } from '../lib/failure.mjs';
import { root } from '../lib/paths.mjs';
import { capture, show } from '../lib/run.mjs';

const target = 'wasm32-unknown-unknown';

/** Checks rustc and adds the wasm target to the toolchain in use if it lacks it. */
export async function ensureRust() {
  const { code, output } = await capture('rustc', ['--version']);
  if (code !== 0) {
    throw new StepFailed('Rust', `rustc does not run: ${output}`,
      'Install Rust from https://rustup.rs, open a new terminal, then run the command again.');
  }
  checkVersion(output);
  const sysroot = (await capture('rustc', ['--print', 'sysroot'])).output.trim();
  if (existsSync(join(sysroot, 'lib', 'rustlib', target))) return;
  console.log(`· Rust target ${target}`);
  if ((await show('rustup', ['target', 'add', target])).code !== 0) {
    throw new StepFailed('Rust wasm target', `rustup could not add ${target}`,
      `Check the network, then: rustup target add ${target}`);
  }
}

/** @param {string} line As rustc --version prints it. */
function checkVersion(line) {
  const wanted = /^rust-version = "(.+)"$/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))?.[1] ?? '0';
  const found = /(\d+)\.(\d+)/.exec(line);
  const [major = 0, minor = 0] = wanted.split('.').map(Number);
  const enough = found && (Number(found[1]) > major || (Number(found[1]) === major && Number(found[2]) >= minor));
  if (!enough) {
    throw new StepFailed('Rust', `Rust ${wanted} or newer is needed; this is ${line.trim()}`, 'Run: rustup update stable');
  }
}

/** Adds rustfmt and clippy, which the checks use. */
export async function ensureRustCheckers() {
  for (const [program, component] of /** @type {const} */ ([['cargo-fmt', 'rustfmt'], ['cargo-clippy', 'clippy']])) {
    if ((await capture(program, ['--version'])).code === 0) continue;
    console.log(`· Rust component ${component}`);
    if ((await show('rustup', ['component', 'add', component])).code !== 0) {
      throw new StepFailed(`Rust ${component}`, `rustup could not add ${component}`, `Run: rustup component add ${component}`);
    }
  }
}
