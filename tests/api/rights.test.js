// The rights matrix: every route of the table, asked by everybody, of one's own company and of another's; who is refused changes nothing and learns nothing.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { foundHouse } from '../support/house.js';
import { afterCompany, cellsOf, idsOf, isOfCompany, nameOf, routes, signedOut, urlOf } from '../support/rights/cells.js';
import { difference, settled, snapshot } from '../support/rights/digest.js';
import { furnishing, personal } from '../support/rights/furnishings.js';
import { Kit } from '../support/rights/kit.js';
import { forgotten, openTo } from '../support/rights/open.js';
import { everybody, twin } from '../support/rights/people.js';
import { api } from '../support/rights/sample.js';
import { startApp } from '../support/server.js';

/** @import { Cell, Route } from '../support/rights/cells.js' */
/** @import { Caller } from '../support/rights/people.js' */
/** @import { Answer } from '../support/people.js' */
/** @import { Furnished } from '../support/rights/furnishings.js' */

/** @type {import('../support/server.js').App} */ let app;
/** @type {Kit} */ let ours;
/** @type {Kit} */ let theirs;
/** @type {Caller[]} */ let callers;
/** @type {Cell[]} */ let cells;
let asked = 0;

before(async () => {
  app = await startApp();
  const [house, other] = [await foundHouse(app), await foundHouse(app)];
  [ours, theirs] = [new Kit(app, house, { keeps: true }), new Kit(app, other, { keeps: true })];
  callers = await everybody(app, { id: house.company.id, owner: house.person }, { id: other.company.id, owner: other.person });
  cells = [];
  for (const route of routes.filter(isOfCompany)) {
    const furnish = furnishing(route.method, afterCompany(route));
    const [own, foreign] = [await furnish(ours), await furnish(theirs)];
    cells.push(...cellsOf(route, callers, { id: house.company.id, asked: own }, { id: other.company.id, asked: foreign }));
  }
  // no letter leaves by itself while it is looked whether anything has changed
  await app.db.prepare("update messages set not_before = 9e12 where state = 'ready'").run();
});
after(() => app?.stop());

/** @param {Route} route @param {Caller} caller @param {string} url @param {Furnished} what @returns {Promise<Answer>} */
function ask({ method }, caller, url, { body, version, headers = {} }) {
  asked += 1;
  return caller.client.send(method, url, body, { ...(method === 'POST' ? { key: randomUUID() } : {}), ...(version === undefined ? {} : { version }), headers });
}

/** What an answer says, but for the id of its request. @param {Answer} answer */
function said({ status, body, headers }) {
  const { request, ...rest } = Object(body);
  return JSON.stringify([status, rest, typeof body === 'string' ? body : '', headers.get('content-type'), headers.get('etag')]);
}

/** Does something for each, some at a time. @template T @param {T[]} all @param {(one: T) => Promise<void>} act */
async function forEach(all, act) {
  const queue = [...all];
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await act(one);
  }));
}

/** Whether somebody who may ask was told no because of who they are. @param {Answer} answer */
const refusedForRight = ({ status, body }) => status === 401 || ['role_too_low', 'not_found', 'foreign_origin'].includes(body?.code);

/** What is wrong with the answer to somebody who may ask. @param {Answer} answer @param {[number, string, string]} [known] */
function wrongWhenAllowed(answer, known) {
  if (known) return answer.status === known[0] && answer.body?.code === known[1] ? undefined : `expected ${known[0]} ${known[1]} (${known[2]}), got ${answer.status} ${JSON.stringify(answer.body)}`;
  if (answer.status >= 500 || refusedForRight(answer)) return `may ask, got ${answer.status} ${JSON.stringify(answer.body)}`;
  return undefined;
}

/** @param {Answer} answer */
const wrongWhenSignedOut = ({ status, body }) => (status === signedOut.status && body?.code === signedOut.code ? undefined : `expected 401, got ${status} ${JSON.stringify(body)}`);

/** Allowed answers that are neither 2xx nor declared: said, so that a furnishing may be mended. @type {Set<string>} */
const unfurnished = new Set();

test('every route has a right that the matrix knows', () => {
  for (const route of routes) assert.ok(isOfCompany(route) ? furnishing(route.method, afterCompany(route)) : openTo(route.method, route.path));
  assert.deepEqual(forgotten(routes), []);
});

test('whoever has no right is refused by it, the same for what is another’s and for what is not there, and nothing changes', async () => {
  const refused = cells.filter(({ expected }) => expected !== 'allowed');
  const before = await settled(app.db);
  /** @type {string[]} */ const wrong = [];
  /** @type {Map<string, string>} */ const heard = new Map();
  await forEach(refused, async ({ route, caller, what, url, asked: given, expected }) => {
    const answer = await ask(route, caller, url, given);
    const { status, code } = /** @type {{ status: number, code: string }} */ (expected);
    const name = `${caller.name}, ${nameOf(route)}, ${what}`;
    if (answer.status !== status || answer.body?.code !== code) wrong.push(`${name}: expected ${status} ${code}, got ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`);
    heard.set(name, said(answer));
  });
  for (const [name, words] of heard) {
    const nobodys = heard.get(name.replace('ours with their ', 'ours with no '));
    if (words !== nobodys) wrong.push(`${name}: says ${words}, and of what is not there ${nobodys}`);
  }
  wrong.push(...difference(before, await snapshot(app.db)).map((row) => `a refusal has changed ${row}`));
  assert.deepEqual(wrong, []);
});

test('a company that is another’s and one that is not there are the same', async () => {
  /** @type {string[]} */ const wrong = [];
  const strange = cells.filter(({ caller, what }) => caller.name === 'owner of another company' && what === 'ours');
  await forEach(strange, async ({ route, caller, url, asked: given }) => {
    const [foreign, missing] = [await ask(route, caller, url, given), await ask(route, caller, urlOf(route, { ...given.ids, company: randomUUID() }, given.query), given)];
    if (said(foreign) !== said(missing)) wrong.push(`${nameOf(route)}: ${said(foreign)} of another’s, ${said(missing)} of none`);
  });
  assert.deepEqual(wrong, []);
});

/** Every text within a body that is an id. @param {unknown} value @returns {string[]} */
const idsIn = (value) => [...new Set(JSON.stringify(value ?? null).match(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g) ?? [])];

/** @param {Answer} answer @param {string[]} ids */
const saidWithout = (answer, ids) => ids.reduce((text, id) => text.replaceAll(id, '…'), said(answer));

test('another company’s ids within a body are as if they were not there', async () => {
  const owner = /** @type {Caller} */ (callers.find(({ name }) => name === 'owner'));
  /** @type {string[]} */ const wrong = [];
  const before = await settled(app.db);
  for (const route of routes.filter(isOfCompany)) {
    const own = cells.find(({ route: it, what }) => it === route && what === 'ours');
    const foreign = cells.find(({ route: it, what }) => it === route && what === 'theirs');
    const [mine, strange] = [idsIn(own?.asked.body), idsIn(foreign?.asked.body)];
    for (const [at, id] of mine.entries()) {
      const with_ = (/** @type {string} */ other) => ({ ...own?.asked, body: JSON.parse(JSON.stringify(own?.asked.body).replaceAll(id, other)) });
      const none = randomUUID();
      const there = await ask(route, owner, own?.url ?? '', with_(strange[at] ?? ''));
      const nowhere = await ask(route, owner, own?.url ?? '', with_(none));
      if (there.status < 400) wrong.push(`${nameOf(route)}: took an id of another company`);
      if (saidWithout(there, [strange[at] ?? '']) !== saidWithout(nowhere, [none])) wrong.push(`${nameOf(route)}: ${said(there)} of another’s, ${said(nowhere)} of none`);
    }
  }
  wrong.push(...difference(before, await snapshot(app.db)).map((row) => `a refusal has changed ${row}`));
  assert.deepEqual(wrong, []);
});

test('another company’s ids within a query find nothing, as those of nobody', async () => {
  const owner = /** @type {Caller} */ (callers.find(({ name }) => name === 'owner'));
  const ids = { client: (await theirs.client()).id, group: (await theirs.entry('groups')).id };
  /** @type {string[]} */ const wrong = [];
  for (const route of routes.filter((it) => isOfCompany(it) && it.method === 'GET')) {
    for (const { name, in: place } of api.paths[route.path].get.parameters) {
      if (place !== 'query' || !(name in ids)) continue;
      const cell = cells.find(({ route: it, what }) => it === route && what === 'ours');
      const [there, nowhere] = [await ask(route, owner, `${cell?.url}?${name}=${ids[/** @type {'client'} */ (name)]}`, {}), await ask(route, owner, `${cell?.url}?${name}=${randomUUID()}`, {})];
      if (said(there) !== said(nowhere) || there.body.items?.length > 0) wrong.push(`${nameOf(route)}?${name}: ${said(there)} of another’s, ${said(nowhere)} of none`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('routes that ask for no company let in whom they say', async () => {
  /** @type {string[]} */ const wrong = [];
  const kit = ours.fresh();
  await forEach(callers, async (caller) => {
    for (const route of routes.filter((it) => !isOfCompany(it))) {
      const { who, ask: furnish, spends, otherwise } = openTo(route.method, route.path);
      const what = await furnish(kit);
      const answer = await ask(route, spends ? await twin(app, caller) : caller, urlOf(route, { ...what.ids }), what);
      const refused = who === 'signed in' && !caller.signedIn;
      const why = refused ? wrongWhenSignedOut(answer) : wrongWhenAllowed(answer, otherwise);
      if (why) wrong.push(`${caller.name}, ${nameOf(route)}: ${why}`);
    }
  });
  assert.deepEqual(wrong, []);
});

/** Asks as somebody who has the right: a read of what is there, a write of something made for it. @param {Cell} cell */
async function served({ route, caller, what, url, asked: given }) {
  if (route.method === 'GET') return ask(route, caller, url, given);
  const path = afterCompany(route);
  const kit = (what === 'ours' ? ours : theirs).fresh(personal.has(`${route.method} ${path}`) ? caller.client : undefined);
  const fresh = await furnishing(route.method, path)(kit);
  return ask(route, caller, urlOf(route, { company: kit.house.company.id, ...fresh.ids }, fresh.query), fresh);
}

test('whoever has the right is served', async () => {
  /** @type {string[]} */ const wrong = [];
  const allowed = cells.filter(({ expected }) => expected === 'allowed');
  /** @param {Cell[]} some */
  const one = (some) => forEach(some, async (cell) => {
    const answer = await served(cell);
    const why = wrongWhenAllowed(answer);
    if (why) wrong.push(`${cell.caller.name}, ${nameOf(cell.route)}, ${cell.what}: ${why}`);
    else if (answer.status >= 400) unfurnished.add(`${nameOf(cell.route)}: ${answer.status} ${answer.body?.code}`);
  });
  // what changes the company itself is asked one after the other: each names the version it has seen
  const alone = allowed.filter(({ route }) => route.right === 'admin' || route.right === 'owner');
  await one(allowed.filter((cell) => !alone.includes(cell)));
  for (const cell of alone) await one([cell]);
  assert.deepEqual(wrong, []);
});

test('the matrix is whole', (t) => {
  const done = new Set(cells.map(({ route }) => nameOf(route)));
  assert.deepEqual(routes.filter((it) => isOfCompany(it) && !done.has(nameOf(it))), []);
  assert.ok(cells.length >= 1_500, `${cells.length} cells`);
  assert.ok(routes.filter((it) => isOfCompany(it)).every((it) => idsOf(it).length === 0 || cells.some(({ route, what }) => route === it && what.startsWith('ours with their '))));
  const open = routes.filter((it) => !isOfCompany(it)).length * callers.length;
  t.diagnostic(`${routes.length} routes, ${callers.length} sorts of callers: ${cells.length + open} cells, ${asked} requests`);
  for (const one of unfurnished) t.diagnostic(`allowed, but the furnishing does not fit: ${one}`);
});
