// The judges of electronic invoices, asked about bytes that came over the wire.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, venv } from '../../scripts/lib/paths.mjs';

const python = join(venv, 'bin', 'python');

/** Asserts that bytes are a PDF, and one that the judges take when they are installed. @param {Uint8Array} bytes @param {'invoice' | 'paper'} kind */
export function assertPaper(bytes, kind) {
  assert.equal(Buffer.from(bytes.subarray(0, 5)).toString('latin1'), '%PDF-');
  const carries = Buffer.from(bytes).includes('factur-x.xml');
  assert.equal(carries, kind === 'invoice', kind === 'invoice' ? 'an invoice carries its data' : 'a quote carries none');
  if (!existsSync(python)) return;
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-'));
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, bytes);
  const { status, stdout, stderr } = spawnSync(python, [join(root, 'tests/validators/judge.py'), ...(kind === 'paper' ? ['--paper'] : []), file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  assert.equal(status, 0, stdout + stderr);
}
