// The first steps of a person in the browser, and those of the client they work for.
import assert from 'node:assert/strict';
import { logoPng } from '../../scripts/seed/logo.mjs';
import { openPage } from './page.js';
import { codeSentTo } from './people.js';
import { sizes } from './browser.js';
import { settings } from './house.js';

/** @import { Seen } from './page.js' */
/** @import { App } from './server.js' */

/** From the visitor's page to a session. @param {Seen} seen @param {App} app */
export async function signingUp({ page, shot }, app) {
  const email = `${Date.now()}@pochoir.example`;
  await page.goto(app.url);
  await shot('visitor');
  await page.getByRole('link', { name: 'Créer mon compte' }).first().click();
  await page.fill('#f-name', 'Camille Martin');
  await page.fill('#f-email', email);
  await page.fill('#f-password', 'cheval-agrafe-pile');
  await shot('sign-up');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.waitForURL('**/connexion/code');
  await page.fill('#f-code', codeSentTo(app, email));
  await page.waitForURL('**/entreprise/nouvelle');
}

/** The guided company, with its logo. @param {Seen} seen */
export async function founding({ page, shot }) {
  await page.fill('#f-name', settings.name);
  await page.fill('#f-siren', settings.siren);
  await page.fill('#f-street', settings.street);
  await page.fill('#f-postcode', settings.postcode);
  await page.fill('#f-city', settings.city);
  await shot('company');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.fill('#f-vat_number', settings.vat_number);
  await page.fill('#f-iban', settings.iban);
  await shot('company-billing');
  await page.getByRole('button', { name: 'Créer l’entreprise' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logoPng() });
  await page.getByRole('img', { name: 'Votre logo' }).waitFor();
  await shot('company-look');
  await page.getByRole('link', { name: 'Voir l’accueil' }).click();
  await page.waitForURL('**/accueil');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shot('first-home');
}

/** The client opens the mailed link in a browser of their own, without JavaScript, and accepts. @param {Seen} seen @param {string} link */
export async function acceptByLink({ page: ours, context }, link) {
  const browser = context.browser();
  assert.ok(browser);
  const size = ours.viewportSize() ?? sizes.desk;
  const { page, shot, close } = await openPage(browser, /** @type {any} */ ({ url: new URL(ours.url()).origin }), { name: `client-${size.width}`, size, javaScriptEnabled: false });
  await page.goto(new URL(link, ours.url()).href);
  await shot('quote');
  await page.fill('#accept-by', 'Claire Garnier');
  await page.check('#agree');
  await page.getByRole('button', { name: 'Accepter le devis' }).click();
  await page.getByText('Claire Garnier').first().waitFor();
  await shot('accepted');
  await close();
}
