// The pages' JavaScript as it travels: the frame in one file, then a file for each family of pages, minified.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { root } from '../../lib/paths.mjs';

/** @import { BuildOptions, Plugin } from 'esbuild' */

const entry = 'public/js/main.js';
const outdir = 'build/assets';
const engine = /\/engine\/comptoir\.js$/;
/**
 * The families: the list of documents, opened most, by itself; what meets people before or around their work; the work.
 * Texts that share a family share its compression, so there are few: a folder that is not named here goes to the work.
 * @type {Record<string, string>}
 */
const together = { documents: 'documents', session: 'door', dashboard: 'door', core: 'door', ui: 'door' };
const usual = 'desk';
/** What is shown beside the rest of its folder, and travels with another family. @type {Record<string, string>} */
const apart = { 'public/js/documents/page.js': usual };

/** @type {BuildOptions & { write: false, metafile: true }} */
const options = {
  absWorkingDir: root, outdir, entryPoints: [entry], entryNames: 'js/[name]', chunkNames: 'js/parts/[name]-[hash]', write: false, metafile: true,
  bundle: true, splitting: true, format: 'esm', minify: true, target: 'es2024', charset: 'utf8', legalComments: 'none', logLevel: 'silent',
};

/** @param {string} file A module that a page fetches when it needs it. */
const familyOf = (file) => {
  const [, , folder = ''] = file.split('/');
  return apart[file] ?? together[folder] ?? usual;
};
/** @param {string} file */
const nameOf = (file) => file.replace(/^public\/js\/|\.js$/g, '').replace(/\W/g, '_');

/** The engine stays where it is, since it knows its file by its own address. @type {Plugin} */
const engineApart = {
  name: 'engine-apart',
  setup: (build) => build.onResolve({ filter: engine }, () => ({ path: '/js/engine/comptoir.js', external: true })),
};

/** Fetches a family where the source fetches one of its modules. @param {Set<string>} fetched @returns {Plugin} */
const families = (fetched) => ({
  name: 'families',
  setup(build) {
    build.onResolve({ filter: /^family:/ }, ({ path }) => ({ path: path.slice('family:'.length), namespace: 'family' }));
    build.onLoad({ filter: /./, namespace: 'family' }, ({ path }) => {
      const members = [...fetched].filter((file) => familyOf(file) === path).map((file) => `export * as ${nameOf(file)} from './${file}'`);
      // each family needs the whole frame, so that the frame is one file
      return { contents: [`import './${entry}'`, ...members].join('\n'), resolveDir: root };
    });
    build.onLoad({ filter: /\/public\/js\/.*\.js$/ }, async ({ path }) => ({ contents: redirect(await readFile(path, 'utf8'), path, fetched) }));
  },
});

/** @param {string} source @param {string} path @param {Set<string>} fetched */
function redirect(source, path, fetched) {
  return source.replace(/\bimport\('(\.[^']+)'\)/g, (written, target) => {
    const file = relative(root, join(dirname(path), target));
    return fetched.has(file) ? `import('family:${familyOf(file)}').then((family) => family.${nameOf(file)})` : written;
  });
}

/** The frame and the families, each with what it imports at once. @returns {Promise<{ path: string, contents: Uint8Array, imports: string[] }[]>} */
export async function bundleScripts() {
  const { build } = await import('esbuild');
  const { metafile } = await build({ ...options, plugins: [engineApart] });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const fetched = new Set(imports.filter(({ kind, external }) => kind === 'dynamic-import' && !external).map(({ path }) => path));
  const built = await build({ ...options, plugins: [engineApart, families(fetched)] });
  return built.outputFiles.map(({ path, contents }) => {
    const told = built.metafile.outputs[relative(root, path)]?.imports ?? [];
    const atOnce = told.filter(({ kind }) => kind === 'import-statement').map((one) => relative(outdir, one.path));
    return { path: relative(join(root, outdir), path), contents, imports: atOnce };
  });
}
