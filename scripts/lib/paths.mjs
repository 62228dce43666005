// Where things are in the project and, for tools shared by clones, in the user's cache.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
export const nodeModules = join(root, 'node_modules');
export const workerDir = join(root, 'build');
/** Cargo's output. */
export const targetDir = resolve(root, process.env.CARGO_TARGET_DIR || 'target');
export const stateDir = join(root, '.wrangler', 'state');
export const venv = join(root, '.venv');

const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
/** Tools built from source land here, so that a second clone is quick. */
export const toolsDir = process.env.COMPTOIR_TOOLS || join(cache, 'comptoir', 'tools');

/** @param {string} name A program that came with an npm package. */
export const npmBin = (name) => join(nodeModules, '.bin', name);
/** @param {string} name A program that was built by cargo for us. */
export const cargoTool = (name) => join(toolsDir, 'bin', name);
