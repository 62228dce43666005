// The verification page in a real browser, with a real issued PDF, then with one byte changed: without scripts, at both sizes, light and dark.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { openBrowser, sizes } from '../support/browser.js';
import { openPage } from '../support/page.js';
import { startApp } from '../support/server.js';
import { openTrade, sentInvoice } from '../support/trade.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {any} */
let invoice;
/** @type {Buffer} */
let pdf;
before(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  invoice = await sentInvoice(await openTrade(app));
  pdf = Buffer.from(await (await fetch(`${invoice.share_url}/pdf`)).arrayBuffer());
});
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

const paper = (/** @type {Buffer} */ buffer) => ({ name: `${invoice.number}.pdf`, mimeType: 'application/pdf', buffer });
/** One byte of the middle, another. */
const forged = () => Buffer.from(pdf.map((byte, at) => (at === pdf.length >> 1 ? byte ^ 1 : byte)));

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    it(`knows the true file from the changed one, ${size}, ${colorScheme}`, async () => {
      const { page, shot, close } = await openPage(browser, app, { name: `verifier-${size}-${colorScheme}`, size: viewport, colorScheme, javaScriptEnabled: false });
      await page.goto('/verifier');
      await shot('empty');
      await page.getByLabel(/Fichier reçu/).setInputFiles(paper(pdf));
      await page.getByRole('button', { name: 'Vérifier' }).click();
      await page.getByText('Ce fichier est exactement celui qui a été émis').waitFor();
      assert.ok(await page.getByText(invoice.number).isVisible());
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await shot('genuine');

      await page.getByLabel(/Fichier reçu/).setInputFiles(paper(forged()));
      await page.getByLabel(/Code imprimé/).fill(invoice.proof_code.toLowerCase());
      await page.getByRole('button', { name: 'Vérifier' }).click();
      await page.getByText('Ce fichier n’est pas celui qui a été émis sous ce code').waitFor();
      await shot('altered');

      await page.getByLabel(/Code imprimé/).fill('7K2M');
      await page.getByRole('button', { name: 'Vérifier' }).click();
      await page.getByText('Un code compte douze lettres et chiffres').waitFor();
      await shot('refused');
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Verify a document' }).waitFor();
      await close();
    });

    it(`is accessible, ${size}, ${colorScheme}`, async () => {
      // axe is a script: this context runs it, the page itself brings none
      const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true, locale: 'fr-FR' });
      const page = await context.newPage();
      for (const path of ['/verifier', `/verifier?code=${invoice.proof_code}`, '/verifier?code=0000-0000-0000', '/verifier?code=7K2M&langue=en']) {
        await page.goto(app.url + path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0]?.html]), [], path);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} overflows`);
      }
      await context.close();
    });
  }
}

describe('the way there', () => {
  it('leads from the home page and from a document behind a link', async () => {
    const { page, close } = await openPage(browser, app, { name: 'verifier-way', size: sizes.phone });
    await page.goto('/');
    await page.getByRole('link', { name: 'Vérifier un document' }).click();
    await page.getByRole('heading', { name: 'Vérifier un document' }).waitFor();
    await page.goto(invoice.share_url);
    await page.getByRole('link', { name: 'Vérifier ce document' }).click();
    await page.getByText('Un document porte ce code').waitFor();
    await close();
  });
});
