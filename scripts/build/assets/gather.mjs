// All that is served, as it travels: public/ with its scripts bundled, its styles put together, both minified.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { bundleScripts } from './scripts.mjs';

/** @typedef {Map<string, string | Uint8Array>} Files What is at each path of the served folder. */
/** @import { BuildOptions, TransformOptions } from 'esbuild' */

const source = join(root, 'public');
/** The pages of the application, the tokens that the client's page reads too, and that page. */
const sheets = ['css/app.css', 'css/layers.css', 'css/public.css'];
const alone = /^js\/(engine\/.+|theme)\.js$/;
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
  for (const [path, contents] of await words(paths)) files.set(path, contents);
  for (const path of sheets) files.set(path, await bundled({ entryPoints: [path] }));
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

/** A file with what it imports inside. @param {BuildOptions} from */
async function bundled(from) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: source, bundle: true, minify: true, format: 'esm', target: 'es2024', charset: 'utf8', external: ['/fonts/*'], legalComments: 'none', logLevel: 'silent', ...from, write: false,
  });
  return outputFiles[0]?.contents ?? '';
}

/** All words, by feature, those of the frame as `frame`: a file for each language, and one for the keys that both share. @param {string[]} paths @returns {Promise<[string, string][]>} */
async function words(paths) {
  const [french, english] = await Promise.all(['fr', 'en'].map((language) => wordsOf(language, paths)));
  const file = (/** @type {(feature: string) => unknown[]} */ list) => `export default ${JSON.stringify(Object.fromEntries(Object.keys(french).map((feature) => [feature, list(feature)])))}`;
  const keys = (/** @type {string} */ feature) => Object.keys(french[feature]);
  return [
    ['js/words/keys.js', file(keys)],
    ['js/words/fr.js', file((feature) => keys(feature).map((key) => french[feature][key]))],
    ['js/words/en.js', file((feature) => keys(feature).map((key) => english[feature][key]))],
  ];
}

/** The words of a language as its modules say them, read anew each time. @param {string} language @param {string[]} paths @returns {Promise<any>} */
async function wordsOf(language, paths) {
  const features = paths.filter((path) => path.startsWith(`js/i18n/${language}/`) && path.endsWith('.js'));
  const named = [[`js/i18n/${language}.js`, 'frame'], ...features.map((path) => [path, basename(path, '.js')])];
  const imports = named.map(([path], rank) => `import words${rank} from './${path}'`);
  const contents = `${imports.join('\n')}\nexport default { ${named.map(([, name], rank) => `'${name}': words${rank}`).join(', ')} }`;
  const code = Buffer.from(await bundled({ stdin: { contents, resolveDir: source } })).toString('base64');
  const { default: said } = await import(`data:text/javascript;base64,${code}`);
  return language === 'fr' ? JSON.parse(JSON.stringify(said, (_, text) => (typeof text === 'string' ? bound(text) : text))) : said;
}

/** A French sentence whose signs never begin a line, nor stay behind at the end of one. @param {string} text */
const bound = (text) => text.replace(/ (?=[:;?!»%€])/g, '\u00a0').replace(/(?<=«) /g, '\u00a0');

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
