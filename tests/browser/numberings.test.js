// The numbers of a company, put together from pieces in the settings, shared or parted, and settled by the first invoice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { openBrowser, sizes } from '../support/browser.js';
import { business, draftFor, foundHouse, ok } from '../support/house.js';
import { openPage } from '../support/page.js';
import { startApp } from '../support/server.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => void ([app, browser] = await Promise.all([startApp(), openBrowser()])));
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

const year = String(new Date().getFullYear());

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`formats are built, shared and settled, ${size}, ${colorScheme}`, async () => {
      const { person, at } = await foundHouse(app);
      const seen = await openPage(browser, app, { name: `numberings-${size}-${colorScheme}`, size: viewport, colorScheme });
      const { page } = seen;
      const [cookie, value] = person.cookie.split('=');
      await seen.context.addCookies([{ name: cookie ?? '', value: value ?? '', url: app.url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }]);
      await page.goto('/reglages/documents');
      const invoices = page.getByRole('group', { name: 'Factures, factures d’acompte, factures de situation', exact: true });
      await invoices.getByText(`F-${year}-0001`).waitFor();
      await isAccessible(seen, 'usual');

      await invoices.getByRole('button', { name: 'Mois' }).click();
      await invoices.getByText('Repart à 1 chaque mois.').waitFor();
      await invoices.getByRole('button', { name: /Avancer : Mois/ }).click();
      await invoices.getByRole('button', { name: 'Un chiffre de moins' }).click();
      await invoices.getByLabel('Premier rang').fill('150');
      const month = String(new Date().getMonth() + 1).padStart(2, '0');
      await invoices.locator('output', { hasText: `F-${year}-${month}150` }).waitFor();
      await invoices.getByLabel('Format').fill('F {0000}');
      await invoices.getByText('Lettres sans accent').waitFor();
      await invoices.getByLabel('Format').fill('F{YY}{MM}-{000}');
      await page.getByRole('button', { name: 'Enregistrer' }).first().click();
      await page.getByText('Enregistré').first().waitFor();
      await isAccessible(seen, 'built');

      await page.getByLabel('Une série par sorte de document').check();
      await page.getByRole('group', { name: 'Factures d’acompte' }).waitFor();
      await isAccessible(seen, 'each');
      await page.getByRole('button', { name: 'Enregistrer' }).first().click();
      const { numberings } = ok(await person.get(at('')), 200);
      assert.ok(numberings.length === 5);

      const client = ok(await person.post(at('/clients'), business), 201);
      const draft = ok(await person.post(at('/invoices'), draftFor(client)), 201);
      const issued = ok(await person.post(at(`/invoices/${draft.id}/issuance`), { issued_on: null }), 200);
      assert.equal(issued.number, `F${year.slice(2)}${month}-150`);
      await page.goto('/reglages/documents');
      await page.getByText('figé depuis le premier document').waitFor();
      await page.locator('output', { hasText: `F${year.slice(2)}${month}-151` }).first().waitFor();
      await isAccessible(seen, 'settled');
      await seen.close();
    });
  }
}

/** @param {import('../support/page.js').Seen} seen @param {string} moment */
async function isAccessible({ page, shot }, moment) {
  await page.locator('form[aria-label="Numérotation"]').scrollIntoViewIfNeeded();
  await shot(moment);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${moment} overflows`);
  const { violations } = await new AxeBuilder({ page }).exclude('.toasts').analyze();
  assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${moment} ${id} ${target.join(' ')}: ${failureSummary}`)), []);
}
