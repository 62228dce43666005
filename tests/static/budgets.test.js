// The weight of the interface: what a first visit downloads, and all there is, after Brotli.
import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { transformSync } from 'esbuild';

const shipped = join(import.meta.dirname, '../../public');
const kilobyte = 1024;

/** @param {string} file */
const weight = (file) => brotliCompressSync(readFileSync(file)).length;
/** @param {string[]} files */
const total = (files) => files.reduce((sum, file) => sum + weight(file), 0);
/** @param {string} pattern */
const files = (pattern) => globSync(join(shipped, pattern));

/** Every module that starts with a page: what it imports, and what those import. @param {string} entry @param {Set<string>} [found] */
function graph(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  const source = readFileSync(entry, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  for (const [, path] of source.matchAll(/(?:^|\n)(?:import|export)[^;'"]*?from ?['"](\.[^'"]+)['"]/g)) graph(join(dirname(entry), path ?? ''), found);
  return found;
}

const critical = [...graph(join(shipped, 'js/main.js'))];
const scripts = files('js/**/*.js').filter((file) => !file.includes('/engine/'));

test('a first visit takes at most sixteen modules and forty kilobytes of script', () => {
  assert.ok(critical.length <= 16, `${critical.length} modules:\n${critical.map((file) => relative(shipped, file)).join('\n')}`);
  assert.ok(total(critical) <= 40 * kilobyte, `${total(critical)} bytes`);
});

test('the page preloads exactly the modules that it starts with', () => {
  const page = readFileSync(join(shipped, 'index.html'), 'utf8');
  const preloaded = [...page.matchAll(/rel="modulepreload" href="\/([^"]+)"/g)].map(([, path]) => path);
  assert.deepEqual(preloaded.toSorted(), critical.map((file) => relative(shipped, file)).toSorted());
});

test('all the code together stays under a hundred and ten kilobytes, words and comments aside', () => {
  // Types live in comments, which run nowhere; words are texts, read a page at a time.
  const loaded = scripts.filter((file) => !file.includes('/i18n/'));
  const bare = loaded.map((file) => transformSync(readFileSync(file, 'utf8'), { minifyWhitespace: true, legalComments: 'none' }).code);
  const sum = bare.reduce((so, code) => so + brotliCompressSync(code).length, 0);
  assert.ok(sum <= 110 * kilobyte, `${sum} bytes`);
});

test('the styles of the first page stay under fourteen kilobytes, all of them under twenty-four', () => {
  const page = readFileSync(join(shipped, 'index.html'), 'utf8');
  const first = [...page.matchAll(/rel="stylesheet" href="\/([^"]+)"/g)].map(([, path]) => join(shipped, path ?? ''));
  assert.ok(total(first) <= 14 * kilobyte, `${total(first)} bytes`);
  assert.ok(total(files('css/*.css')) <= 24 * kilobyte, `${total(files('css/*.css'))} bytes`);
});

test('one font, under twenty-eight kilobytes, and a page under four', () => {
  const fonts = files('fonts/*.woff2');
  assert.equal(fonts.length, 1);
  assert.ok(fonts.every((file) => statSync(file).size <= 28 * kilobyte));
  assert.ok(weight(join(shipped, 'index.html')) <= 4 * kilobyte);
});
