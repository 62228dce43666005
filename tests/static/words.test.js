// Both languages say the same things, and every sentence that a page asks for exists.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';

const scripts = join(import.meta.dirname, '../../public/js');

/** @param {string} path @returns {Promise<Record<string, string | { one: string, other: string }>>} */
const words = async (path) => (await import(join(scripts, 'i18n', path))).default;
const features = globSync(join(scripts, 'i18n/fr/*.js')).map((file) => basename(file));
const pairs = [['fr.js', 'en.js'], ...features.map((file) => [`fr/${file}`, `en/${file}`])];

for (const [french = '', english = ''] of pairs) {
  test(`${french} and ${english} have the same keys and the same holes`, async () => {
    const [first, second] = [await words(french), await words(english)];
    assert.deepEqual(Object.keys(first).toSorted(), Object.keys(second).toSorted());
    const holes = (/** @type {unknown} */ entry) => [...new Set(JSON.stringify(entry).match(/\{\w+\}/g))].toSorted();
    for (const key of Object.keys(first)) assert.deepEqual(holes(first[key]), holes(second[key]), key);
  });
}

test('every key a module asks for by name has its words', async () => {
  const known = new Set();
  for (const [french = ''] of pairs) for (const key of Object.keys(await words(french))) known.add(key);
  const modules = globSync(join(scripts, '**/*.js')).filter((file) => !/\/(vendor|i18n|engine)\//.test(file));
  const missing = modules.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\('([^']+)'/g)].map(([, key]) => key).filter((key) => !known.has(key)).map((key) => `${basename(file)}: ${key}`),
  );
  assert.deepEqual(missing, []);
});

/** A module and all that it imports at once. @param {string} entry @param {Set<string>} [found] */
function graph(entry, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const [, path] of readFileSync(entry, 'utf8').matchAll(/(?:^|\n)(?:import|export)[^;'"]*?from ?['"](\.[^'"]+)['"]/g)) graph(join(dirname(entry), path ?? ''), found);
  return found;
}

test('every page loads the words that it and its parts ask for', async () => {
  Object.assign(globalThis, { document: { documentElement: { lang: 'fr' } }, location: { pathname: '/', search: '' }, history: {} });
  const { routes } = await import(join(scripts, 'routes.js'));
  const missing = [];
  for (const route of routes) {
    const known = new Set(Object.keys(await words('fr.js')));
    for (const feature of route.words) for (const key of Object.keys(await words(`fr/${feature}.js`))) known.add(key);
    const [, entry = ''] = /import\('(.+?)'\)/.exec(String(route.load)) ?? [];
    for (const file of graph(join(scripts, entry))) {
      for (const [, key = ''] of readFileSync(file, 'utf8').matchAll(/\bt\('([^']+)'/g)) if (!known.has(key)) missing.push(`${route.path}: ${key} of ${basename(file)}`);
    }
  }
  assert.deepEqual(missing, []);
});
