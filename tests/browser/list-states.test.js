// The states of every list: on its way, empty at first, empty under a filter, out of order, out of reach, reserved, remembered.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, sizes } from '../support/browser.js';
import { foundHouse } from '../support/house.js';
import { openPage } from '../support/page.js';
import { startApp } from '../support/server.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('../support/house.js').House} */
let house;

before(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  house = await foundHouse(app);
});
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

const lists = [
  { path: '/devis', api: 'quotes', first: 'Aucun devis pour l’instant', none: 'Aucun devis ne correspond' },
  { path: '/factures', api: 'invoices', first: 'Aucune facture pour l’instant', none: 'Aucune facture ne correspond' },
  { path: '/reglements', api: 'payments', first: 'Aucun règlement pour l’instant', none: 'Aucun règlement ne correspond' },
  { path: '/clients', api: 'clients', first: 'Aucun client pour l’instant', none: 'Aucun client ne correspond' },
  { path: '/articles', api: 'articles', first: 'Votre catalogue est vide', none: 'Aucun article ne correspond' },
];

for (const { path, api, first, none } of lists) {
  test(`the list of ${api} has a face for each of its states`, async () => {
    const seen = await openPage(browser, app, { name: `states-${api}`, size: sizes.desk });
    const { page, context } = seen;
    const [cookie, value] = house.person.cookie.split('=');
    await context.addCookies([{ name: cookie ?? '', value: value ?? '', url: app.url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }]);
    const asked = new RegExp(`/api/companies/[^/]+/${api}(\\?|$)`);
    /** @param {{ status: number, code: string } | null} answer */
    const answering = async (answer) => {
      await page.unroute(asked);
      if (answer) await page.route(asked, (route) => route.fulfill({ status: answer.status, contentType: 'application/problem+json', body: JSON.stringify({ code: answer.code, detail: '', request: 'a1b2c3d4e5' }) }));
    };

    let answer = () => {};
    await page.route(asked, (route) => new Promise((done) => (answer = () => done(route.continue()))));
    await page.goto(path);
    await page.locator('.skeleton-rows').waitFor();
    await seen.shot('skeleton');
    answer();
    await page.getByRole('heading', { name: first }).waitFor();
    await seen.shot('first');

    await answering(null);
    await page.goto(`${path}?q=introuvable`);
    await page.getByRole('heading', { name: none }).waitFor();
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await page.getByRole('heading', { name: first }).waitFor();

    // under an address of its own, so that nothing is remembered
    await answering({ status: 403, code: 'role_too_low' });
    await page.goto(`${path}?q=interdit`);
    await page.getByRole('heading', { name: 'Réservé' }).waitFor();

    await page.unroute(asked);
    await page.route(asked, (route) => route.abort());
    await page.goto(`${path}?q=panne`);
    await page.getByRole('heading', { name: 'Nous n’avons pas pu charger cette page' }).waitFor();
    await seen.shot('fault');
    await page.unroute(asked);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('heading', { name: none }).waitFor();

    await context.setOffline(true);
    await page.getByText('Hors ligne. La lecture reste possible').waitFor();
    await page.getByRole('heading', { name: none }).waitFor();
    await seen.shot('offline');
    await context.setOffline(false);
    await seen.close();
  });
}

test('a list that was seen before is there at once, and quietly asked again', async () => {
  const seen = await openPage(browser, app, { name: 'states-cached', size: sizes.desk });
  const { page, context } = seen;
  const [cookie, value] = house.person.cookie.split('=');
  await context.addCookies([{ name: cookie ?? '', value: value ?? '', url: app.url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }]);
  const made = await house.person.post(house.at('/clients'), { kind: 'business', name: 'Menuiserie Garnier', country: 'FR' });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  await page.goto('/clients');
  await page.getByRole('link', { name: 'Menuiserie Garnier' }).waitFor();
  await page.route(/\/clients\?/, () => {});
  await page.reload();
  await page.getByRole('link', { name: 'Menuiserie Garnier' }).waitFor();
  await seen.close();
});
