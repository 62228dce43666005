// What follows from a quote, in a real browser on a phone and on a desk: a deposit, the invoice that deducts it, a credit note by line, and the dossier that adds them up.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, sizes } from '../support/browser.js';
import { clean, dossierSays, enterAs, issueAndShow } from '../support/follow.js';
import { openPage } from '../support/page.js';
import { startApp } from '../support/server.js';
import { line, openTrade, sentQuote } from '../support/trade.js';

/** @import { Seen } from '../support/page.js' */
/** @import { Trade } from '../support/trade.js' */

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => void ([app, browser] = await Promise.all([startApp(), openBrowser()])));
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

/** Two rates and a discount of the whole: 1 000 less 10 % at 20 %, 400 less 10 % at 10 %: 1 476 with VAT. */
const works = {
  subject: 'Rénovation de la boutique',
  lines: [
    line('Menuiserie sur mesure', '250', { quantity: '4', unit: 'DAY' }),
    line('Peinture', '40', { quantity: '10', unit: 'MTK', vat: { category: 'S', rate: 1000 } }),
  ],
  adjustments: [{ kind: 'allowance', percent: '10', reason: 'Remise', reason_code: '95' }],
};

for (const [name, size] of Object.entries(sizes)) {
  for (const colorScheme of /** @type {const} */ (name === 'phone' ? ['light'] : ['light', 'dark'])) {
    test(`a quote is followed to its credit note at ${size.width} × ${size.height}, ${colorScheme}`, async () => {
      const seen = await openPage(browser, app, { name: `trade-${name}-${colorScheme}`, size, colorScheme });
      try {
        await follow(seen, await openTrade(app));
      } catch (error) {
        await seen.shot('failure');
        throw error;
      }
      await seen.close();
    });
  }
}

/** @param {Seen} seen @param {Trade} trade */
async function follow(seen, trade) {
  const { page, shot } = seen;
  await enterAs(seen, app, trade);
  const { id } = await sentQuote(trade, works);
  const accepted = await trade.owner.post(`${trade.path}/quotes/${id}/acceptance`, { by: 'Paul Durand' });
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
  await page.goto(`/devis/${id}`);
  await deposit(seen);
  await page.goto(`/devis/${id}`);
  await dossierSays(seen, { Acomptes: '442,80 €', 'Reste à encaisser': '442,80 €' });
  await shot('quote-with-deposit');
  await clean(seen, 'quote');
  await finalInvoice(seen);
  await dossierSays(seen, { Facturé: '1 476,00 €', 'Reste à facturer': '0,00 €' });
  await shot('invoice-issued');
  await why(seen);
  await credit(seen);
  await page.goBack();
  await page.goto(`/devis/${id}`);
  await dossierSays(seen, { Avoirs: '297,00 €', 'Reste à facturer': '297,00 €' });
  await shot('dossier');
  await clean(seen, 'dossier');
}

/** @param {Seen} seen */
async function deposit(seen) {
  const { page, shot } = seen;
  await page.getByRole('button', { name: 'En partie' }).click();
  await page.getByRole('menuitem', { name: 'Acompte…' }).click();
  const dialog = page.locator('dialog');
  await dialog.getByText('442,80 € TTC, soit 30 % de 1 476,00 €').waitFor();
  await dialog.getByRole('button', { name: '40 %' }).click();
  await dialog.getByText('590,40 € TTC').waitFor();
  await dialog.getByLabel('Part du total TTC').fill('0');
  await dialog.getByRole('button', { name: 'Créer l’acompte' }).click();
  await dialog.getByRole('link', { name: 'Saisissez un pourcentage, par exemple 30' }).waitFor();
  await dialog.getByLabel('Part du total TTC').fill('30');
  await shot('deposit-dialog');
  await clean(seen, 'deposit dialog');
  await dialog.getByRole('button', { name: 'Créer l’acompte' }).click();
  await page.waitForURL(/\/factures\/[^/]+\/modifier/);
  await page.getByRole('heading', { name: 'Facture d’acompte' }).first().waitFor({ state: 'attached' });
  await page.locator('.totals').getByText('442,80 €').first().waitFor();
  // typed including VAT, printed without it, as the PDF does
  await page.locator('.editor-page .paper-lines').getByText('270,00', { exact: true }).waitFor({ state: 'attached' });
  await shot('deposit-draft');
  await clean(seen, 'deposit draft');
  await issueAndShow(seen);
  await shot('deposit-issued');
}

/** The rest of the quote: the deposit comes off by itself, may be left out, and comes off again. @param {Seen} seen */
async function finalInvoice(seen) {
  const { page, shot } = seen;
  await page.getByRole('button', { name: 'Créer la facture' }).first().click();
  await page.waitForURL(/\/factures\/[^/]+\/modifier/);
  const totals = page.locator('.totals');
  await totals.getByText('1 033,20 €').waitFor();
  await shot('final-draft');
  await totals.getByRole('checkbox').uncheck();
  await totals.getByText('Net à payer').waitFor({ state: 'detached' });
  await totals.getByRole('checkbox').check();
  await totals.getByText('1 033,20 €').waitFor();
  await clean(seen, 'final draft');
  await issueAndShow(seen);
}

/** Every total opens into its steps. @param {Seen} seen */
async function why({ page, shot }) {
  await page.locator('.amounts-total button').click();
  await page.locator('dialog .why li').first().waitFor();
  await shot('why');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** One day of the four is given back. @param {Seen} seen */
async function credit(seen) {
  const { page, shot } = seen;
  await page.getByRole('button', { name: 'Créer un avoir' }).click();
  const dialog = page.locator('dialog');
  await dialog.getByText('Des lignes').click();
  await dialog.getByRole('checkbox', { name: /Menuiserie/ }).check();
  await dialog.getByLabel('Quantité : Menuiserie sur mesure').fill('5');
  await dialog.getByRole('button', { name: 'Créer l’avoir' }).click();
  await dialog.getByRole('link', { name: /saisissez une quantité, 4 au plus/ }).waitFor();
  await dialog.getByLabel('Quantité : Menuiserie sur mesure').fill('1,1');
  await shot('credit-dialog');
  await clean(seen, 'credit dialog');
  await dialog.getByRole('button', { name: 'Créer l’avoir' }).click();
  await page.waitForURL(/\/factures\/[^/]+\/modifier/);
  await page.getByText('à créditer').first().waitFor();
  await page.locator('.totals').getByText('297,00 €').first().waitFor();
  await shot('credit-draft');
  await clean(seen, 'credit draft');
  await issueAndShow(seen);
  await page.getByText(/Sur la facture F-/).first().waitFor();
  await shot('credit-issued');
}
