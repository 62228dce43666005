// The weight of the interface as it is served, every byte of it, after Brotli: what a first visit downloads, and all there is.
import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { assetsDir, buildAssets } from '../../scripts/build/assets/main.mjs';

const kilobyte = 1024;

before(buildAssets);

/** @param {string} path */
const read = (path) => readFileSync(join(assetsDir, path));
/** @param {string} path */
const weight = (path) => brotliCompressSync(read(path)).length;
/** @param {Iterable<string>} paths */
const total = (paths) => [...paths].reduce((sum, path) => sum + weight(path), 0);
/** @param {string} pattern */
const files = (pattern) => globSync(join(assetsDir, pattern)).map((file) => relative(assetsDir, file));

/** A module, what it imports before it runs, and what those import. @param {string} entry @param {Set<string>} [found] */
function graph(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  const imports = read(entry).toString().matchAll(/\b(?:import|from)"(\.[^"]+)"/g);
  for (const [, path = ''] of imports) graph(join(entry, '..', path), found);
  return found;
}

/** @param {string} kind @param {RegExp} pattern */
const named = (kind, pattern) => {
  const found = [...read('index.html').toString().matchAll(pattern)].map(([, path = '']) => path);
  assert.ok(found.length > 0, kind);
  return found;
};
const preloaded = () => named('modules', /rel="modulepreload" href="\/([^"]+)"/g);
const firstSheets = () => named('sheets', /rel="stylesheet" href="\/([^"]+)"/g);
/** What the list of invoices needs beside the frame. */
const list = () => [...graph(files('js/parts/documents-*.js')[0] ?? '')].filter((path) => !preloaded().includes(path));

/** @param {number} bytes @param {number} limit @param {string} what */
function under(bytes, limit, what) {
  console.log(`  ${what}: ${(bytes / kilobyte).toFixed(1)} KB of ${limit}`);
  assert.ok(bytes <= limit * kilobyte, `${what}: ${bytes} bytes`);
}

test('the page preloads exactly the modules that it starts with', () => {
  assert.deepEqual(preloaded().toSorted(), [...graph('js/main.js')].toSorted());
});

test('the frame and the list of invoices take at most sixteen modules and forty kilobytes', () => {
  const critical = ['js/theme.js', ...preloaded(), ...list()];
  assert.ok(critical.length <= 16, critical.join('\n'));
  console.log(`  modules of a first view: ${critical.length} of 16`);
  under(total(critical), 40, 'scripts of a first view');
});

test('all that one person can ever load, every script and the heavier of the two languages, stays under a hundred and ten kilobytes', () => {
  // the engine has a budget of its own, in npm run build; the viewer of the API is not the application
  const all = files('**/*.js').filter((path) => !/^(js\/engine|api-docs)\//.test(path));
  const languages = ['js/words/fr.js', 'js/words/en.js'];
  for (const path of languages) assert.ok(all.includes(path), path);
  const scripts = total(all.filter((path) => !languages.includes(path)));
  console.log(`  all scripts and words, both languages: ${((scripts + total(languages)) / kilobyte).toFixed(1)} KB`);
  under(scripts + Math.max(...languages.map(weight)), 110, 'all scripts and the words of one language');
});

test('all styles together, the client’s page included, stay under fourteen kilobytes', () => {
  under(total(files('css/*.css')), 14, 'all styles');
});

test('every sheet is part of what is served', () => {
  const sheets = globSync(join(import.meta.dirname, '../../public/css/*.css'));
  const imported = readFileSync(join(import.meta.dirname, '../../public/css/app.css'), 'utf8').matchAll(/@import '(.+?)'/g);
  const served = [...[...imported].map(([, name]) => name), 'app.css', 'layers.css', 'public.css'];
  assert.deepEqual(sheets.map((file) => basename(file)).toSorted(), served.toSorted(), 'a new sheet needs its line in public/css/app.css');
});

test('one font, under twenty-eight kilobytes, and a page under four', () => {
  const fonts = files('fonts/*.woff2');
  assert.equal(fonts.length, 1);
  under(statSync(join(assetsDir, fonts[0] ?? '')).size, 28, 'font');
  under(weight('index.html'), 4, 'page');
});

test('a first view of the invoices stays under a hundred and ten kilobytes in all', () => {
  const texts = ['index.html', 'icon.svg', 'js/theme.js', ...firstSheets(), ...preloaded(), ...list(), 'js/words/keys.js', 'js/words/fr.js'];
  const font = statSync(join(assetsDir, files('fonts/*.woff2')[0] ?? '')).size;
  under(total(texts) + font, 110, 'first view');
});

test('the worker keeps every part of the scripts, each once, under names that exist', () => {
  const kept = [...read('sw.js').toString().matchAll(/"(\/[^"]+\.\w+)"/g)].map(([, path = '']) => path.slice(1));
  assert.equal(new Set(kept).size, kept.length);
  for (const path of [...files('js/parts/*.js'), ...preloaded(), ...firstSheets()]) assert.ok(kept.includes(path), path);
  for (const path of kept) assert.ok(statSync(join(assetsDir, path)).isFile(), path);
});
