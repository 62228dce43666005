// A company over HTTP: founded, set up, numbered, shown by its logo; and its journal, sealed and checked.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { deflateSync, crc32 } from 'node:zlib';
import { signUp } from '../support/people.js';
import { startApp } from '../support/server.js';

const settings = { name: 'Atelier Élan', street: '1 rue de la Paix', postcode: '75 002', city: 'Paris' };

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/people.js').Client} */
let owner;
/** The company as it was founded. @type {any} */
let company;
let c = '';

before(async () => {
  app = await startApp();
  owner = await signUp(app);
  const founded = await owner.post('/api/companies', settings);
  assert.equal(founded.status, 201, JSON.stringify(founded.body));
  company = founded.body;
  c = `/api/companies/${company.id}`;
});
after(() => app.stop());

/** What PUT takes. @param {any} whole */
function settingsOf(whole) {
  const { id, logo_id, numberings, role, version, ...rest } = whole;
  return rest;
}

/** A red square as a PNG file. @param {number} side */
function png(side) {
  /** @param {string} kind @param {Buffer} data */
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, Buffer.from([255, 0, 0]))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
}

const image = { headers: { 'content-type': 'image/png' } };

describe('a company', () => {
  it('is founded with its owner, its numberings and what the law supposes', () => {
    assert.deepEqual([company.role, company.currency, company.time_zone, company.payment_terms], ['owner', 'EUR', 'Europe/Paris', 'days:30']);
    assert.equal(company.postcode, '75002');
    const year = new Date().getFullYear();
    assert.deepEqual(company.numberings.map((/** @type {any} */ it) => [it.kind, it.preview, it.locked]), [
      ['quote', `D-${year}-0001`, false], ['invoice', `F-${year}-0001`, false], ['deposit', `F-${year}-0001`, false],
      ['progress', `F-${year}-0001`, false], ['credit', `A-${year}-0001`, false],
    ]);
  });

  it('is founded once for each key, even asked several times at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => owner.post('/api/companies', { ...settings, name: 'Une fois' }, { key })));
    assert.deepEqual(answers.map(({ status }) => status), [201, 201, 201]);
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
    assert.equal(answers.filter(({ headers }) => headers.get('idempotent-replayed')).length, 2);
  });

  it('is refused field by field', async () => {
    const answer = await owner.post('/api/companies', { name: '', siren: '1', siret: '73282932000074', time_zone: 'Europe/Atlantis', accent: 'blue', quote_days: 0 });
    assert.equal(answer.status, 422);
    const fields = answer.body.fields.map((/** @type {any} */ it) => `${it.field} ${it.code}`);
    assert.deepEqual(fields, ['name missing', 'siren siren_length', 'street missing', 'postcode missing', 'city missing', 'time_zone unknown_time_zone', 'quote_days missing', 'accent color_shape']);
  });

  it('changes for administrators who have seen it as it is', async () => {
    const now = (await owner.get(c)).body;
    const wanted = { ...settingsOf(now), siren: '732829320', time_zone: 'Pacific/Auckland', vat_regime: 'franchise' };
    const changed = await owner.put(c, wanted, { version: now.version });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    assert.deepEqual([changed.body.siren, changed.body.version], ['732829320', now.version + 1]);
    const late = await owner.put(c, wanted, { version: now.version });
    assert.deepEqual([late.status, late.body.current.version], [412, now.version + 1]);
    const events = (await owner.get(`${c}/journal?subject=${company.id}`)).body.items;
    assert.deepEqual(events[0].detail, { fields: ['siren', 'time_zone', 'vat_regime'] });
  });

  it('chooses its numbers until one is given', async () => {
    const chosen = await owner.put(`${c}/numberings/credit`, { pattern: 'AV{YY}{MM}-{000}', first_rank: 12 });
    assert.equal(chosen.status, 200, JSON.stringify(chosen.body));
    assert.match(chosen.body.preview, /^AV\d{4}-012$/);
    const wrong = await owner.put(`${c}/numberings/credit`, { pattern: 'AV', first_rank: 0 });
    assert.deepEqual(wrong.body.fields.map((/** @type {any} */ it) => it.code), ['format_without_counter', 'missing']);
    assert.equal((await owner.put(`${c}/numberings/letter`, { pattern: '{0}' })).status, 404);
  });

  it('shows its logo, written anew, and keeps old ones', async () => {
    const { version } = (await owner.get(c)).body;
    const shown = await owner.send('PUT', `${c}/logo`, png(40), { version, ...image });
    assert.equal(shown.status, 200, JSON.stringify(shown.body));
    const picture = await fetch(`${app.url}${c}/logos/${shown.body.logo_id}`, { headers: { cookie: owner.cookie } });
    assert.equal(picture.headers.get('content-type'), 'image/png');
    assert.match(picture.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.deepEqual([...new Uint8Array(await picture.arrayBuffer()).slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    const hidden = await owner.delete(`${c}/logo`, { version: shown.body.version });
    assert.deepEqual([hidden.status, hidden.body.logo_id], [200, null]);
    assert.equal((await fetch(`${app.url}${c}/logos/${shown.body.logo_id}`, { headers: { cookie: owner.cookie } })).status, 200);
    const wrong = await owner.send('PUT', `${c}/logo`, new Uint8Array([60, 115, 118, 103]), { version: hidden.body.version, ...image });
    assert.deepEqual([wrong.status, wrong.body.fields[0].code], [422, 'logo_not_an_image']);
  });
});

describe('the journal', () => {
  it('is sealed by the clock, and says so when checked', async () => {
    await owner.post(`${c}/groups`, { name: 'Un' });
    const before = (await owner.get(`${c}/journal/verification`)).body;
    assert.equal(before.intact, true);
    assert.ok(before.unsealed_since > 0 && before.sealed < before.events);
    await Promise.all([app.runScheduled(), app.runScheduled()]);
    const sealed = (await owner.get(`${c}/journal/verification`)).body;
    assert.deepEqual(sealed, { intact: true, events: before.events, sealed: before.events, unsealed_since: null });
    await owner.post(`${c}/groups`, { name: 'Deux' });
    await app.runScheduled();
    assert.equal((await owner.get(`${c}/journal/verification`)).body.sealed, before.events + 1);
  });

  it('pages from the latest', async () => {
    const first = (await owner.get(`${c}/journal?limit=2`)).body;
    const second = (await owner.get(`${c}/journal?limit=2&after=${first.next}`)).body;
    const ranks = [...first.items, ...second.items].map((/** @type {any} */ it) => it.n);
    assert.deepEqual(ranks, [0, 1, 2, 3].map((back) => ranks[0] - back));
    assert.deepEqual([first.items[0].action, first.items[0].actor_name], ['group.created', 'Camille Martin']);
  });

  it('is narrowed to a kind of thing, to who acts and to a span of time', async () => {
    await owner.post(`${c}/groups`, { name: 'Trois' });
    const read = async (/** @type {string} */ query) => (await owner.get(`${c}/journal?${query}`)).body.items;
    const [last] = await read('about=group');
    assert.deepEqual([last.label, (await read('about=group')).every((/** @type {any} */ it) => it.subject_kind === 'group')], ['Trois', true]);
    assert.deepEqual(await read('about=quote'), []);
    assert.equal((await read(`since=${last.at}&until=${last.at + 1}`))[0].n, last.n);
    assert.ok((await read(`until=${last.at}`)).every((/** @type {any} */ it) => it.n < last.n));
    const me = (await owner.get('/api/session')).body.user.id;
    assert.equal((await read(`actor=${me}`))[0].n, last.n);
    assert.deepEqual(await read(`actor=${company.id}`), []);
    assert.equal((await owner.get(`${c}/journal?since=hier`)).body.code, 'query_unreadable');
  });

  it('shows where somebody with the keys of the database has changed it', async () => {
    await app.db.prepare('drop trigger events_never_change').run();
    await app.db.prepare("update events set label = 'autre' where company_id = ?1 and n = 2").bind(company.id).run();
    const broken = (await owner.get(`${c}/journal/verification`)).body;
    assert.deepEqual(broken, { intact: false, broken_at: 2, reason: 'event_altered' });
  });
});
