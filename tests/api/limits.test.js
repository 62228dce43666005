// How much a request may weigh: each route its own measure, whatever length is declared, and nothing is read beyond it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { foundHouse } from '../support/house.js';
import { isProblem } from '../support/policy.js';
import { nameOf, routes, urlOf } from '../support/rights/cells.js';
import { startApp } from '../support/server.js';

/** @import { Route } from '../support/rights/cells.js' */

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/house.js').House} */
let house;
before(async () => {
  app = await startApp();
  house = await foundHouse(app);
});
after(() => app.stop());

const measured = () => routes.filter(({ takes }) => takes > 0);
const json = { 'content-type': 'application/json' };

/** @param {Route} route @param {BodyInit} body @param {Record<string, string>} [headers] */
async function send(route, body, headers = json) {
  const answer = await fetch(app.url + urlOf(route, { company: house.company.id }), /** @type {RequestInit} */ ({
    method: route.method, body, duplex: 'half', redirect: 'manual',
    headers: { cookie: house.person.cookie, 'idempotency-key': randomUUID(), 'if-match': '"1"', ...headers },
  }));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** Bytes of which nobody says beforehand how many there are. @param {number} size */
function* parts(size) {
  const part = new Uint8Array(16 * 1024).fill(32);
  for (let left = size; left > 0; left -= part.length) yield left < part.length ? part.subarray(0, left) : part;
}

/** Speaks to the server by hand. @param {string} head @param {Uint8Array} [body] @returns {Promise<string>} What it says. */
const spoken = (head, body = new Uint8Array()) => new Promise((resolve, reject) => {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname, () => {
    socket.write(`${head}\r\n\r\n`);
    socket.write(body);
  });
  let said = '';
  socket.setEncoding('utf8').setTimeout(10_000, () => socket.destroy(new Error('no answer')));
  socket.on('data', (part) => {
    said += part;
    if (said.includes('\r\n\r\n')) socket.end();
  }).on('close', () => resolve(said)).on('error', (error) => (said ? resolve(said) : reject(error)));
});

test('signing in takes 4 KB, the trade 256 KB, a logo somewhat more than the 512 it may have', () => {
  const takes = Object.fromEntries(routes.map((route) => [nameOf(route), route.takes]));
  for (const name of ['POST /api/sign-ups', 'POST /api/sign-ins', 'POST /api/session']) assert.equal(takes[name], 4 * 1024, name);
  for (const name of ['POST /api/companies/{company}/quotes', 'PUT /api/companies/{company}/invoices/{id}']) assert.equal(takes[name], 256 * 1024, name);
  assert.equal(takes['PUT /api/companies/{company}/logo'], 640 * 1024);
  for (const { method, path, takes: most } of routes) {
    assert.equal(most > 0, method !== 'GET', path);
    if (path !== '/verifier') assert.ok(most <= 640 * 1024, path);
  }
});

for (const [how, body] of /** @type {[string, (size: number) => BodyInit][]} */ ([
  ['declared', (size) => new Uint8Array(size).fill(32)],
  ['in parts of no declared length', (size) => ReadableStream.from(parts(size))],
])) {
  test(`a byte too many is refused on every route, ${how}`, async () => {
    for (const route of measured()) {
      const { status, headers, text } = await send(route, body(route.takes + 1));
      assert.equal(status, 413, `${nameOf(route)} ${text}`);
      if (route.path !== '/verifier') isProblem(headers, text, 413, nameOf(route));
    }
  });

  test(`the last byte that fits is read, ${how}`, async () => {
    for (const route of measured()) {
      const { status, text } = await send(route, body(route.takes));
      assert.notEqual(status, 413, `${nameOf(route)} ${text}`);
      assert.ok(status < 500, `${nameOf(route)} ${text}`);
    }
  });
}

test('a length that lies is not believed: no more is read than it says, and what is no length is refused', async () => {
  const head = (/** @type {number} */ length) => [`POST /api/sign-ins HTTP/1.1`, `Host: ${new URL(app.url).host}`, 'Content-Type: application/json', `Content-Length: ${length}`].join('\r\n');
  assert.match(await spoken(head(2), new TextEncoder().encode(`{}${' '.repeat(100_000)}`)), /^HTTP\/1\.1 400 /);
  for (const length of ['-1', '1e9', '9'.repeat(40)]) {
    const said = await spoken(head(0).replace('Content-Length: 0', `Content-Length: ${length}`));
    assert.match(said, /^(HTTP\/1\.1 4\d\d |$)/, length);
  }
});

test('JSON is said to be JSON, on every route that takes it', async () => {
  const others = new Set(['PUT /api/companies/{company}/logo', 'POST /verifier']);
  for (const route of measured().filter((one) => !others.has(nameOf(one)) && !one.path.startsWith('/p/'))) {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp']) {
      const { status, headers, text } = await send(route, '{}', { 'content-type': type });
      assert.equal(status, 415, `${nameOf(route)} ${type} ${text}`);
      isProblem(headers, text, 415, nameOf(route));
    }
  }
});

test('an address of more than 16 KB is refused', async () => {
  const answer = await fetch(`${app.url}/api/health?${'x'.repeat(17_000)}`);
  assert.equal(answer.status, 414);
  isProblem(answer.headers, await answer.text(), 414, 'a long address');
  assert.equal((await fetch(`${app.url}/api/health?${'x'.repeat(15_000)}`)).status, 200);
});
