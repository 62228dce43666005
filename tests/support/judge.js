// The judges of electronic invoices, asked about files, or about bytes that came over the wire.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, venv } from '../../scripts/lib/paths.mjs';

const python = join(venv, 'bin', 'python');

/** Whether the judges are installed. */
export const present = existsSync(python);

/** Asserts that the judges take files. @param {string[]} files @param {string[]} [options] */
export function assertFiles(files, options = []) {
  const { status, stdout, stderr } = spawnSync(python, [join(root, 'tests/validators/judge.py'), ...options, ...files], { encoding: 'utf8' });
  if (status === 0) return;
  const refused = stdout ? Object.entries(JSON.parse(stdout)).filter(([, verdict]) => !verdict.valid) : [];
  assert.fail(JSON.stringify(refused, null, 1) + stderr);
}

/** Asserts that the judges take papers and data by their names, where they are installed: they are slow to start and quick to judge. @param {Map<string, Uint8Array>} files @param {string[]} [options] */
export function assertJudged(files, options) {
  if (!present) return;
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-'));
  try {
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    assertFiles([...files.keys()].filter((name) => !name.endsWith('.json')).map((name) => join(folder, name)), options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What was left of an earlier document, in cents, where a file takes all of it: its tax is then no percentage of its own. @typedef {{ category: string, rate: number, base: number, tax: number }[]} Left */

/** The file that says so to the judges. @param {string} name @param {Left} left @returns {[string, Uint8Array][]} */
function beside(name, left) {
  const plain = (/** @type {number} */ cents) => (cents / 100).toFixed(2);
  const rows = left.map(({ category, rate, base, tax }) => ({ category, rate: String(rate / 100), base: plain(base), tax: plain(tax) }));
  return rows.length > 0 ? [[`${name}.remainder.json`, Buffer.from(JSON.stringify(rows))]] : [];
}

/** Asserts that bytes are a PDF, and one that the judges take when they are installed. @param {Uint8Array} bytes @param {'invoice' | 'paper'} kind @param {Left} [left] */
export function assertPaper(bytes, kind, left = []) {
  assert.equal(Buffer.from(bytes.subarray(0, 5)).toString('latin1'), '%PDF-');
  const carries = Buffer.from(bytes).includes('factur-x.xml');
  assert.equal(carries, kind === 'invoice', kind === 'invoice' ? 'an invoice carries its data' : 'a quote carries none');
  assertJudged(new Map([['paper.pdf', bytes], ...beside('paper', left)]), kind === 'paper' ? ['--paper'] : []);
}

/** Asserts that bytes are an invoice's data, and such that the judges take them. @param {Uint8Array} bytes @param {'cii' | 'ubl'} syntax @param {Left} [left] */
export function assertData(bytes, syntax, left = []) {
  const mark = syntax === 'cii' ? 'CrossIndustryInvoice:100' : 'urn:oasis:names:specification:ubl:schema:xsd:';
  assert.ok(Buffer.from(bytes).includes(mark), `the data is written in ${syntax}`);
  assertJudged(new Map([['invoice.xml', bytes], ...beside('invoice', left)]));
}
