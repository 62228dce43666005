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
    assertFiles([...files.keys()].map((name) => join(folder, name)), options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Asserts that bytes are a PDF, and one that the judges take when they are installed. @param {Uint8Array} bytes @param {'invoice' | 'paper'} kind */
export function assertPaper(bytes, kind) {
  assert.equal(Buffer.from(bytes.subarray(0, 5)).toString('latin1'), '%PDF-');
  const carries = Buffer.from(bytes).includes('factur-x.xml');
  assert.equal(carries, kind === 'invoice', kind === 'invoice' ? 'an invoice carries its data' : 'a quote carries none');
  assertJudged(new Map([['paper.pdf', bytes]]), kind === 'paper' ? ['--paper'] : []);
}

/** Asserts that bytes are an invoice's data, and such that the judges take them. @param {Uint8Array} bytes @param {'cii' | 'ubl'} syntax */
export function assertData(bytes, syntax) {
  const mark = syntax === 'cii' ? 'CrossIndustryInvoice:100' : 'urn:oasis:names:specification:ubl:schema:xsd:';
  assert.ok(Buffer.from(bytes).includes(mark), `the data is written in ${syntax}`);
  assertJudged(new Map([['invoice.xml', bytes]]));
}
