// Running other programs: shown as they go, captured, or watched line by line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';

/**
 * @typedef {object} Options
 * @property {Record<string, string | undefined>} [env] Added to the environment.
 * @property {string} [cwd]
 * @typedef {{ code: number, output: string }} Outcome
 */

/** @param {Options} options */
const spawnOptions = ({ env = {}, cwd = root }) => ({ cwd, env: { ...process.env, ...env } });

/** Runs a program with its output on our own. @param {string} command @param {string[]} args @param {Options} [options] */
export function show(command, args, options = {}) {
  return settle(spawn(command, args, { ...spawnOptions(options), stdio: ['ignore', 'inherit', 'inherit'] }), () => '');
}

/** Runs a program and keeps what it says. @param {string} command @param {string[]} args @param {Options} [options] */
export function capture(command, args, options = {}) {
  return watch(command, args, () => {}, options);
}

/**
 * Runs a program, hands over each of its lines, and keeps them all.
 * @param {string} command @param {string[]} args @param {(line: string) => void} onLine @param {Options} [options]
 */
export function watch(command, args, onLine, options = {}) {
  const child = spawn(command, args, { ...spawnOptions(options), stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {string[]} */
  const lines = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      onLine(line);
    });
  }
  return settle(child, () => lines.join('\n'));
}

/** A missing program is an outcome too (127, as a shell says it), so that callers have one path. */
/** @param {import('node:child_process').ChildProcess} child @param {() => string} output @returns {Promise<Outcome>} */
function settle(child, output) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? 130 : 1), output: output() }));
  });
}
