// The checks, fastest first. A step without files to look at says so by being absent.
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { buildEngine } from '../build/engine.mjs';
import { build } from '../build/main.mjs';
import { checkSizes } from '../build/size.mjs';
import { npmBin, root } from '../lib/paths.mjs';
import { emptyLogs, judgeLogs } from './logs.mjs';

/**
 * @typedef {{ name: string, command: string[], env?: Record<string, string> } | { name: string, act: () => Promise<void> }} Step
 */

const wasm = ['--target', 'wasm32-unknown-unknown'];
const strict = ['--', '-D', 'warnings'];
const generated = ['public/js/core/api-types.d.ts', 'public/js/core/vat-law.js', 'public/api-docs/openapi.json', 'tests/support/rights/routes.json'];

/** @param {string} pattern */
const some = (pattern) => globSync(join(root, pattern)).length > 0;

/** node:test over a folder; few files at a time, since each starts a runtime. @param {string} name @param {string} pattern @returns {Step[]} */
function nodeTests(name, pattern) {
  if (!some(pattern)) return [];
  return [{ name, command: [process.execPath, '--test', '--test-reporter=spec', '--test-concurrency=2', pattern] }];
}

/** @returns {Step[]} */
export function steps() {
  const types = some('public/js/**/*.js') ? [{ name: 'types', command: [npmBin('tsc'), '-p', '.'] }] : [];
  const pages = globSync(join(root, 'public/**/*.html'));
  const html = pages.length > 0 ? [{ name: 'html', command: [npmBin('html-validate'), ...pages] }] : [];
  const kept = generated.filter((file) => existsSync(join(root, file)));
  const unchanged = kept.length > 0 ? [{ name: 'generated', command: ['git', 'diff', '--exit-code', '--stat', '--', ...kept] }] : [];
  return [
    { name: 'fmt', command: ['cargo', 'fmt', '--check'] },
    // its types are part of what tsc reads
    { name: 'engine', act: buildEngine },
    ...types,
    ...html,
    ...nodeTests('scripts', 'tests/scripts/**/*.test.js'),
    ...nodeTests('static', 'tests/static/**/*.test.js'),
    { name: 'clippy-wasm', command: ['cargo', 'clippy', '--quiet', ...wasm, ...strict] },
    { name: 'clippy-browser', command: ['cargo', 'clippy', '--quiet', '--lib', '--no-default-features', '--features', 'browser', ...wasm, ...strict] },
    { name: 'clippy', command: ['cargo', 'clippy', '--quiet', '--all-targets', ...strict] },
    { name: 'rust', command: ['cargo', 'test', '--quiet'] },
    ...unchanged,
    { name: 'build', act: () => build('local') },
    { name: 'size', act: async () => checkSizes('local') },
    { name: 'empty-logs', act: async () => emptyLogs() },
    ...nodeTests('api', 'tests/api/**/*.test.js'),
    ...nodeTests('browser', 'tests/browser/**/*.test.js'),
    { name: 'logs', act: async () => judgeLogs() },
  ];
}
