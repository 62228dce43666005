// Every main page under the eyes of axe: light and dark, on a phone and on a desk, with a company that has a year behind it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { demo, seed } from '../../scripts/seed/main.mjs';
import { openBrowser, sizes } from '../support/browser.js';
import { openPage } from '../support/page.js';
import { signIn } from '../support/people.js';
import { startApp } from '../support/server.js';
import { ok } from '../support/house.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('../support/people.js').Client} */
let person;
/** Pages for everybody, then those of the company. @type {string[]} */
const open = ['/', '/inscription', '/connexion'];
/** @type {string[]} */
let closed = [];

before(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  await seed({ baseUrl: app.url, mailUrl: app.mail.url });
  person = await signIn(app, demo);
  const company = person.session.companies[0].id;
  const first = async (/** @type {string} */ path) => ok(await person.get(`/api/companies/${company}${path}`), 200).items[0];
  const [sent, draft, paid, client] = await Promise.all([first('/quotes?state=sent'), first('/invoices?state=draft'), first('/invoices?state=paid'), first('/clients')]);
  const { share_url } = ok(await person.get(`/api/companies/${company}/quotes/${sent.id}`), 200);
  open.push(new URL(share_url).pathname);
  closed = ['/accueil', '/devis', `/devis/${sent.id}`, '/devis/nouveau', '/factures', `/factures/${paid.id}`, `/factures/${draft.id}/modifier`, '/reglements', '/reglements?nouveau=1', '/clients',
    `/clients/${client.id}`, '/clients?nouveau=1', '/contacts', '/groupes', '/articles', '/articles?nouveau=1', '/journal', '/reglages/entreprise', '/reglages/documents',
    '/reglages/tva-paiement', '/reglages/compte', '/entreprise/nouvelle'];
});
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

for (const [name, size] of Object.entries(sizes)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`axe finds nothing at ${size.width} × ${size.height}, ${colorScheme}`, async () => {
      const seen = await openPage(browser, app, { name: `axe-${name}-${colorScheme}`, size, colorScheme });
      const found = [];
      for (const path of open) found.push(...(await violations(seen, path)));
      const [cookie, value] = person.cookie.split('=');
      await seen.context.addCookies([{ name: cookie ?? '', value: value ?? '', url: app.url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }]);
      for (const path of closed) found.push(...(await violations(seen, path)));
      assert.deepEqual(found, []);
      await seen.close();
    });
  }
}

/** What axe says of a page once it is still. @param {import('../support/page.js').Seen} seen @param {string} path */
async function violations({ page, shot }, path) {
  await page.goto(app.url + path);
  await page.waitForLoadState('networkidle');
  await page.locator('.skeleton').first().waitFor({ state: 'detached', timeout: 5000 });
  await shot(path.replace(/\W+/g, '-').slice(0, 24));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${path} ${id} ${target.join(' ')}: ${failureSummary}`));
}
