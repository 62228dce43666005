// The whole job as a person does it, in a real browser, on a phone and on a desk: from the visitor's page to a paid invoice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, sizes } from '../support/browser.js';
import { assertPaper } from '../support/judge.js';
import { acceptByLink, founding, signingUp } from '../support/journey.js';
import { openPage } from '../support/page.js';
import { startApp } from '../support/server.js';
import { business, letterTo, linkIn } from '../support/house.js';

/** @import { Seen } from '../support/page.js' */

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => void ([app, browser] = await Promise.all([startApp(), openBrowser()])));
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

for (const [name, size] of Object.entries(sizes)) {
  test(`from a quote to a paid invoice at ${size.width} × ${size.height}`, async () => {
    const seen = await openPage(browser, app, { name, size });
    try {
      const to = `${name}.${business.email}`;
      await signingUp(seen, app);
      await founding(seen);
      await client(seen, to);
      await article(seen);
      const number = await quote(seen);
      await acceptByLink(seen, linkIn(await letterTo(app, to, number)));
      await invoice(seen, to);
      await payment(seen);
    } catch (error) {
      await seen.shot('failure');
      throw error;
    }
    await seen.close();
  });
}

/** @param {Seen} seen @param {string} email */
async function client({ page, shot }, email) {
  await page.goto(`${app.url}/clients`);
  await page.getByRole('button', { name: 'Nouveau client' }).first().click();
  await page.fill('#f-name', business.name);
  await page.fill('#f-siren', business.siren);
  await page.fill('#f-email', email);
  await page.fill('#f-street', business.street);
  await page.fill('#f-postcode', business.postcode);
  await page.fill('#f-city', business.city);
  await shot('client');
  await page.getByRole('button', { name: 'Créer le client' }).click();
  await page.getByText(`Client « ${business.name} » créé.`).first().waitFor();
}

/** @param {Seen} seen */
async function article({ page, shot }) {
  await page.goto(`${app.url}/articles`);
  await page.getByRole('button', { name: 'Nouvel article' }).first().click();
  await page.fill('#f-name', 'Journée de développement');
  await page.fill('#f-price', '480,50');
  await page.selectOption('#f-unit', 'DAY');
  await page.getByRole('button', { name: 'Créer l’article' }).click();
  await page.getByText('Article « Journée de développement » créé.').first().waitFor();
  await shot('articles');
}

/** Writes a quote from the catalogue and sends it; gives its number. @param {Seen} seen */
async function quote({ page, shot }) {
  await page.goto(`${app.url}/devis/nouveau`);
  await page.fill('#f-client_id', 'menuis');
  await page.getByRole('option', { name: business.name }).click();
  await page.fill('#f-subject', 'Nouveau site');
  const line = page.locator('.line').first();
  await line.locator('[data-col=name]').fill('journee');
  await line.getByRole('option', { name: 'Journée de développement' }).click();
  await line.locator('[data-col=quantity]').fill('3');
  await line.locator('[data-col=allowance]').fill('10');
  await line.locator('[data-col=allowance]').blur();
  // 3 × 480.50, less 10 %, and its VAT: told by the engine as one types
  await page.getByText('1 297,35').first().waitFor();
  await page.locator('.totals').getByText('1 556,82').waitFor();
  await shot('quote');
  await page.getByRole('button', { name: /^Envoyer/ }).first().click();
  await page.getByRole('button', { name: 'Envoyer le devis' }).waitFor();
  await shot('quote-review');
  await page.getByRole('button', { name: 'Envoyer le devis' }).click();
  const said = await page.getByRole('heading', { name: /^Devis D/ }).first().textContent();
  await shot('quote-sent');
  await page.getByRole('button', { name: 'Voir le document' }).click();
  await page.locator('.badge', { hasText: 'Envoyé' }).first().waitFor();
  return /Devis (\S+)/.exec(said ?? '')?.[1] ?? '';
}

/** One click makes it; it is issued, read, judged and mailed. @param {Seen} seen @param {string} to */
async function invoice({ page, shot }, to) {
  await page.reload();
  await page.locator('.badge', { hasText: 'Accepté' }).first().waitFor();
  await shot('quote-accepted');
  await page.getByRole('button', { name: 'Créer la facture' }).click();
  await page.waitForURL(/\/factures\/[^/]+\/modifier/);
  await page.locator('.totals').getByText('1 556,82').waitFor();
  await shot('invoice-draft');
  await page.getByRole('button', { name: /^Émettre/ }).first().click();
  await page.getByRole('button', { name: 'Émettre sans envoyer' }).click();
  const said = await page.getByRole('heading', { name: /^Facture F/ }).first().textContent();
  const href = await page.locator('.done-actions a[download]').getAttribute('href');
  const file = await page.request.get(app.url + href);
  assert.equal(file.status(), 200);
  assertPaper(await file.body(), 'invoice');
  await page.getByRole('button', { name: 'Voir le document' }).click();
  await page.locator('.badge', { hasText: 'Émise' }).first().waitFor();
  await shot('invoice-issued');
  await page.getByRole('button', { name: /^Envoyer/ }).first().click();
  await page.locator('dialog').getByLabel('Message').waitFor();
  await page.locator('dialog').getByRole('button', { name: /^Envoyer/ }).click();
  const number = /Facture (\S+)/.exec(said ?? '')?.[1] ?? '';
  const [paper] = (await letterTo(app, to, number)).attachments ?? [];
  assertPaper(Buffer.from(paper?.content ?? '', 'base64'), 'invoice');
}

/** @param {Seen} seen */
async function payment({ page, shot }) {
  const invoice = page.url();
  await page.getByRole('link', { name: 'Enregistrer un règlement' }).first().click();
  const dialog = page.locator('dialog');
  await dialog.getByText('Tout le montant est réparti.').waitFor();
  await shot('payment');
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByText(/Règlement de .* enregistré/).first().waitFor();
  await shot('payments');
  await page.goto(invoice);
  await page.locator('.badge', { hasText: 'Payée' }).first().waitFor();
  await shot('invoice-paid');
  await page.goto(`${app.url}/accueil`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shot('home');
}
