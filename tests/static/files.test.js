// The files that pages make: sheets that no spreadsheet runs, archives that other programs open.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

Object.assign(globalThis, { document: { documentElement: { lang: 'fr' } } });
const pages = join(import.meta.dirname, '../../public/js/lists');
const { csv } = await import(join(pages, 'csv.js'));
const { crc32, zip } = await import(join(pages, 'zip.js'));

/** @param {unknown[][]} rows one value each */
const lines = async (rows) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv([['Valeur', 'text', (/** @type {unknown[]} */ [value]) => value]], rows).arrayBuffer()).split('\r\n');

test('text that begins like a formula stays text, whatever its first character', async () => {
  const typed = ['=1+1', '+33 1', '-2', '@SUM(A1)', '\tx', '＝1', 'dit « "oui" »; puis', 'Café'];
  const [head, ...cells] = await lines(typed.map((text) => [text]));
  assert.equal(head, '\ufeff"Valeur"');
  assert.deepEqual(cells, [`"'=1+1"`, `"'+33 1"`, `"'-2"`, `"'@SUM(A1)"`, `"'\tx"`, `"'＝1"`, '"dit « ""oui"" »; puis"', '"Café"', '']);
});

test('amounts are numbers with a decimal comma, days are days, nothing is nothing', async () => {
  const cells = [['Jour', 'day', (/** @type {any} */ row) => row.day], ['Total', 'cents', (/** @type {any} */ row) => row.total], ['Prix', 'number', (/** @type {any} */ row) => row.price]];
  const text = await csv(cells, [{ day: '2026-11-24', total: -123_450, price: '0.125' }, { day: null, total: 0, price: null }]).text();
  assert.deepEqual(text.split('\r\n').slice(1), ['"24/11/2026";-1234,50;0,125', ';0,00;', '']);
});

test('an archive holds its files as they are, under their names', async () => {
  assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const file = join(folder, 'factures.zip');
  const files = [['F-2026-0001.pdf', 'une'], ['Brouillon Élan (2).pdf', ''], ['long.pdf', 'x'.repeat(70_000)]].map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  writeFileSync(file, Buffer.from(await zip(files, new Date(2026, 10, 24, 10, 42, 8)).arrayBuffer()));
  const python = 'import sys, json, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(json.dumps([[i.filename, i.file_size, list(i.date_time)] for i in z.infolist()]))';
  const listed = JSON.parse(execFileSync('python3', ['-c', python, file], { encoding: 'utf8' }));
  rmSync(folder, { recursive: true });
  const at = [2026, 11, 24, 10, 42, 8];
  assert.deepEqual(listed, [['F-2026-0001.pdf', 3, at], ['Brouillon Élan (2).pdf', 0, at], ['long.pdf', 70_000, at]]);
});
