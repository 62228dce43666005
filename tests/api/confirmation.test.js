// Proving again who one is before a dangerous act: the password, then a code that serves in the session that asked, and nowhere else.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { codeSentTo, signIn, signUp, stranger } from '../support/people.js';
import { startApp } from '../support/server.js';

const password = 'cheval-agrafe-pile';

describe('confirmation', () => {
  /** @type {import('../support/server.js').App} */
  let app;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  /** Somebody whose last proof is an hour old, and the code they ask for. */
  async function asked() {
    const client = await signUp(app, { password });
    const { email } = /** @type {{ email: string }} */ (client.identity);
    await app.db.prepare('update sessions set confirmed_at = confirmed_at - 3600000 where user_id = ?').bind(client.session.user.id).run();
    const { status, body } = await client.post('/api/session/confirmation', { password });
    assert.equal(status, 202, JSON.stringify(body));
    assert.equal(body.challenge.email, email);
    return { client, email, challenge: body.challenge.id, code: codeSentTo(app, email) };
  }

  /** How long ago somebody proved who they are, in milliseconds. @param {any} client */
  async function age(client) {
    const { at } = await app.db.prepare('select max(confirmed_at) as at from sessions where user_id = ?').bind(client.session.user.id).first();
    return Date.now() - at;
  }

  it('takes the password and the mailed code, once, and gives the session a new token', async () => {
    const { client, challenge, code } = await asked();
    assert.ok((await age(client)) > 3_500_000);
    const before = client.cookie;
    const answers = await Promise.all(Array.from({ length: 3 }, () => client.put('/api/session/confirmation', { challenge, code })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410, 410]);
    assert.ok((await age(client)) < 60_000);
    assert.notEqual(client.cookie, before);
    assert.equal((await client.get('/api/session')).status, 200);
  });

  it('takes no other password, and lets whoever guesses wait', async () => {
    const client = await signUp(app, { password });
    const tries = await Promise.all(Array.from({ length: 7 }, () => client.post('/api/session/confirmation', { password: 'tout autre chose' })));
    assert.deepEqual(tries.map(({ status }) => status).sort(), [422, 422, 422, 422, 422, 429, 429]);
    assert.ok(tries.some(({ body }) => body.fields?.[0]?.code === 'wrong_password'));
    // the entrance has its own count
    const { email } = /** @type {{ email: string }} */ (client.identity);
    assert.equal((await stranger(app).post('/api/sign-ins', { email, password })).status, 202);
  });

  it('serves in the session that asked for it, and at no other door', async () => {
    const { client, email, challenge, code } = await asked();
    assert.equal((await stranger(app).post('/api/session', { challenge, code })).status, 410);
    assert.equal((await stranger(app).put('/api/session/confirmation', { challenge, code })).status, 401);
    const elsewhere = await signIn(app, { email, password });
    assert.equal((await elsewhere.put('/api/session/confirmation', { challenge, code })).status, 410);
    const entrance = await stranger(app).post('/api/sign-ins', { email, password });
    assert.equal((await client.put('/api/session/confirmation', { challenge: entrance.body.challenge.id, code: codeSentTo(app, email) })).status, 410);
    assert.equal((await client.put('/api/session/confirmation', { challenge, code })).status, 204);
  });

  it('sends another code after a while, in the same session', async () => {
    const { client, email, challenge, code } = await asked();
    await app.db.prepare('update challenges set created_at = created_at - 31000 where id = ?').bind(challenge).run();
    const resent = await client.post(`/api/challenges/${challenge}/resending`);
    assert.equal(resent.status, 202);
    assert.equal((await client.put('/api/session/confirmation', { challenge, code })).status, 410);
    const proved = await client.put('/api/session/confirmation', { challenge: resent.body.challenge.id, code: codeSentTo(app, email) });
    assert.equal(proved.status, 204);
  });

  it('evaluates five tries, and says how many are left', async () => {
    const { client, challenge, code } = await asked();
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.put('/api/session/confirmation', { challenge, code: wrong })));
    assert.deepEqual(answers.map(({ body }) => body.remaining ?? -1).sort((a, b) => b - a).slice(0, 6), [4, 3, 2, 1, 0, -1]);
    assert.equal((await client.put('/api/session/confirmation', { challenge: randomUUID(), code })).status, 410);
  });
});
