// Signing up, in and out: what opens a session, what does not, and what a stranger can learn.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { codeSentTo, signIn, signUp, stranger } from '../support/people.js';
import { startApp } from '../support/server.js';

const password = 'cheval-agrafe-pile';

/** @param {string} [email] */
const newcomer = (email = `${randomUUID()}@exemple.fr`) => ({ name: 'Anne Dupont', email, password, language: 'fr' });

/** A code that is not this one. @param {string} code */
const another = (code) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** What differs from one request to the next, taken out. @param {any} body */
function bare(body) {
  const { request, challenge, ...rest } = body;
  return challenge ? { ...rest, challenge: Object.keys(challenge), lasts: challenge.expires_at - challenge.resend_at } : rest;
}

describe('session', () => {
  /** @type {import('../support/server.js').App} */
  let app;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  /** Asks for a code for somebody new. */
  async function asked() {
    const who = newcomer();
    const client = stranger(app);
    const { status, body } = await client.post('/api/sign-ups', who);
    assert.equal(status, 202, JSON.stringify(body));
    return { who, client, challenge: body.challenge, code: codeSentTo(app, who.email) };
  }

  /** @param {string} sql @param {...unknown} values */
  const change = (sql, ...values) => app.db.prepare(sql).bind(...values).run();

  it('opens with the mailed code, and lasts from one request to the next', async () => {
    const { who, client, challenge, code } = await asked();
    assert.equal(challenge.email, who.email);
    const opened = await client.post('/api/session', { challenge: challenge.id, code });
    assert.equal(opened.status, 201);
    const { id, ...user } = opened.body.user;
    assert.deepEqual(user, { name: who.name, email: who.email, language: 'fr' });
    assert.deepEqual(opened.body.companies, []);
    const cookie = opened.headers.get('set-cookie') ?? '';
    for (const flag of ['__Host-s=', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) assert.ok(cookie.includes(flag), flag);
    const read = await client.get('/api/session');
    assert.equal(read.status, 200);
    assert.deepEqual(read.body, opened.body);
  });

  it('opens again with the password and another code', async () => {
    const client = await signUp(app, { password });
    const again = await signIn(app, { email: client.identity?.email ?? '', password });
    assert.equal(again.session.user.id, client.session.user.id);
    assert.notEqual(again.cookie, client.cookie);
  });

  it('finds the account whatever the case of the address', async () => {
    const email = `Anne.${randomUUID()}@exemple.fr`;
    await signUp(app, { email, password });
    const { status } = await stranger(app).post('/api/sign-ins', { email: email.toUpperCase(), password });
    assert.equal(status, 202);
  });

  it('counts the tries of a code down, and takes none after five', async () => {
    const { client, challenge, code } = await asked();
    for (const remaining of [4, 3, 2, 1, 0]) {
      const wrong = await client.post('/api/session', { challenge: challenge.id, code: another(code) });
      assert.deepEqual([wrong.status, wrong.body.code, wrong.body.remaining], [401, 'wrong_code', remaining]);
    }
    const right = await client.post('/api/session', { challenge: challenge.id, code });
    assert.deepEqual([right.status, right.body.code], [410, 'code_expired']);
  });

  it('evaluates five of a hundred guesses sent at once', async () => {
    const { client, challenge, code } = await asked();
    const guesses = Array.from({ length: 100 }, () => client.post('/api/session', { challenge: challenge.id, code: another(code) }));
    const answers = (await Promise.all(guesses)).map(({ body }) => body.code);
    assert.equal(answers.filter((one) => one === 'wrong_code').length, 5);
    assert.equal(answers.filter((one) => one === 'code_expired').length, 95);
  });

  it('takes a code once, even sent several times at once', async () => {
    const { client, challenge, code } = await asked();
    const openings = Array.from({ length: 4 }, () => client.post('/api/session', { challenge: challenge.id, code }));
    const statuses = (await Promise.all(openings)).map(({ status }) => status).sort();
    assert.deepEqual(statuses, [201, 410, 410, 410]);
    assert.equal((await client.post('/api/session', { challenge: challenge.id, code })).status, 410);
  });

  it('takes a code for its own challenge only, and no code that has expired', async () => {
    const [mine, other] = [await asked(), await asked()];
    const swapped = await mine.client.post('/api/session', { challenge: mine.challenge.id, code: other.code });
    assert.ok(mine.code === other.code || swapped.status === 401);
    await change('update challenges set expires_at = ? where id = ?', Date.now() - 1, mine.challenge.id);
    assert.equal((await mine.client.post('/api/session', { challenge: mine.challenge.id, code: mine.code })).status, 410);
  });

  it('keeps the code hashed, and opens from the copy when the code store has lost it', async () => {
    const { client, challenge, code } = await asked();
    const { code_hash: copy } = await app.db.prepare('select code_hash from challenges where id = ?').bind(challenge.id).first();
    assert.match(copy, /^[0-9a-f]{64}$/);
    assert.equal(await app.codes.get(`mfa:${challenge.id}`), copy);
    await app.codes.delete(`mfa:${challenge.id}`);
    assert.equal((await client.post('/api/session', { challenge: challenge.id, code })).status, 201);
  });

  it('sends another code after a while, and the first opens nothing any more', async () => {
    const { who, client, challenge, code } = await asked();
    const soon = await client.post(`/api/challenges/${challenge.id}/resending`);
    assert.deepEqual([soon.status, soon.body.code], [429, 'too_many_attempts']);
    assert.ok(Number(soon.headers.get('retry-after')) > 20);
    await change('update challenges set created_at = created_at - 31000 where id = ?', challenge.id);
    const resent = await client.post(`/api/challenges/${challenge.id}/resending`);
    assert.equal(resent.status, 202);
    assert.notEqual(resent.body.challenge.id, challenge.id);
    assert.equal((await client.post('/api/session', { challenge: challenge.id, code })).status, 410);
    const opened = await client.post('/api/session', { challenge: resent.body.challenge.id, code: codeSentTo(app, who.email) });
    assert.equal(opened.status, 201);
  });

  it('tells strangers nothing about who has an account', async () => {
    const { who } = await asked();
    const known = (await signUp(app, { password })).identity?.email ?? '';
    // Codes sent within the hour count for any address, with an account or without.
    await change('update challenges set created_at = created_at - 7200000 where email = ?', known);
    const up = await Promise.all([known, newcomer().email].map((email) => stranger(app).post('/api/sign-ups', newcomer(email))));
    assert.deepEqual(up.map(({ status }) => status), [202, 202]);
    assert.deepEqual(bare(up[0]?.body), bare(up[1]?.body));
    assert.match(app.mail.mails(known)[0]?.subject ?? '', /déjà un compte/);
    const guess = await stranger(app).post('/api/session', { challenge: up[0]?.body.challenge.id, code: '123456' });
    assert.deepEqual([guess.status, guess.body.remaining], [401, 4]);
    const ins = await Promise.all([known, who.email, newcomer().email].map((email) => stranger(app).post('/api/sign-ins', { email, password: 'tout autre chose' })));
    assert.deepEqual(ins.map(({ status }) => status), [401, 401, 401]);
    assert.deepEqual(bare(ins[0]?.body), bare(ins[1]?.body));
    assert.deepEqual(bare(ins[0]?.body), bare(ins[2]?.body));
  });

  it('makes an account wait after five wrong passwords, also one that does not exist', async () => {
    for (const email of [(await signUp(app, { password })).identity?.email ?? '', newcomer().email]) {
      const tries = Array.from({ length: 8 }, () => stranger(app).post('/api/sign-ins', { email, password: 'tout autre chose' }));
      const answers = await Promise.all(tries);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [401, 401, 401, 401, 401, 429, 429, 429]);
      const waiting = answers.find(({ status }) => status === 429);
      assert.ok(Number(waiting?.headers.get('retry-after')) > 50);
      assert.equal((await stranger(app).post('/api/sign-ins', { email, password })).status, 429);
    }
  });

  it('refuses what cannot be an account, field by field', async () => {
    const refused = await stranger(app).post('/api/sign-ups', { name: ' ', email: 'anne', password, language: 'fr' });
    assert.equal(refused.status, 422);
    assert.deepEqual(refused.body.fields.map((/** @type {any} */ one) => `${one.field}:${one.code}`), ['name:missing', 'email:email_shape']);
    for (const [word, code] of [['court', 'password_too_short'], ['azertyuiop', 'password_too_common'], ['x1y2'.repeat(33), 'password_too_long']]) {
      const { body } = await stranger(app).post('/api/sign-ups', { ...newcomer(), password: word });
      assert.equal(body.fields[0].code, code);
    }
    assert.equal((await stranger(app).post('/api/sign-ups', { ...newcomer(), admin: true })).status, 400);
    assert.equal((await stranger(app).post('/api/sign-ups', { ...newcomer(), name: 'x'.repeat(5000) })).status, 413);
  });

  it('ends at once, everywhere, when it is closed', async () => {
    const client = await signUp(app);
    const { cookie } = client;
    const closed = await client.delete('/api/session');
    assert.equal(closed.status, 204);
    assert.match(closed.headers.get('clear-site-data') ?? '', /"storage"/);
    assert.equal(client.cookie, '');
    const replayed = await stranger(app).get('/api/session', { headers: { cookie } });
    assert.deepEqual([replayed.status, replayed.body.code], [401, 'signed_out']);
  });

  it('takes no token but its own', async () => {
    const client = await signUp(app);
    const [header, claims, signature] = client.cookie.replace('__Host-s=', '').split('.').map(String);
    const base64 = (/** @type {unknown} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const told = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString());
    const forged = [
      `${base64({ alg: 'none', typ: 'JWT', kid: '1' })}.${claims}.`,
      `${header}.${base64({ ...told, sub: randomUUID() })}.${signature}`,
      `${header}.${claims}.${signature?.slice(0, -2)}`,
      `${header}.${claims}`,
      'x'.repeat(3000),
    ];
    for (const token of forged) {
      assert.equal((await stranger(app).get('/api/session', { headers: { cookie: `__Host-s=${token}` } })).status, 401, token.slice(0, 40));
    }
    assert.equal((await client.get('/api/session')).status, 200);
  });

  it('takes writes from its own pages only', async () => {
    const client = await signUp(app);
    const from = async (/** @type {Record<string, string>} */ headers) => (await client.put('/api/session/language', { language: 'en' }, { headers })).status;
    assert.equal(await from({ origin: 'https://mechant.example' }), 403);
    assert.equal(await from({ origin: 'null' }), 403);
    assert.equal(await from({ 'sec-fetch-site': 'cross-site' }), 403);
    assert.equal(await from({ origin: app.url }), 204);
    assert.equal((await client.get('/api/session')).body.user.language, 'en');
  });

  it('says so when no mail leaves, and holds it against nobody', async () => {
    const who = newcomer();
    app.mail.fail({ mode: '500' });
    for (let times = 0; times < 8; times += 1) {
      const { status, body } = await stranger(app).post('/api/sign-ups', who);
      assert.deepEqual([status, body.code], [503, 'mail_unavailable']);
    }
    app.mail.fail({ mode: null });
    assert.equal((await stranger(app).post('/api/sign-ups', who)).status, 202);
  });

  it('gives the first code back when the second cannot be sent', async () => {
    const { client, challenge, code } = await asked();
    await change('update challenges set created_at = created_at - 31000 where id = ?', challenge.id);
    app.mail.fail({ mode: 'reset', times: 1 });
    assert.equal((await client.post(`/api/challenges/${challenge.id}/resending`)).status, 503);
    assert.equal((await client.post('/api/session', { challenge: challenge.id, code })).status, 201);
  });

  it('leaves no code, password or address in the log', async () => {
    const { who, client, challenge, code } = await asked();
    await client.post('/api/session', { challenge: challenge.id, code });
    const log = app.logs().join('\n');
    for (const secret of [code, who.email, who.password]) assert.ok(!log.includes(secret), 'a secret in the log');
  });
});
