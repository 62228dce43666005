// A quote that another one replaces once it is sent: the old one is kept, and can no longer be accepted.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { documentNow, openTrade, sentQuote } from '../support/trade.js';
import { startApp } from '../support/server.js';

/** @import { Trade } from '../support/trade.js' */

describe('revisions', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {Trade} */ let trade;

  before(async () => {
    app = await startApp();
    trade = await openTrade(app);
  });
  after(() => app?.stop());

  it('replace the old quote only once they are sent', async () => {
    const { owner, path, client } = trade;
    const old = await sentQuote(trade);
    const revision = await owner.post(`${path}/quotes/${old.id}/revision`);
    assert.equal(revision.status, 201, JSON.stringify(revision.body));
    assert.deepEqual(revision.body.links.map((/** @type {any} */ it) => [it.id, it.relation, it.direction]), [[old.id, 'revises', 'to']]);
    assert.equal((await documentNow(trade, 'quotes', old.id)).state, 'sent');
    const sent = await owner.post(`${path}/quotes/${revision.body.id}/sending`, { to: client.email, subject: 'Votre devis', message: 'Bonjour' });
    assert.equal(sent.status, 202, JSON.stringify(sent.body));
    assert.equal((await documentNow(trade, 'quotes', old.id)).state, 'replaced');
    const late = await owner.post(`${path}/quotes/${old.id}/acceptance`, { by: 'Anne' });
    assert.deepEqual([late.status, late.body.code], [409, 'quote_is_replaced']);
    const page = await (await fetch(old.share_url)).text();
    assert.ok(page.includes('remplacé par un autre') && !page.includes('Accepter le devis') && !page.includes(revision.body.id), page);
    assert.equal((await owner.post(`${path}/quotes/${old.id}/revision`)).status, 409);
    assert.deepEqual((await owner.get(`${path}/quotes?state=replaced`)).body.items.map((/** @type {any} */ it) => it.id), [old.id]);
    assert.equal((await owner.post(`${path}/quotes/${revision.body.id}/acceptance`, { by: 'Anne' })).body.state, 'accepted');
    assert.equal((await owner.post(`${path}/quotes/${revision.body.id}/revision`)).status, 409, 'an accepted quote stands');
  });
});
