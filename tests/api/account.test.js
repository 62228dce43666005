// One's own account: its name, its password, and the way back in for who forgot it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { signIn, signUp, stranger } from '../support/people.js';
import { startApp } from '../support/server.js';

/** @import { Client } from '../support/people.js' */

const password = 'cheval-agrafe-pile';
const another = 'girafe en papier plié';

/** @type {import('../support/server.js').App} */
let app;
before(async () => {
  app = await startApp();
  app.planted.add(another);
});
after(() => app?.stop());

const emailOf = (/** @type {Client} */ client) => client.identity?.email ?? '';

/** The newest letter that comes to an address under a subject. @param {string} email @param {RegExp} subject */
async function letterTo(email, subject) {
  for (let tries = 0; tries < 100; tries += 1) {
    const letter = app.mail.mails(email).find((/** @type {any} */ one) => subject.test(one.subject));
    if (letter) return letter;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no letter ${subject} came to ${email}`);
}

/** Lets the proof of who somebody is grow old. @param {Client} client */
const age = (client) => app.db.prepare('update sessions set confirmed_at = confirmed_at - 901000 where user_id = ?').bind(client.session.user.id).run();

/** Gives somebody a trusted browser, as signing in with trust does. @param {Client} client */
async function trusted({ session: { user } }) {
  await app.db.prepare("insert into devices (id, user_id, token_hash, name, created_at, seen_at, trusted_until) values (?, ?, ?, 'Firefox', 1, 1, 9e12)")
    .bind(randomUUID(), user.id, randomUUID().replaceAll('-', '').repeat(2)).run();
  return async () => (await app.db.prepare('select trusted_until from devices where user_id = ?').bind(user.id).first()).trusted_until;
}

/** Asks for a link and reads it. @param {string} email */
async function linkFor(email) {
  const asked = await stranger(app).post('/api/password-resets', { email });
  assert.equal(asked.status, 202, JSON.stringify(asked.body));
  const { text } = await letterTo(email, /nouveau mot de passe/);
  const [, token = ''] = /\/mot-de-passe#([\w-]+)/.exec(text) ?? [];
  assert.equal(token.length, 43);
  app.planted.add(token);
  return { token, asked };
}

describe('one’s own account', () => {
  it('is called and spoken to as its user says, and by nobody else', async () => {
    const client = await signUp(app);
    assert.equal((await client.put('/api/account', { name: '  Anne   Duval ', language: 'en' })).status, 204);
    const { user } = (await client.get('/api/session')).body;
    assert.deepEqual([user.name, user.language], ['Anne Duval', 'en']);
    const refused = await client.put('/api/account', { name: ' ', language: 'fr' });
    assert.deepEqual([refused.status, refused.body.fields[0].field], [422, 'name']);
    assert.equal((await client.put('/api/account', { name: 'A', language: 'fr', email: 'a@b.fr' })).status, 400);
    assert.equal((await stranger(app).put('/api/account', { name: 'A', language: 'fr' })).status, 401);
  });

  it('takes another password from who knows the present one, ends every other session and trust, and tells its user', async () => {
    const client = await signUp(app, { password });
    const elsewhere = await signIn(app, { email: emailOf(client), password });
    const trust = await trusted(client);
    const { token } = await linkFor(emailOf(client));
    assert.equal((await client.put('/api/account/password', { current: password, password: another })).status, 204);
    assert.equal((await client.get('/api/session')).status, 200);
    assert.equal((await elsewhere.get('/api/session')).status, 401);
    assert.equal(await trust(), null);
    assert.equal((await stranger(app).put('/api/password-resets', { token, password: 'tout autre chose' })).body.code, 'reset_expired');
    assert.equal((await stranger(app).post('/api/sign-ins', { email: emailOf(client), password })).status, 401);
    assert.equal((await signIn(app, { email: emailOf(client), password: another })).session.user.id, client.session.user.id);
    const { text } = await letterTo(emailOf(client), /mot de passe a changé/);
    assert.match(text, /autres appareils sont déconnectés/);
  });

  it('keeps its password when the present one is wrong, the new one is weak, or the proof of who asks is old', async () => {
    const client = await signUp(app, { password });
    const wrong = await client.put('/api/account/password', { current: 'tout autre chose', password: another });
    assert.deepEqual([wrong.status, wrong.body.fields[0]?.field, wrong.body.fields[0]?.code], [422, 'current', 'wrong_password']);
    const weak = await client.put('/api/account/password', { current: password, password: 'azertyuiop' });
    assert.deepEqual([weak.status, weak.body.fields[0]?.code], [422, 'password_too_common']);
    await age(client);
    const old = await client.put('/api/account/password', { current: password, password: another });
    assert.deepEqual([old.status, old.body.code], [403, 'confirmation_needed']);
    assert.equal((await stranger(app).post('/api/sign-ins', { email: emailOf(client), password })).status, 202);
  });

  it('makes whoever guesses its password wait, even signed in', async () => {
    const client = await signUp(app, { password });
    const tries = Array.from({ length: 8 }, () => client.put('/api/account/password', { current: 'tout autre chose', password: another }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429, 429, 429]);
    assert.equal((await client.put('/api/account/password', { current: password, password: another })).status, 429);
  });
});

describe('a forgotten password', () => {
  it('is replaced by who reads the mailbox: every session ends, none is opened, and the code is still asked for', async () => {
    const client = await signUp(app, { password });
    const trust = await trusted(client);
    const { token } = await linkFor(emailOf(client));
    const settled = await stranger(app).put('/api/password-resets', { token, password: another });
    assert.deepEqual([settled.status, settled.headers.get('set-cookie')], [204, null]);
    assert.equal((await client.get('/api/session')).status, 401);
    assert.equal(await trust(), null);
    assert.equal((await stranger(app).post('/api/sign-ins', { email: emailOf(client), password })).status, 401);
    assert.equal((await signIn(app, { email: emailOf(client), password: another })).session.user.id, client.session.user.id);
    await letterTo(emailOf(client), /réinitialisé/);
  });

  it('is replaced once by a link, even sent many times at once, and every other link of the account is used up', async () => {
    const client = await signUp(app, { password });
    const first = (await linkFor(emailOf(client))).token;
    app.mail.clear();
    const second = (await linkFor(emailOf(client))).token;
    const tries = Array.from({ length: 20 }, () => stranger(app).put('/api/password-resets', { token: second, password: another }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    assert.deepEqual(statuses, [204, ...Array.from({ length: 19 }, () => 410)]);
    assert.equal((await stranger(app).put('/api/password-resets', { token: first, password: 'tout autre chose' })).status, 410);
  });

  it('keeps its link when the new one is weak, and loses it after half an hour', async () => {
    const client = await signUp(app, { password });
    const { token } = await linkFor(emailOf(client));
    const weak = await stranger(app).put('/api/password-resets', { token, password: 'court' });
    assert.deepEqual([weak.status, weak.body.fields[0]?.code], [422, 'password_too_short']);
    const { token_hash: kept, life } = await app.db.prepare('select token_hash, expires_at - created_at as life from resets where user_id = ?').bind(client.session.user.id).first();
    assert.match(kept, /^[0-9a-f]{64}$/);
    assert.notEqual(kept, token);
    assert.equal(life, 30 * 60 * 1000);
    await app.db.prepare('update resets set expires_at = ? where user_id = ?').bind(Date.now() - 1, client.session.user.id).run();
    const late = await stranger(app).put('/api/password-resets', { token, password: another });
    assert.deepEqual([late.status, late.body.code], [410, 'reset_expired']);
    for (const forged of ['', 'x', randomUUID(), token.slice(1), 'A'.repeat(43)]) {
      assert.equal((await stranger(app).put('/api/password-resets', { token: forged, password: another })).body.code, 'reset_expired');
    }
    assert.equal((await stranger(app).post('/api/sign-ins', { email: emailOf(client), password })).status, 202);
  });

  it('tells nobody who has an account', async () => {
    const known = emailOf(await signUp(app));
    const unknown = `${randomUUID()}@exemple.fr`;
    const answers = await Promise.all([known, unknown].map((email) => stranger(app).post('/api/password-resets', { email })));
    assert.deepEqual(answers.map(({ status, body }) => [status, Object.keys(body)]), [[202, ['expires_at']], [202, ['expires_at']]]);
    const names = answers.map(({ headers }) => [...headers.keys()].sort().join());
    assert.equal(names[0], names[1]);
    await letterTo(known, /nouveau mot de passe/);
    assert.deepEqual(app.mail.mails(unknown), []);
  });

  it('floods no mailbox', async () => {
    for (const email of [emailOf(await signUp(app)), `${randomUUID()}@exemple.fr`]) {
      const asked = await Promise.all(Array.from({ length: 8 }, () => stranger(app).post('/api/password-resets', { email })));
      assert.deepEqual(asked.map(({ status }) => status).sort(), [202, 202, 202, 202, 202, 429, 429, 429]);
    }
  });
});
