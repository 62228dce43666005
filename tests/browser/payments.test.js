// Two invoices paid at once and too much: what is over is given back, on a phone and on a desk; and an invoice written as already paid.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { openBrowser, sizes } from '../support/browser.js';
import { business, draftFor, foundHouse, ok } from '../support/house.js';
import { openPage } from '../support/page.js';
import { startApp } from '../support/server.js';

/** @import { House } from '../support/house.js' */
/** @import { Seen } from '../support/page.js' */

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => void ([app, browser] = await Promise.all([startApp(), openBrowser()])));
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

for (const [name, size] of Object.entries(sizes)) {
  test(`two invoices, one payment, and what was over goes back at ${size.width} × ${size.height}`, async () => {
    const house = await foundHouse(app);
    const { person, at } = house;
    const client = ok(await person.post(at('/clients'), business), 201);
    const numbers = [await invoice(house, client), await invoice(house, client)];
    const seen = await openPage(browser, app, { name: `payments-${name}`, size });
    const [cookie, value] = person.cookie.split('=');
    await seen.context.addCookies([{ name: cookie ?? '', value: value ?? '', url: app.url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }]);
    try {
      await pay(seen, client.id, numbers);
      await look(seen, numbers);
      await giveBack(seen, client.id);
      await alreadyPaid(seen);
    } catch (error) {
      await seen.shot('failure');
      throw error;
    }
    await seen.close();
  });
}

/** An issued invoice of 1 728 €. @param {House} house @param {{ id: string }} client @returns {Promise<string>} */
async function invoice({ person, at }, client) {
  const { id } = ok(await person.post(at('/invoices'), draftFor(client)), 201);
  return ok(await person.post(at(`/invoices/${id}/issuance`), { issued_on: null }), 200).number;
}

/** 4 000 € in cash: spread over both by itself, warned of, and 544 € over. @param {Seen} seen @param {string} client @param {string[]} numbers */
async function pay({ page, shot }, client, numbers) {
  await page.goto(`/reglements?nouveau=1&client=${client}`);
  const dialog = page.locator('dialog');
  for (const number of numbers) await dialog.getByText(number, { exact: true }).waitFor();
  await dialog.getByLabel('Montant').fill('4000');
  await dialog.getByText(/^544,00.€ resteront au crédit du client/).waitFor();
  await dialog.getByLabel('Moyen').selectOption('cash');
  await dialog.getByText(/L112-6/).waitFor();
  await shot('dialog');
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText(/^Règlement de 4.000,00.€ enregistré/).first().waitFor();
  await page.getByText(/^Espèces au-delà de 1 000 €/).first().waitFor();
  await shot('recorded');
}

/** The payment in full, with its split by VAT. @param {Seen} seen @param {string[]} numbers */
async function look({ page, shot }, numbers) {
  await page.getByRole('link', { name: business.name }).first().click();
  const panel = page.locator('dialog');
  for (const number of numbers) await panel.getByRole('link', { name: number }).waitFor();
  assert.equal(await panel.getByText('TVA 20 %, TTC').count(), 2);
  await shot('panel');
  await sound(page);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}

/** From the client's page, all that is over. @param {Seen} seen @param {string} client */
async function giveBack({ page, shot }, client) {
  await page.goto(`/clients/${client}`);
  await page.getByText('544,00 € disponibles').waitFor();
  await shot('account');
  await sound(page);
  await page.getByRole('button', { name: 'Rembourser' }).click();
  const dialog = page.locator('dialog');
  await dialog.getByRole('button', { name: /^Rembourser 544,00/ }).waitFor();
  await shot('refund');
  await sound(page);
  await dialog.getByRole('button', { name: /^Rembourser/ }).click();
  await page.getByText(/^544,00.€ remboursés/).first().waitFor();
  await page.getByText('À son crédit').waitFor({ state: 'detached' });
  await page.goto('/reglements');
  await page.locator('.badge', { hasText: 'Remboursé' }).first().waitFor();
  await shot('list');
}

/** A new invoice that says it is paid by card. @param {Seen} seen */
async function alreadyPaid({ page, shot }) {
  await page.goto('/factures/nouveau');
  await page.fill('#f-client_id', 'menuis');
  await page.getByRole('option', { name: business.name }).click();
  const line = page.locator('.line').first();
  await line.locator('[data-col=name]').fill('Conseil');
  await line.locator('[data-col=unit_price]').fill('100');
  await line.locator('[data-col=unit_price]').blur();
  await page.getByRole('button', { name: /^Déjà réglée/ }).click();
  await page.selectOption('#f-settled_method', 'card');
  await page.locator('#f-settled_on').waitFor();
  await shot('already-paid');
  await page.getByRole('button', { name: /^Émettre/ }).first().click();
  await page.getByRole('button', { name: 'Émettre sans envoyer' }).click();
  await page.getByRole('button', { name: 'Voir le document' }).click();
  await page.locator('.badge', { hasText: 'Payée' }).first().waitFor();
  await page.locator('.paper').getByText('Réglée le').first().waitFor();
  await shot('paid-document');
}

/** Axe finds nothing in what is shown. @param {import('playwright-core').Page} page */
async function sound(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`)), []);
}
