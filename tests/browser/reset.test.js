// A forgotten password: from the sign-in page, by the mailed link, back to the sign-in page and in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { openBrowser, sizes } from '../support/browser.js';
import { openPage } from '../support/page.js';
import { codeSentTo, signUp } from '../support/people.js';
import { startApp } from '../support/server.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => void ([app, browser] = await Promise.all([startApp(), openBrowser()])));
after(async () => void (await Promise.all([browser?.close(), app?.stop()])));

const wanted = 'girafe en papier plié';

/** @param {import('../support/page.js').Seen} seen @param {string} moment */
async function isAccessible({ page, shot }, moment) {
  await shot(moment);
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), []);
}

for (const [size, viewport] of Object.entries(sizes)) {
  test(`a forgotten password is replaced, and opens with the code, ${size}`, async () => {
    const { identity } = await signUp(app);
    const email = identity?.email ?? '';
    app.planted.add(wanted);
    const seen = await openPage(browser, app, { name: `reset-${size}`, size: viewport });
    const { page } = seen;
    await page.goto('/connexion');
    await page.getByRole('link', { name: 'Mot de passe oublié ?' }).click();
    await page.getByRole('heading', { name: 'Mot de passe oublié' }).waitFor();
    await isAccessible(seen, 'forgotten');
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByRole('button', { name: 'Recevoir un lien' }).click();
    await page.getByRole('heading', { name: 'Regardez vos e-mails' }).waitFor();
    await isAccessible(seen, 'sent');

    const link = await linkIn(email);
    await page.goto(link);
    await page.getByRole('heading', { name: 'Nouveau mot de passe' }).waitFor();
    assert.equal(new URL(page.url()).hash, '', 'the token leaves the address');
    await isAccessible(seen, 'reset');
    await page.getByLabel('Nouveau mot de passe').fill('court');
    await page.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
    await page.getByRole('alert').getByText('huit caractères').waitFor();
    await page.getByLabel('Nouveau mot de passe').fill(wanted);
    await page.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
    await page.getByText('Mot de passe changé. Connectez-vous.').first().waitFor();

    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(wanted);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Code à 6 chiffres').waitFor();
    await page.getByLabel('Code à 6 chiffres').fill(codeSentTo(app, email));
    await page.getByRole('heading', { name: 'Votre entreprise' }).waitFor();

    await page.goto('about:blank');
    await page.goto(link);
    await page.getByLabel('Nouveau mot de passe').fill(wanted);
    await page.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click();
    await page.getByText('Ce lien a expiré ou a déjà servi').waitFor();
    await page.getByRole('link', { name: 'Recevoir un lien' }).waitFor();
    await seen.close();
  });
}

/** The address in the newest letter that resets. @param {string} email */
async function linkIn(email) {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = app.mail.mails(email).map(({ text }) => /https?:\S+\/mot-de-passe#\S+/.exec(text ?? '')?.[0]).find(Boolean);
    if (found) {
      app.planted.add(found.split('#')[1] ?? '');
      return found;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('no link was mailed');
}
