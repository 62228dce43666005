// The set-up, in order: what running needs, then what testing adds. Every step does nothing when its work is done.
import { ensureCargoTools } from './cargo-tools.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureNode } from './node.mjs';
import { installPackages } from './packages.mjs';
import { ensurePdfTools } from './pdf-tools.mjs';
import { ensurePython } from './python.mjs';
import { ensureRust, ensureRustCheckers } from './rust.mjs';

/** All that building and running needs. */
export async function setUp() {
  await installPackages();
  await ensureNode();
  await ensureRust();
  await ensureCargoTools();
}

/** All that the tests need besides. */
export async function setUpTests() {
  await setUp();
  await ensureRustCheckers();
  await ensureChromium();
  await ensurePdfTools();
  await ensurePython();
}
