// A page that forgives nothing: an error of its own, a breach of its policy or an answer that is ours to repair fails the test.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

const artifacts = join(root, 'tests/.artifacts');
mkdirSync(artifacts, { recursive: true });

/**
 * @typedef {object} Seen
 * @property {import('playwright-core').Page} page
 * @property {import('playwright-core').BrowserContext} context
 * @property {(moment: string) => Promise<unknown>} shot Keeps a picture of the moment.
 * @property {() => Promise<void>} close Fails on what went wrong meanwhile.
 */

/**
 * Opens a page of a size in a fresh profile, in French.
 * @param {import('playwright-core').Browser} browser @param {import('./server.js').App} app
 * @param {{ name: string, size: { width: number, height: number }, javaScriptEnabled?: boolean, colorScheme?: 'light' | 'dark' }} options @returns {Promise<Seen>}
 */
export async function openPage(browser, app, { name, size, javaScriptEnabled = true, colorScheme = 'light' }) {
  const phone = size.width < 600;
  const context = await browser.newContext({ viewport: size, locale: 'fr-FR', javaScriptEnabled, colorScheme, hasTouch: phone, reducedMotion: 'reduce', baseURL: app.url });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  /** @type {string[]} */
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(`page: ${error.stack ?? error.message}`));
  page.on('console', (message) => void (isOurs(message) && wrong.push(`console: ${message.text()}`)));
  page.on('response', (response) => void (response.status() >= 500 && wrong.push(`${response.status()} ${response.url()}`)));
  let count = 0;
  return {
    page,
    context,
    shot: (moment) => page.screenshot({ path: join(artifacts, `${name}-${String((count += 1)).padStart(2, '0')}-${moment}.png`) }),
    close: async () => {
      await context.close();
      assert.deepEqual(wrong, []);
    },
  };
}

/** The browser logs each refusal of the API as an error too; those are answers, not faults. @param {import('playwright-core').ConsoleMessage} message */
const isOurs = (message) => message.type() === 'error' && !message.text().startsWith('Failed to load resource');
