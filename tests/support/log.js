// What the runtime says while tests run: kept, and searched for panics, for errors nobody provoked, and for what a log may never hold.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

export const logs = join(root, 'tests/.artifacts/logs');

// how Rust, the bindings and the runtime speak of a program that fell over
const panics = ['panicked', 'RuntimeError', 'Critical', 'code had hung', 'Reinitializing Wasm', 'Uncaught'];
// our own words for what is ours to repair
const ours = /"(?:broken|outbox)":/;

/** @typedef {{ planted?: Iterable<string>, provoked?: RegExp[] }} Known What may not be said, and the errors that a test asked for. */

/** The lines that tell of a fault, each with why. @param {string[]} lines @param {Known} [known] @returns {string[]} */
export function faultsIn(lines, { planted = [], provoked = [] } = {}) {
  const secrets = [...planted].filter((secret) => secret.length > 0);
  /** @param {string} line */
  const fault = (line) => {
    const secret = secrets.find((one) => holds(line, one));
    if (secret) return `holds a secret (${secret})`;
    if (panics.some((word) => line.includes(word))) return 'tells of a panic';
    return ours.test(line) && !provoked.some((one) => one.test(line)) ? 'tells of an error that no test provoked' : undefined;
  };
  return lines.flatMap((line) => {
    const why = fault(line);
    return why ? [`the log ${why}: ${line}`] : [];
  });
}

/** Digits are a secret only where they stand alone: a code may be part of some longer number. @param {string} line @param {string} secret */
function holds(line, secret) {
  return /^\d+$/.test(secret) ? new RegExp(`(?<![\\da-f-])${secret}(?![\\da-f-])`).test(line) : line.includes(secret);
}

let kept = 0;

/** Writes a server's lines down under the name of the test file that started it. @param {string[]} lines */
export function keepLog(lines) {
  mkdirSync(logs, { recursive: true });
  kept += 1;
  writeFileSync(join(logs, `${basename(process.argv[1] ?? 'test')}-${process.pid}-${kept}.log`), lines.map((line) => `${line}\n`).join(''));
}
