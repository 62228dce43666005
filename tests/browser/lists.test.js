// A list at work: narrowed, kept as a view, chosen by keys or by touch, carried away in files that other programs open.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { demo, seed } from '../../scripts/seed/main.mjs';
import { openBrowser, sizes } from '../support/browser.js';
import { ok } from '../support/house.js';
import { openPage } from '../support/page.js';
import { signIn } from '../support/people.js';
import { startApp } from '../support/server.js';

/** @import { Seen } from '../support/page.js' */

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('../support/people.js').Client} */
let person;
let company = '';

before(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  await seed({ baseUrl: app.url, mailUrl: app.mail.url });
  person = await signIn(app, demo);
  company = `/api/companies/${person.session.companies[0].id}`;
});
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

/** A page of the demo's own. @param {string} name @param {keyof typeof sizes} size @param {'light' | 'dark'} [colorScheme] */
async function signedIn(name, size, colorScheme = 'light') {
  const seen = await openPage(browser, app, { name, size: sizes[size], colorScheme });
  const [cookie, value] = person.cookie.split('=');
  await seen.context.addCookies([{ name: cookie ?? '', value: value ?? '', url: app.url.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Lax' }]);
  return seen;
}

/** @param {Seen} seen @param {string} moment */
async function isAccessible({ page, shot }, moment) {
  await shot(moment);
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${moment} ${id} ${target.join(' ')}: ${failureSummary}`)), []);
}

/** The file that an act saves. @param {Seen} seen @param {() => Promise<unknown>} act */
async function saved({ page }, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** @param {Seen} seen */
const rows = ({ page }) => page.locator('.table tbody tr');

test('each part of the ageing bar leads to the invoices it counts', async () => {
  const seen = await signedIn('ageing', 'desk');
  const { ageing } = ok(await person.get(`${company}/dashboard`), 200);
  for (const [age, { documents }] of Object.entries(ageing)) {
    await seen.page.goto('/accueil');
    await seen.page.locator(`.ages a[href*="echeance=${age}"]`).click();
    await seen.page.waitForURL(`**/factures?statut=open&echeance=${age}**`);
    if (documents) await rows(seen).first().waitFor();
    await seen.page.locator('.chip.two').nth(1).waitFor();
    await seen.page.locator(documents ? `tbody tr:nth-child(${documents})` : '.empty').waitFor();
    assert.equal(await rows(seen).count(), documents, age);
  }
  await isAccessible(seen, 'filtered');
  await seen.close();
});

test('a list is narrowed, kept as a view, and opens as preferred', async () => {
  const seen = await signedIn('views', 'desk');
  const { page } = seen;
  await page.goto('/factures');
  await rows(seen).first().waitFor();
  await page.keyboard.press('f');
  await page.getByRole('heading', { name: 'Filtrer la liste' }).waitFor();
  await page.getByLabel('Total TTC : au moins').fill('1 000');
  await page.getByLabel('Émise le', { exact: true }).selectOption('own');
  await page.getByLabel('Émise le : du').fill('01/01/2020');
  await isAccessible(seen, 'dialog');
  await page.getByRole('button', { name: 'Appliquer' }).click();
  await page.waitForURL(/min=100000/);
  assert.match(page.url(), /du=2020-01-01/);
  await page.getByText('Total TTC : dès 1 000,00 €').waitFor();
  await page.getByRole('button', { name: 'Vues' }).click();
  await page.getByRole('menuitem', { name: 'Enregistrer cette vue' }).click();
  await page.getByLabel('Nom de la vue').fill('Grosses factures');
  await page.getByLabel('Partager avec toute l’entreprise').check();
  await page.getByLabel('Ouvrir la liste avec cette vue').check();
  await isAccessible(seen, 'view');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.waitForURL(/vue=/);
  await page.getByRole('link', { name: 'Devis', exact: true }).first().click();
  await page.waitForURL('**/devis');
  await page.getByRole('link', { name: 'Factures', exact: true }).first().click();
  await page.waitForURL(/factures\?.*min=100000.*vue=/);
  await page.getByRole('button', { name: 'Grosses factures' }).click();
  await seen.shot('menu');
  await page.getByRole('menuitem', { name: 'Tout afficher' }).click();
  await page.waitForURL(/vue=tout/);
  await page.goto('/factures?vue=tout');
  await page.getByRole('button', { name: 'Affichage, export' }).click();
  await page.getByRole('menuitem', { name: 'Colonnes et densité' }).click();
  await page.getByLabel('Échéance').uncheck();
  await page.getByText('Compacte').click();
  await isAccessible(seen, 'display');
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
  assert.equal(await page.getByRole('columnheader', { name: 'Échéance' }).count(), 0);
  await seen.shot('compact');
  const { items } = ok(await person.get(`${company}/views?list=invoices`), 200);
  ok(await person.delete(`${company}/views/${items[0].id}`, { version: items[0].version }), 204);
  await seen.close();
});

test('chosen rows leave in a sheet and in an archive, are copied, deleted and brought back', async () => {
  const seen = await signedIn('bulk', 'desk');
  const { page } = seen;
  await page.goto('/factures?statut=paid');
  await rows(seen).first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+j');
  await page.getByText('2 sélectionnés').waitFor();
  await isAccessible(seen, 'chosen');
  const sheet = await saved(seen, () => page.getByRole('button', { name: 'CSV' }).click());
  const text = readFileSync(sheet.path, 'utf8');
  assert.match(sheet.name, /^factures-\d{4}-\d\d-\d\d\.csv$/);
  assert.ok(text.startsWith('\ufeff"Numéro";"Type";"Client"'), text.slice(0, 80));
  assert.match(text, /;\d+,\d\d;0,00;"EUR"\r\n$/);
  const archive = await saved(seen, () => page.getByRole('button', { name: 'PDF (zip)' }).click());
  const python = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; [print(n, z.read(n)[:5].decode()) for n in z.namelist()]';
  const listed = execFileSync('python3', ['-c', python, archive.path], { encoding: 'utf8' }).trim().split('\n');
  assert.equal(listed.length, 2);
  for (const line of listed) assert.match(line, /^[\w-]+\.pdf %PDF-$/);

  await page.keyboard.press('Control+a');
  await page.getByText(/^\d+ sélectionnés/).waitFor();
  assert.equal(await page.locator('tr.selected').count(), await rows(seen).count());
  await page.getByRole('button', { name: 'Marquer payées' }).click();
  await page.getByText(/n’attend(ent)? aucun règlement/).waitFor();
  await seen.close();
});

test('drafts are copied and deleted together, and come back', async () => {
  const seen = await signedIn('drafts', 'desk');
  const { page } = seen;
  const drafts = async () => ok(await person.get(`${company}/quotes?state=draft`), 200).items.length;
  const count = await drafts();
  await page.goto('/devis?statut=draft');
  await rows(seen).first().waitFor();
  await page.getByLabel('Tout sélectionner').check();
  await page.getByRole('button', { name: 'Dupliquer', exact: true }).click();
  await page.getByText(/copies? créées?, en brouillon/).first().waitFor();
  assert.equal(await drafts(), 2 * count);
  await page.locator(`tbody tr:nth-child(${2 * count})`).waitFor();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: /^Supprimer \d+ brouillon/ }).click();
  await page.getByText(/brouillons? supprimés?/).first().waitFor();
  assert.equal(await drafts(), 0);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await page.locator(`tbody tr:nth-child(${2 * count})`).waitFor();
  assert.equal(await drafts(), 2 * count);
  await seen.close();
});

test('the late invoices of one client are paid at once', async () => {
  const seen = await signedIn('paying', 'desk');
  const { page } = seen;
  const { items } = ok(await person.get(`${company}/invoices?state=open&limit=100`), 200);
  const of = Object.values(Object.groupBy(items, (/** @type {any} */ { client_id }) => client_id)).sort((one, other) => (other?.length ?? 0) - (one?.length ?? 0))[0] ?? [];
  await page.goto(`/factures?statut=open&client=${of[0].client_id}`);
  await page.locator(`tbody tr:nth-child(${of.length})`).waitFor();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Marquer payées' }).click();
  await page.waitForURL('**/reglements?nouveau=1**');
  const open = of.reduce((/** @type {number} */ sum, /** @type {any} */ row) => sum + row.open, 0);
  await page.waitForFunction((amount) => /** @type {HTMLInputElement | null} */ (document.querySelector('#f-amount'))?.value === amount, `${Math.floor(open / 100)},${String(open % 100).padStart(2, '0')}`);
  await isAccessible(seen, 'payment');
  await seen.close();
});

test('on a phone a long press chooses, in the dark too', async () => {
  const seen = await signedIn('phone', 'phone', 'dark');
  const { page } = seen;
  await page.goto('/factures?statut=paid');
  await rows(seen).first().waitFor();
  await seen.shot('list');
  const box = await rows(seen).nth(1).boundingBox();
  assert.ok(box);
  const client = await seen.context.newCDPSession(page);
  const touchPoints = [{ x: box.x + 80, y: box.y + 20 }];
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await page.getByText('1 sélectionné').waitFor();
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.touchscreen.tap(box.x + 80, box.y - 30);
  await page.getByText('2 sélectionnés').waitFor();
  assert.match(page.url(), /factures\?statut=paid$/);
  await isAccessible(seen, 'chosen');
  await page.getByRole('button', { name: 'Filtre', exact: true }).click();
  await page.getByRole('heading', { name: 'Filtrer la liste' }).waitFor();
  await isAccessible(seen, 'sheet');
  await seen.close();
});
