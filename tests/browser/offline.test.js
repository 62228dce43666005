// Once the application has been opened, it opens again without a network, at any page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, sizes } from '../support/browser.js';
import { foundHouse } from '../support/house.js';
import { startApp } from '../support/server.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => void ([app, browser] = await Promise.all([startApp(), openBrowser()])));
after(() => browser?.close());

test('with the server gone, the frame, another page and its words still open', async () => {
  const { person } = await foundHouse(app);
  const context = await browser.newContext({ viewport: sizes.desk, locale: 'fr-FR' });
  const [name = '', value = ''] = person.cookie.split('=');
  await context.addCookies([{ name, value, url: app.url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }]);
  const page = await context.newPage();
  await page.goto(`${app.url}/factures`);
  await page.getByRole('heading', { level: 1, name: 'Factures' }).waitFor();
  await page.evaluate(held, ['/js/words/keys.js', '/js/words/fr.js', '/js/engine/comptoir_bg.wasm']);
  await app.stop();
  await page.goto(`${app.url}/clients`);
  await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor();
  const names = await page.evaluate(() => caches.keys());
  assert.match(names.join(), /^comptoir-[0-9a-f]{12}$/);
});

/** In the page: waits until the worker answers for it and has kept the last files it is passed. @param {string[]} last */
async function held(last) {
  await navigator.serviceWorker.ready;
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await Promise.all(last.map((path) => caches.match(path)));
    if (navigator.serviceWorker.controller && found.every(Boolean)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the worker never kept the files');
}
