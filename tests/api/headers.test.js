// Every route and every file, held to one table of headers; every «no» in one shape; where writes may come from; and what may be cached.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join, sep } from 'node:path';
import { after, before, test } from 'node:test';
import { assetsDir } from '../../scripts/build/assets/main.mjs';
import { foundHouse } from '../support/house.js';
import { holdsPolicy, isProblem } from '../support/policy.js';
import { afterCompany, isOfCompany, nameOf, routes, urlOf } from '../support/rights/cells.js';
import { furnishing } from '../support/rights/furnishings.js';
import { Kit } from '../support/rights/kit.js';
import { openTo } from '../support/rights/open.js';
import { startApp } from '../support/server.js';

/** @import { Route } from '../support/rights/cells.js' */

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/house.js').House} */
let house;
/** @type {Kit} */
let kit;
before(async () => {
  app = await startApp();
  house = await foundHouse(app);
  kit = new Kit(app, house, { keeps: true });
});
after(() => app.stop());

/** A route with what it is asked with. @param {Route} route */
async function furnished(route) {
  const furnish = isOfCompany(route) ? furnishing(route.method, afterCompany(route)) : openTo(route.method, route.path).ask;
  const asked = await furnish(kit);
  return { ...asked, url: urlOf(route, { company: house.company.id, ...asked.ids }, asked.query) };
}

/** @param {string} method @param {string} path @param {Record<string, string>} [headers] */
async function ask(method, path, headers = {}) {
  const answer = await fetch(app.url + path, { method, headers, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** A method that fetch does not send. @param {string} method @param {string} path @returns {Promise<{ status: number, headers: Headers, text: string }>} */
const raw = (method, path) => new Promise((resolve, reject) => {
  const sent = request(app.url + path, { method }, (answer) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => {
      resolve({ status: answer.statusCode ?? 0, headers: new Headers(/** @type {Record<string, string>} */ (answer.headers)), text });
    });
  });
  sent.on('error', reject).end();
});

test('every route answers whoever has the right, and strangers, under the policy', async () => {
  const statuses = new Set();
  // those that end the session come last
  for (const route of routes.toSorted((a, b) => Number(nameOf(a) === 'DELETE /api/session') - Number(nameOf(b) === 'DELETE /api/session'))) {
    const { url, body, headers, version } = await furnished(route);
    const asking = { key: randomUUID(), ...(version === undefined ? {} : { version }), ...(headers ? { headers } : {}) };
    for (const answer of [await ask(route.method, url), await house.person.send(route.method, url, body, asking)]) {
      const what = `${nameOf(route)} ${answer.status}`;
      statuses.add(answer.status);
      holdsPolicy(answer.headers, what);
      assert.match(answer.headers.get('x-request-id') ?? '', /^[0-9a-f]{12}$/, what);
      const kept = /logos/.test(route.path) && answer.status === 200 ? 'private, max-age=31536000, immutable' : 'no-store';
      assert.equal(answer.headers.get('cache-control'), kept, what);
      assert.ok(answer.status < 500, `${what} ${JSON.stringify(answer.body)}`);
      const text = 'text' in answer ? answer.text : JSON.stringify(answer.body);
      if (answer.status >= 400 && route.path.startsWith('/api/')) isProblem(answer.headers, text, answer.status, what);
    }
  }
  for (const status of [200, 201, 202, 204, 401]) assert.ok(statuses.has(status), `no answer was ${status}`);
});

test('every file is served under the policy, its type said and never guessed', async () => {
  const files = readdirSync(assetsDir, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(assetsDir, path)).isFile() && !path.startsWith('_'));
  assert.ok(files.length > 20);
  const pages = ['/', '/connexion', '/factures', '/api-docs/', '/nowhere'];
  for (const path of [...files.map((file) => `/${file.replaceAll(sep, '/')}`), ...pages]) {
    const { status, headers } = await ask('GET', path, { 'sec-fetch-mode': 'navigate' });
    if (status === 307) continue; // index.html leads to its folder
    assert.equal(status, 200, path);
    holdsPolicy(headers, path);
    const type = headers.get('content-type') ?? '';
    assert.match(type, /^(text|application|image|font)\//, path);
    if (/^text\/|javascript/.test(type)) assert.match(type, /charset=utf-8/i, path);
    const forever = /^\/(fonts|js\/parts)\//.test(path);
    assert.match(headers.get('cache-control') ?? '', forever ? /max-age=31536000, immutable/ : /max-age=0|no-cache/, path);
  }
});

test('documents ask for trusted types and have no inline script or style', async () => {
  for (const path of ['/', '/api-docs/']) {
    const { headers, text } = await ask('GET', path);
    assert.match(headers.get('content-security-policy') ?? '', /require-trusted-types-for 'script'; trusted-types \w/, path);
    assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:/i, path);
  }
  for (const path of ['/p/nowhere', '/verifier', new URL((await kit.sentQuote()).share_url).pathname]) {
    const { headers, text } = await ask('GET', path);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script-src/, path);
    assert.doesNotMatch(text, /<script|<style|\sstyle=|\son\w+=|javascript:/i, path);
  }
});

test('an unknown method is refused by name, with those that there are', async () => {
  const known = ['/api/session', '/verifier', `/api/companies/${house.company.id}/quotes`, '/p/nowhere', '/api/sign-ins'];
  for (const path of known) {
    const declared = routes.filter((route) => new RegExp(`^${route.path.replace(/{\w+}/g, '[^/]+')}$`).test(path)).map(({ method }) => method);
    const allowed = [...new Set([...declared, ...(declared.includes('GET') ? ['HEAD'] : [])])].sort().join(', ');
    for (const method of ['PATCH', 'OPTIONS', 'PUT', 'TRACE'].filter((one) => !declared.includes(one))) {
      const { status, headers, text } = await raw(method, path);
      const what = `${method} ${path}`;
      assert.equal(status, 405, what);
      assert.equal(headers.get('allow'), allowed, what);
      holdsPolicy(headers, what);
      isProblem(headers, text, 405, what);
    }
  }
  for (const method of ['GET', 'POST', 'DELETE', 'PATCH']) {
    const { status, headers, text } = await raw(method, '/api/nowhere');
    assert.equal(status, 404, method);
    isProblem(headers, text, 404, method);
  }
});

test('a write comes from our own pages or from no browser; another site reads nothing', async () => {
  const other = 'https://evil.example';
  const [origins, sites] = [[undefined, app.url, other, 'null'], [undefined, 'same-origin', 'same-site', 'cross-site', 'none']];
  const writes = routes.filter(({ method }) => method !== 'GET');
  for (const origin of origins) {
    for (const site of sites) {
      const ours = (origin === undefined || origin === app.url) && (site === undefined || site === 'same-origin');
      const headers = { ...(origin ? { origin } : {}), ...(site ? { 'sec-fetch-site': site } : {}) };
      for (const route of ours ? writes.slice(0, 4) : writes) {
        const { status, text, headers: said } = await ask(route.method, urlOf(route, {}), headers);
        const what = `${nameOf(route)} from ${origin} (${site}): ${status}`;
        assert.equal(status === 403, !ours, what);
        if (!ours && route.path.startsWith('/api/')) assert.equal(JSON.parse(text).code, 'foreign_origin', what);
        assert.equal(said.get('access-control-allow-origin'), null, what);
      }
      const read = await ask('GET', '/api/health', headers);
      assert.equal(read.status, 200);
      assert.equal(read.headers.get('access-control-allow-origin'), null);
    }
  }
});

test('one line of the log tells of a request what it cost, and of its people nothing', async () => {
  const answer = await (await foundHouse(app)).person.get('/api/session');
  const id = answer.headers.get('x-request-id');
  const line = app.logs().find((one) => one.includes(`"request":"${id}"`));
  const { at, ms, user, ...told } = JSON.parse(line ?? '{}');
  assert.deepEqual(told, { request: id, method: 'GET', route: '/api/session', status: 200, trips: 1, statements: told.statements, company: null });
  assert.ok(at > 1_700_000_000_000 && ms >= 0 && told.statements > 0);
  assert.match(user, /^[0-9a-f]{12}$/);
  assert.notEqual(user, answer.body.user.id.slice(0, 12));
});
