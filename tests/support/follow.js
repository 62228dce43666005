// What the browser tests of the trade do again and again: enter, issue, read the dossier, ask axe.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';

/** @import { Seen } from './page.js' */
/** @import { App } from './server.js' */
/** @import { Trade } from './trade.js' */

/** The page is the owner's from now on. @param {Seen} seen @param {App} app @param {Trade} trade */
export async function enterAs({ context }, app, trade) {
  const [name = '', value = ''] = trade.owner.cookie.split('=');
  await context.addCookies([{ name, value, url: app.url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }]);
}

/** Issues what the editor holds, and shows it. @param {Seen} seen */
export async function issueAndShow({ page }) {
  await page.getByRole('button', { name: /^Émettre/ }).first().click();
  await page.getByRole('button', { name: 'Émettre sans envoyer' }).click();
  await page.getByRole('button', { name: 'Voir le document' }).click();
  await page.locator('.document-page .page-head .badge', { hasText: /^Émise?$/ }).first().waitFor();
}

/** The dossier says these sums. @param {Seen} seen @param {Record<string, string>} sums */
export async function dossierSays({ page }, sums) {
  const rows = page.locator('.dossier dl > div');
  for (const [term, sum] of Object.entries(sums)) await rows.filter({ hasText: term }).getByText(sum.replaceAll(' ', '\u00a0'), { exact: true }).waitFor();
}

/** What axe finds on the page as it is. @param {Seen} seen @param {string} where */
export async function clean({ page }, where) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${where} ${id} ${target.join(' ')}: ${failureSummary}`)), []);
}
