// All that is served, as it travels: public/ with its scripts bundled, its styles put together, both minified.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { bundleScripts } from './scripts.mjs';

/** @typedef {Map<string, string | Uint8Array>} Files What is at each path of the served folder. */
/** @import { Loader, TransformOptions } from 'esbuild' */

const source = join(root, 'public');
/** The pages of the application, the tokens that the client's page reads too, and that page. */
const sheets = ['css/app.css', 'css/layers.css', 'css/public.css'];
const alone = /^js\/(i18n\/.+|engine\/.+|theme)\.js$/;
const made = /^(js|css)\/|\.d\.ts$|^(index\.html|sw\.js)$/;

/** @returns {Promise<Files>} */
export async function gather() {
  const paths = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll(sep, '/')).toSorted();
  const plain = paths.filter((path) => !made.test(path) || path.endsWith('.wasm')).filter((path) => statSync(join(source, path)).isFile());
  const scripts = await bundleScripts();
  /** @type {Files} */
  const files = new Map(plain.map((path) => [path, readFileSync(join(source, path))]));
  for (const { path, contents } of scripts) files.set(path, contents);
  for (const path of paths.filter((one) => alone.test(one))) files.set(path, await minified(path, {}));
  for (const path of sheets) files.set(path, await sheet(path));
  const first = atOnce('js/main.js', scripts);
  files.set('index.html', preloading(text('index.html'), first));
  const kept = ['/', ...sheets.slice(0, 2), 'js/theme.js', ...scripts.map(({ path }) => path), ...plain.filter((path) => /^icon\.svg$|\.woff2$/.test(path))];
  const served = { version: versionOf(files), files: kept.map((path) => join('/', path)) };
  files.set('sw.js', await minified('sw.js', { define: { SERVED: JSON.stringify(served) } }));
  return files;
}

/** @param {string} path */
const text = (path) => readFileSync(join(source, path), 'utf8');

/** One file by itself. @param {string} path @param {TransformOptions} more */
async function minified(path, more) {
  const { transform } = await import('esbuild');
  const { code } = await transform(text(path), { minify: true, target: 'es2024', charset: 'utf8', legalComments: 'none', sourcefile: path, ...more });
  return code;
}

/** A sheet with the sheets it imports inside. @param {string} path */
async function sheet(path) {
  const { build } = await import('esbuild');
  const { outputFiles: [file] } = await build({ absWorkingDir: source, entryPoints: [path], bundle: true, minify: true, write: false, external: ['/fonts/*'], charset: 'utf8', logLevel: 'silent' });
  return file?.contents ?? '';
}

/** A script and all that it imports before it runs. @param {string} entry @param {{ path: string, imports: string[] }[]} scripts @param {Set<string>} [found] */
function atOnce(entry, scripts, found = new Set()) {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const path of scripts.find((script) => script.path === entry)?.imports ?? []) atOnce(path, scripts, found);
  return found;
}

/** @param {string} page @param {Set<string>} first */
function preloading(page, first) {
  const links = [...first].map((path) => `<link rel="modulepreload" href="/${path}">\n`);
  return page.replace('<script type="module"', `${links.join('')}$&`);
}

/** A name for exactly these bytes. @param {Files} files */
function versionOf(files) {
  const hash = createHash('sha256');
  for (const [path, contents] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) hash.update(path).update('\0').update(contents).update('\0');
  return hash.digest('hex').slice(0, 12);
}
