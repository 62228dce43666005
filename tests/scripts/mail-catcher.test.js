// The local mail provider is as exact, and as unreliable, as a real one.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startMailCatcher } from '../../scripts/mail-catcher.mjs';

const token = 'a-token';
const letter = {
  from: { email: 'facturation@comptoir.example', name: 'Comptoir' },
  to: [{ email: 'Client@Exemple.fr' }],
  subject: 'Votre facture <F-2026-0001>',
  text: 'Bonjour, https://comptoir.example/p/abc',
  html: '<p>Bonjour</p>',
  attachments: [{ content: Buffer.from('%PDF-').toString('base64'), filename: 'Facture été.pdf', type: 'application/pdf' }],
};

describe('mail catcher', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mails-'));
  /** @type {import('../../scripts/mail-catcher.mjs').MailCatcher} */
  let mail;
  before(async () => {
    mail = await startMailCatcher({ token, folder });
  });
  beforeEach(() => {
    mail.clear();
    mail.fail({ mode: null });
  });
  after(async () => {
    await mail.stop();
    rmSync(folder, { recursive: true });
  });

  /** @param {unknown} body @param {string} [bearer] */
  const send = (body, bearer = token) => fetch(mail.sendUrl, {
    method: 'POST', headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  /** @param {string} path */
  const get = (path) => fetch(mail.url + path);

  it('keeps a letter and answers with its id', async () => {
    const answer = await (await send(letter)).json();
    assert.equal(answer.success, true);
    assert.equal((await (await get(`/api/mails/${answer.message_ids[0]}`)).json()).subject, letter.subject);
    assert.equal((await (await get('/api/mails?to=client@exemple.fr')).json()).length, 1);
    assert.equal((await (await get('/api/mails?to=other@exemple.fr')).json()).length, 0);
  });

  it('refuses a wrong token and an incomplete letter, in the provider\'s shape', async () => {
    assert.equal((await send(letter, 'wrong')).status, 401);
    const refused = await send({ ...letter, to: [], subject: '' });
    assert.equal(refused.status, 422);
    assert.deepEqual(await refused.json(), { success: false, errors: ["'to' address is required", "'subject' is required"] });
    assert.equal(mail.mails().length, 0);
  });

  it('remembers its letters over a restart', async () => {
    await send(letter);
    const again = await startMailCatcher({ token, folder });
    assert.equal(again.mails().length, 1);
    await again.stop();
  });

  it('shows a letter without running or trusting it', async () => {
    const [id] = (await (await send(letter)).json()).message_ids;
    const page = await (await get(`/mails/${id}`)).text();
    assert.match(page, /Votre facture &lt;F-2026-0001&gt;/);
    assert.match(page, /<iframe sandbox=/);
    assert.match((await get(`/mails/${id}/html`)).headers.get('content-security-policy') ?? '', /^sandbox /);
    const attachment = await get(`/mails/${id}/attachments/0`);
    assert.equal(await attachment.text(), '%PDF-');
    assert.match(attachment.headers.get('content-disposition') ?? '', /Facture%20%C3%A9t%C3%A9\.pdf/);
  });

  it('fails as asked, for as long as asked', async () => {
    await fetch(`${mail.url}/api/faults`, { method: 'PUT', body: JSON.stringify({ mode: '429', retry_after: 7, times: 1 }) });
    const busy = await send(letter);
    assert.equal(busy.status, 429);
    assert.equal(busy.headers.get('retry-after'), '7');
    assert.equal((await send(letter)).status, 200);
    mail.fail({ mode: 'reset' });
    await assert.rejects(send(letter));
    mail.fail({ mode: 'lost' });
    await assert.rejects(send(letter));
    assert.equal(mail.mails().length, 2, 'a lost answer is a letter that was kept');
  });
});
