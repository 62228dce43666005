// The page behind a link in a real browser without scripts: readable at every size and theme, answered in two taps.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { openBrowser, sizes } from '../support/browser.js';
import { startApp } from '../support/server.js';
import { line, openTrade, sentInvoice, sentQuote } from '../support/trade.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('../support/trade.js').Trade} */
let trade;
before(async () => {
  app = await startApp();
  browser = await openBrowser();
  trade = await openTrade(app);
});
after(async () => {
  await browser.close();
  await app.stop();
});

const lines = [
  { kind: 'heading', name: 'Conception' },
  line('Maquettes', '450', { quantity: '3', description: 'Accueil, catalogue et panier', allowance: { percent: '10', reason: 'Fidélité' } }),
  { kind: 'subtotal', name: 'Sous-total' },
  { ...line('Photographies', '380'), kind: 'option', ticked: false },
  { kind: 'text', name: 'Les droits sont cédés pour cinq ans.' },
];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    it(`is accessible and fits, ${size}, ${colorScheme}`, async () => {
      const [quote, invoice] = [await sentQuote(trade, { lines }), await sentInvoice(trade)];
      // axe is a script: this context runs it, the page itself brings none
      const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      for (const url of [quote.share_url, invoice.share_url, `${app.url}/p/nowhere`]) {
        await page.goto(url);
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0]?.html]), [], url);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${url} overflows`);
      }
      await context.close();
    });
  }
}

describe('without scripts, on a phone', () => {
  it('a quote is accepted in two taps and a name', async () => {
    const quote = await sentQuote(trade);
    const context = await browser.newContext({ viewport: sizes.phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(quote.share_url);
    await page.getByLabel('Vos prénom et nom').first().fill('Anne Durand');
    await page.getByLabel('J’accepte ce devis').check();
    await page.getByRole('button', { name: 'Accepter le devis' }).click();
    await page.getByText(/Devis accepté le .* par Anne Durand/).waitFor();
    assert.equal(page.url(), quote.share_url);
    assert.equal(await page.getByRole('button').count(), 0);
    await context.close();
  });

  it('a refusal says why', async () => {
    const quote = await sentQuote(trade);
    const context = await browser.newContext({ viewport: sizes.phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(quote.share_url);
    await page.getByText('Refuser ce devis…').click();
    await page.locator('#refuse-by').fill('Anne Durand');
    await page.getByLabel('Pourquoi ? (facultatif)').fill('Trop tard pour nous');
    await page.getByRole('button', { name: 'Refuser le devis' }).click();
    await page.getByText(/Devis refusé le .* par Anne Durand/).waitFor();
    await context.close();
  });
});
