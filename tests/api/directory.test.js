// The directory over HTTP: clients, contacts, groups and articles; who may, what is refused, how lists page.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { signUp, stranger } from '../support/people.js';
import { startApp } from '../support/server.js';

const settings = { name: 'Atelier Élan', street: '1 rue de la Paix', postcode: '75002', city: 'Paris' };
const hour = { name: 'Conseil', nature: 'service', unit: 'HUR', unit_price: '85.5', vat: { category: 'S', rate: 2000 } };
const business = { kind: 'business', name: 'Café de l’Œuvre', siret: '732 829 320 00074', city: 'Nîmes', email: 'compta@oeuvre.fr' };

/** @typedef {import('../support/people.js').Client} Client */

/** @type {import('../support/server.js').App} */
let app;
/** @type {Client} */
let owner;
/** @type {Client} */
let rival;
/** The owner's company. */
let c = '';

before(async () => {
  app = await startApp();
  [owner, rival] = [await signUp(app), await signUp(app, { name: 'Rival' })];
  const founded = await owner.post('/api/companies', settings);
  assert.equal(founded.status, 201, JSON.stringify(founded.body));
  c = `/api/companies/${founded.body.id}`;
  await rival.post('/api/companies', { ...settings, name: 'Rival' });
});
after(() => app.stop());

/** What was made. @param {string} path @param {object} body */
async function made(path, body) {
  const answer = await owner.post(c + path, body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

describe('an article', () => {
  it('is added once for each key, and read back as it was typed', async () => {
    const key = randomUUID();
    const first = await owner.post(`${c}/articles`, { ...hour, reference: 'H1' }, { key });
    assert.equal(first.status, 201, JSON.stringify(first.body));
    assert.equal(first.headers.get('etag'), '"1"');
    const again = await owner.post(`${c}/articles`, { ...hour, reference: 'H1' }, { key });
    assert.equal(again.status, 201);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    assert.deepEqual(again.body, first.body);
    assert.deepEqual(first.body.vat, { category: 'S', rate: 2000, vatex: null });
    const other = await owner.post(`${c}/articles`, hour, { key });
    assert.deepEqual([other.status, other.body.code], [422, 'idempotency_key_reused']);
  });

  it('has a reference of its own', async () => {
    await made('/articles', { ...hour, reference: 'SEUL' });
    const twin = await owner.post(`${c}/articles`, { ...hour, reference: 'SEUL' });
    assert.deepEqual([twin.status, twin.body.code, twin.body.field], [409, 'already_taken', 'reference']);
  });

  it('is refused field by field, all at once and in words', async () => {
    const answer = await owner.post(`${c}/articles`, { ...hour, name: ' ', unit: 'heure', unit_price: '1,5' });
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.body.fields.map((/** @type {any} */ it) => it.field), ['name', 'unit', 'unit_price']);
    assert.ok(answer.body.fields.every((/** @type {any} */ it) => it.detail !== it.code));
    const stranger = await owner.post(`${c}/articles`, { ...hour, company_id: 'x' });
    assert.equal(stranger.status, 400);
  });

  it('changes only for whoever has seen it as it is', async () => {
    const article = await made('/articles', hour);
    const path = `${c}/articles/${article.id}`;
    assert.equal((await owner.put(path, hour)).status, 428);
    const changed = await owner.put(path, { ...hour, name: 'Audit' }, { version: 1 });
    assert.deepEqual([changed.status, changed.body.name, changed.body.version], [200, 'Audit', 2]);
    const late = await owner.put(path, { ...hour, name: 'Trop tard' }, { version: 1 });
    assert.deepEqual([late.status, late.body.code, late.body.current.name], [412, 'changed_meanwhile', 'Audit']);
    const lost = await Promise.all(['a', 'b', 'c'].map((name) => owner.put(path, { ...hour, name }, { version: 2 })));
    assert.deepEqual(lost.map(({ status }) => status).sort(), [200, 412, 412]);
  });

  it('is archived and taken out again, however often it is asked', async () => {
    const { id } = await made('/articles', { ...hour, name: 'Rangé' });
    const path = `${c}/articles/${id}`;
    for (const [ask, archived, version] of /** @type {const} */ ([['post', true, 2], ['post', true, 2], ['delete', false, 3]])) {
      const answer = await owner[ask](`${path}/archival`);
      assert.deepEqual([answer.status, answer.body.archived, answer.body.version], [200, archived, version]);
    }
    await owner.post(`${path}/archival`);
    /** @param {string} query */
    const names = async (query) => (await owner.get(`${c}/articles?q=range&${query}`)).body.items.length;
    assert.deepEqual([await names(''), await names('archived=true'), await names('archived=all')], [0, 1, 1]);
  });
});

describe('a list', () => {
  it('pages by key in both directions without losing or repeating a row', async () => {
    for (const name of ['Zoé', 'émile', 'Anne', 'Ève', 'Bruno', 'anne', 'Émile']) await made('/groups', { name: `${name} ${randomUUID()}` });
    for (const sort of ['name', '-name']) {
      const seen = [];
      for (let after = ''; after !== null; ) {
        const page = (await owner.get(`${c}/groups?limit=2&sort=${sort}${after && `&after=${after}`}`)).body;
        assert.ok(page.items.length <= 2);
        seen.push(...page.items.map((/** @type {any} */ it) => it.name[0]));
        after = page.next;
      }
      const plain = seen.map((letter) => letter.normalize('NFD')[0]?.toLowerCase()).join('');
      assert.equal(plain, sort === 'name' ? 'aabeeez' : 'zeeebaa');
    }
  });

  it('refuses what it cannot read', async () => {
    for (const query of ['sort=price', 'after=%25', 'limit=0', 'limit=101', 'limit=x', 'unknown=1', 'client=1', `group=${randomUUID()}`]) {
      const answer = await owner.get(`${c}/articles?${query}`);
      assert.deepEqual([answer.status, answer.body.code], [400, 'query_unreadable'], query);
    }
  });
});

describe('a client', () => {
  it('is found by any of its words, without accents, and by its numbers', async () => {
    const client = await made('/clients', business);
    assert.deepEqual([client.siren, client.country, client.open, client.overdue], ['732829320', 'FR', 0, 0]);
    assert.ok(!('dues' in client) && !('time_zone' in client));
    for (const q of ['oeuvre', 'NIMES cafe', '732829320', '732 829', 'compta@oeuvre.fr']) {
      const { items } = (await owner.get(`${c}/clients?q=${encodeURIComponent(q)}`)).body;
      assert.deepEqual(items.map((/** @type {any} */ it) => it.id), [client.id], q);
    }
    assert.equal((await owner.get(`${c}/clients?q=absent`)).body.items.length, 0);
    const changed = await owner.put(`${c}/clients/${client.id}`, { ...business, delivery: { street: '2 quai', postcode: '30000', city: 'Nîmes' }, payment_terms: 'end_of_month:45' }, { version: 1 });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    assert.deepEqual([changed.body.delivery.country, changed.body.payment_terms], ['FR', 'end_of_month:45']);
  });

  it('has contacts who join and leave a group together, all of them or none', async () => {
    const group = await made('/groups', { name: `Tournée ${randomUUID()}` });
    const people = await Promise.all([1, 2, 3].map((n) => made('/contacts', { first_name: 'Léa', last_name: `Petit ${n}` })));
    const ids = people.map(({ id }) => id);
    const regroup = (/** @type {object} */ body) => owner.post(`${c}/groups/${group.id}/contacts`, body);
    assert.deepEqual((await regroup({ add: [...ids, ids[0]] })).body.contacts, 3, 'twice is once');
    assert.equal((await regroup({ add: ids })).body.contacts, 3, 'again changes nothing');
    assert.equal((await regroup({ remove: [ids[0], ids[1]] })).body.contacts, 1);
    const theirs = (await rival.get('/api/session')).body.companies[0].id;
    const stranger = (await rival.post(`/api/companies/${theirs}/contacts`, { first_name: 'Ivo', last_name: 'Rival' })).body.id;
    for (const body of [{ add: [ids[0], stranger] }, { add: [ids[0]], remove: [stranger] }, { add: [randomUUID()] }]) {
      assert.deepEqual([(await regroup(body)).status, (await owner.get(`${c}/groups/${group.id}`)).body.contacts], [404, 1]);
    }
    const many = await regroup({ add: Array.from({ length: 501 }, () => randomUUID()) });
    assert.deepEqual([many.status, many.body.fields[0].code], [422, 'too_many_contacts']);
    const [event] = (await owner.get(`${c}/journal?about=group&limit=1`)).body.items;
    assert.deepEqual([event.action, event.label, event.detail], ['group.regrouped', group.name, { added: 0, removed: 2 }]);
  });

  it('has contacts, who are in groups', async () => {
    const client = await made('/clients', { kind: 'consumer', name: 'Ana Lopez' });
    const contact = await made('/contacts', { first_name: 'Éva', last_name: 'Petit', role: 'Achats' });
    const group = await made('/groups', { name: 'Vœux' });
    for (const path of [`/clients/${client.id}`, `/groups/${group.id}`]) {
      for (const _ of [1, 2]) assert.equal((await owner.put(`${c}${path}/contacts/${contact.id}`)).status, 204);
    }
    const seen = (await owner.get(`${c}/clients/${client.id}`)).body;
    assert.deepEqual(seen.contacts, [{ id: contact.id, first_name: 'Éva', last_name: 'Petit', email: null, role: 'Achats' }]);
    for (const filter of [`group=${group.id}`, `client=${client.id}`]) {
      const { items } = (await owner.get(`${c}/contacts?${filter}`)).body;
      assert.deepEqual(items.map((/** @type {any} */ it) => [it.clients[0].name, it.groups[0].name]), [['Ana Lopez', 'Vœux']]);
    }
    assert.equal((await owner.get(`${c}/groups/${group.id}`)).body.contacts, 1);
    assert.equal((await owner.delete(`${c}/groups/${group.id}/contacts/${contact.id}`)).status, 204);
    assert.equal((await owner.get(`${c}/contacts?group=${group.id}`)).body.items.length, 0);
    assert.equal((await owner.put(`${c}/groups/${group.id}/contacts/${randomUUID()}`)).status, 404);
  });

  it('goes away only when nothing points at it', async () => {
    const client = await made('/clients', { kind: 'public', name: 'Mairie' });
    await app.db.prepare(`insert into payments (company_id, id, client_id, client_name, paid_on, amount, method, search, created_by, created_at)
      values (?1, 'p', ?2, 'Mairie', '2026-01-01', 100, 'card', '', 'u', 1)`).bind(c.split('/').at(-1), client.id).run();
    const used = await owner.delete(`${c}/clients/${client.id}`, { version: 1 });
    assert.deepEqual([used.status, used.body.code], [409, 'in_use']);
    const free = await made('/clients', { kind: 'public', name: 'École' });
    assert.equal((await owner.delete(`${c}/clients/${free.id}`, { version: 1 })).status, 204);
    assert.equal((await owner.get(`${c}/clients/${free.id}`)).status, 404);
  });
});

describe('another company', () => {
  it('sees nothing, changes nothing, and cannot tell that anything is there', async () => {
    const { id } = await made('/clients', business);
    const contact = await made('/contacts', { last_name: 'Petit' });
    const asked = [
      ['GET', '/clients'], ['GET', `/clients/${id}`], ['POST', '/clients', business], ['PUT', `/clients/${id}`, business],
      ['DELETE', `/clients/${id}`], ['POST', `/clients/${id}/archival`, {}], ['PUT', `/clients/${id}/contacts/${contact.id}`],
      ['GET', '/journal'], ['GET', '/journal/verification'], ['GET', ''], ['PUT', '', settings],
    ];
    for (const [method = '', path = '', body] of /** @type {[string, string, any?][]} */ (asked)) {
      const answer = await rival.send(method, c + path, body, { key: randomUUID(), version: 1 });
      assert.deepEqual([answer.status, answer.body.code], [404, 'not_found'], `${method} ${path}`);
      assert.equal((await stranger(app).send(method, c + path, body, { key: randomUUID(), version: 1 })).status, 401);
    }
    const own = `/api/companies/${(await rival.get('/api/session')).body.companies[0].id}`;
    const group = (await rival.post(`${own}/groups`, { name: 'G' })).body;
    assert.equal((await rival.put(`${own}/groups/${group.id}/contacts/${contact.id}`)).status, 404);
  });
});

describe('an accountant', () => {
  it('reads everything and writes nothing', async () => {
    const accountant = await signUp(app, { name: 'Compta' });
    await app.db.prepare("insert into memberships values (?1, ?2, 'accountant', 1)").bind(c.split('/').at(-1), accountant.session.user.id).run();
    assert.equal((await accountant.get(`${c}/clients`)).status, 200);
    assert.equal((await accountant.get(c)).body.role, 'accountant');
    for (const [method, path, body] of /** @type {const} */ ([['POST', '/clients', business], ['POST', '/groups', { name: 'x' }], ['PUT', '', settings]])) {
      const answer = await accountant.send(method, c + path, body, { key: randomUUID(), version: 1 });
      assert.deepEqual([answer.status, answer.body.code], [403, 'role_too_low'], path);
    }
  });
});
