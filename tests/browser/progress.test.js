// A quote billed as the work advances, in a real browser on a phone and on a desk: three «situations», what is typed wrong, and the dossier they fill.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, sizes } from '../support/browser.js';
import { clean, dossierSays, enterAs, issueAndShow } from '../support/follow.js';
import { openPage } from '../support/page.js';
import { startApp } from '../support/server.js';
import { line, openTrade, sentQuote } from '../support/trade.js';

/** @import { Locator } from 'playwright-core' */
/** @import { Seen } from '../support/page.js' */
/** @import { Trade } from '../support/trade.js' */

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => void ([app, browser] = await Promise.all([startApp(), openBrowser()])));
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

/** Two rates and a discount of the whole: 3 000 less 10 % at 10 %, 1 000 less 10 % at 20 %: 4 050 with VAT. */
const works = {
  subject: 'Salle de bains',
  lines: [
    { kind: 'heading', name: 'Chantier' },
    line('Pose et plomberie', '300', { quantity: '10', unit: 'DAY', vat: { category: 'S', rate: 1000 } }),
    line('Meuble sur mesure', '1000', { nature: 'goods', unit: 'C62' }),
  ],
  adjustments: [{ kind: 'allowance', percent: '10', reason: 'Remise', reason_code: '95' }],
};

for (const [name, size] of Object.entries(sizes)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`works are billed in three steps at ${size.width} × ${size.height}, ${colorScheme}`, async () => {
      const seen = await openPage(browser, app, { name: `progress-${name}-${colorScheme}`, size, colorScheme });
      try {
        await advance(seen, await openTrade(app));
      } catch (error) {
        await seen.shot('failure');
        throw error;
      }
      await seen.close();
    });
  }
}

/** @param {Seen} seen @param {Trade} trade */
async function advance(seen, trade) {
  const { page } = seen;
  await enterAs(seen, app, trade);
  const { id } = await sentQuote(trade, works);
  const accepted = await trade.owner.post(`${trade.path}/quotes/${id}/acceptance`, { by: 'Paul Durand' });
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
  await page.goto(`/devis/${id}`);
  await first(seen);
  await page.goto(`/devis/${id}`);
  await dossierSays(seen, { Facturé: '1 215,00 €', 'Reste à facturer': '2 835,00 €' });
  await second(seen);
  await page.goto(`/devis/${id}`);
  await dossierSays(seen, { Facturé: '2 916,00 €', 'Reste à facturer': '1 134,00 €' });
  await seen.shot('dossier');
  await clean(seen, 'dossier');
  await last(seen, `/devis/${id}`);
  await page.goto(`/devis/${id}`);
  await dossierSays(seen, { Facturé: '4 050,00 €', 'Reste à facturer': '0,00 €' });
  await page.locator('.document-page .page-head .badge', { hasText: 'Facturé' }).first().waitFor();
  await seen.shot('dossier-whole');
}

/** Opens the next step of the quote that is shown. @param {Seen} seen */
async function begin({ page }) {
  await page.getByRole('button', { name: 'En partie' }).click();
  await page.getByRole('menuitem', { name: 'Situation de travaux' }).click();
  await page.waitForURL(/\/factures\/[^/]+\/modifier/);
  await page.getByRole('heading', { name: 'Facture de situation' }).first().waitFor({ state: 'attached' });
}

/** How far a line of the draft has come. @param {Seen} seen @param {number} rank @returns {Locator} */
const reached = ({ page }, rank) => page.getByLabel(`Avancement, ligne ${rank}`);

/** The sum that the draft now comes to. @param {Seen} seen @param {string} sum */
const comesTo = ({ page }, sum) => page.locator('.totals').getByText(sum).first().waitFor();

/** What stands above the form after an attempt to issue. @param {Seen} seen @param {RegExp} wrong */
async function refused({ page }, wrong) {
  await page.getByRole('button', { name: /^Émettre/ }).first().click();
  await page.getByRole('link', { name: wrong }).waitFor();
}

/** Thirty percent of all, after a word and a figure that cannot be. @param {Seen} seen */
async function first(seen) {
  await begin(seen);
  await reached(seen, 2).fill('la moitié');
  await reached(seen, 3).fill('130');
  await refused(seen, /^Ligne 2\s:.*la moitié/);
  await seen.page.getByRole('link', { name: /^Ligne 3\s:.*130/ }).click();
  await seen.shot('refused');
  await clean(seen, 'refused');
  assert.ok(await reached(seen, 3).evaluate((input) => input === document.activeElement), 'the link leads to the field');
  await reached(seen, 2).fill('30');
  await reached(seen, 3).fill('30');
  await comesTo(seen, '1 215,00 €');
  await seen.shot('first-draft');
  await clean(seen, 'first draft');
  await issueAndShow(seen);
  await seen.shot('first-issued');
  await clean(seen, 'first issued');
}

/** Each line by itself; one that would go back so far that the whole is negative is told where. @param {Seen} seen */
async function second(seen) {
  await begin(seen);
  await comesTo(seen, '0,00 €');
  assert.equal(await reached(seen, 2).inputValue(), '30');
  await reached(seen, 2).fill('20');
  await refused(seen, /^Ligne 2\s:\s30\s% sont déjà facturés/);
  await seen.shot('less-than-before');
  await reached(seen, 2).fill('=30+50');
  await reached(seen, 3).fill('50');
  await comesTo(seen, '1 701,00 €');
  await seen.shot('second-draft');
  await clean(seen, 'second draft');
  await issueAndShow(seen);
}

/** Everything is done: what is left, to the cent. @param {Seen} seen @param {string} quote */
async function last(seen, quote) {
  await begin(seen);
  const begun = seen.page.url();
  await seen.page.goto(quote);
  await begin(seen);
  assert.equal(seen.page.url(), begun, 'one draft at a time: the one that was begun is taken up again');
  for (const rank of [2, 3]) await reached(seen, rank).fill('100');
  await comesTo(seen, '1 134,00 €');
  await issueAndShow(seen);
  await seen.shot('last-issued');
}
