// Saved views: kept once, one's own or shared, preferred by each person apart; an accountant writes none.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { signUp } from '../support/people.js';
import { startApp } from '../support/server.js';
import { created, openTrade } from '../support/trade.js';

/** @typedef {import('../support/people.js').Client} Client */

/** @type {import('../support/server.js').App} */
let app;
/** @type {Client} */
let owner;
/** @type {Client} */
let member;
/** @type {Client} */
let accountant;
let views = '';

const late = { list: 'invoices', name: 'En retard', query: 'statut=overdue&tri=due_on', shared: false };

/** Gives a new person a seat in the company. @param {string} company @param {string} role */
async function seated(company, role) {
  const person = await signUp(app);
  await app.db.prepare('insert into memberships (company_id, user_id, role, created_at) values (?, ?, ?, 0)').bind(company, person.session.user.id, role).run();
  return person;
}

/** The names a person sees. @param {Client} person @param {string} [query] */
const names = async (person, query = '?list=invoices') => (await person.get(views + query)).body.items.map((/** @type {any} */ { name }) => name);

before(async () => {
  app = await startApp();
  const trade = await openTrade(app);
  owner = trade.owner;
  views = `${trade.path}/views`;
  [member, accountant] = [await seated(trade.id, 'member'), await seated(trade.id, 'accountant')];
});
after(() => app.stop());

describe('a view', () => {
  it('is kept once for each key, and is its author’s alone until it is shared', async () => {
    const key = randomUUID();
    const first = await owner.post(views, late, { key });
    assert.equal(first.status, 201, JSON.stringify(first.body));
    assert.equal(first.headers.get('etag'), '"1"');
    const again = await owner.post(views, late, { key });
    assert.deepEqual([again.status, again.headers.get('idempotent-replayed'), again.body.id], [201, 'true', first.body.id]);
    assert.deepEqual(await names(owner), ['En retard']);
    assert.deepEqual(await names(owner, '?list=quotes'), []);
    assert.deepEqual([await names(member), await names(accountant)], [[], []]);
    const shared = await owner.put(`${views}/${first.body.id}`, { ...late, shared: true }, { version: 1 });
    assert.deepEqual([shared.status, shared.body.shared, shared.body.version], [200, true, 2]);
    const [seen] = (await accountant.get(`${views}?list=invoices`)).body.items;
    assert.deepEqual([seen.name, seen.mine, seen.query], ['En retard', false, late.query]);
  });

  it('has a name that no other of its author’s views of the list has', async () => {
    created(await member.post(views, { ...late, name: 'Échues' }));
    const twin = await member.post(views, { ...late, name: 'echues' });
    assert.deepEqual([twin.status, twin.body.code, twin.body.field], [409, 'already_taken', 'name']);
    created(await member.post(views, { ...late, list: 'quotes', name: 'Échues' }));
  });

  it('is refused without a name, with a query that is none, or for no known list', async () => {
    const empty = await member.post(views, { ...late, name: ' ' });
    assert.deepEqual([empty.status, empty.body.fields.map((/** @type {any} */ { field }) => field)], [422, ['name']]);
    const odd = await member.post(views, { ...late, name: 'Vue', query: 'q=<é>' });
    assert.deepEqual([odd.status, odd.body.fields[0].field], [422, 'query']);
    assert.equal((await member.post(views, { ...late, list: 'journal' })).status, 400);
  });

  it('changes only for its author or whoever runs the company, who have seen it as it is', async () => {
    const own = created(await member.post(views, { ...late, name: 'À moi' }));
    const path = `${views}/${own.id}`;
    assert.equal((await owner.put(path, late, { version: 1 })).status, 404);
    assert.equal((await owner.delete(path, { version: 1 })).status, 404);
    assert.equal((await member.put(path, late)).status, 428);
    const shared = await member.put(path, { ...late, name: 'À nous', shared: true }, { version: 1 });
    assert.equal(shared.status, 200, JSON.stringify(shared.body));
    const stale = await member.put(path, late, { version: 1 });
    assert.deepEqual([stale.status, stale.body.code, stale.body.current.name], [412, 'changed_meanwhile', 'À nous']);
    const third = await seated(views.split('/')[3] ?? '', 'member');
    const theirs = await third.put(path, late, { version: 2 });
    assert.deepEqual([theirs.status, theirs.body.code], [403, 'role_too_low']);
    assert.equal((await owner.put(path, { ...late, name: 'À tous', shared: true }, { version: 2 })).status, 200);
    assert.equal((await owner.delete(path, { version: 3 })).status, 204);
  });

  it('opens the list for whoever prefers it, one per list', async () => {
    const preferred = async (/** @type {Client} */ person) => (await person.get(`${views}?list=clients`)).body.items.filter((/** @type {any} */ view) => view.preferred).map((/** @type {any} */ { name }) => name);
    const one = created(await owner.post(views, { list: 'clients', name: 'Archivés', query: 'etat=archived', shared: true }));
    const two = created(await owner.post(views, { list: 'clients', name: 'Lyon', query: 'q=lyon', shared: false }));
    assert.equal((await member.put(`${views}/${one.id}/default`)).status, 204);
    assert.equal((await member.put(`${views}/${two.id}/default`)).status, 404);
    assert.equal((await owner.put(`${views}/${two.id}/default`)).status, 204);
    assert.equal((await owner.put(`${views}/${one.id}/default`)).status, 204);
    assert.deepEqual([await preferred(member), await preferred(owner)], [['Archivés'], ['Archivés']]);
    assert.equal((await owner.delete(`${views}/${one.id}/default`)).status, 204);
    assert.deepEqual([await preferred(member), await preferred(owner)], [['Archivés'], []]);
    assert.equal((await owner.delete(`${views}/${one.id}`, { version: 1 })).status, 204);
    assert.deepEqual(await preferred(member), []);
  });

  it('is written by no accountant, seen by no stranger, and never one too many', async () => {
    const no = await accountant.post(views, late);
    assert.deepEqual([no.status, no.body.code], [403, 'role_too_low']);
    assert.equal((await (await signUp(app)).get(views)).status, 404);
    const person = await seated(views.split('/')[3] ?? '', 'member');
    for (let at = 0; at < 30; at += 1) created(await person.post(views, { list: 'articles', name: `Vue ${at}`, query: '', shared: false }));
    const more = await person.post(views, { list: 'articles', name: 'De trop', query: '', shared: false });
    assert.deepEqual([more.status, more.body.code], [409, 'too_many_views']);
  });

  it('stays when it is shared and its author leaves, and goes when it was theirs alone', async () => {
    const company = views.split('/')[3] ?? '';
    const person = await seated(company, 'member');
    created(await person.post(views, { list: 'payments', name: 'Seul', query: '', shared: false }));
    created(await person.post(views, { list: 'payments', name: 'Partagé', query: '', shared: true }));
    await app.db.prepare('delete from memberships where company_id = ? and user_id = ?').bind(company, person.session.user.id).run();
    const { results } = await app.db.prepare("select name from views where company_id = ? and list = 'payments'").bind(company).all();
    assert.deepEqual(results, [{ name: 'Partagé' }]);
  });
});
