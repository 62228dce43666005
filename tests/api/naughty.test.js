// The big list of naughty strings through every field that takes words: kept as typed or refused by the field's name; and out again as JSON, page, paper,
// data, sheet and letter, where it is words and nothing else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { root } from '../../scripts/lib/paths.mjs';
import { openBrowser } from '../support/browser.js';
import { business, foundHouse, linkIn, ok } from '../support/house.js';
import { at, forms, kept } from '../support/naughty/fields.js';
import { asLine, some, strings } from '../support/naughty/strings.js';
import { letter } from '../support/rights/kit.js';
import { startApp } from '../support/server.js';

/** @import { House } from '../support/house.js' */
/** @import { Form } from '../support/naughty/fields.js' */

/** @type {import('../support/server.js').App} */ let app;
/** @type {House} */ let house;
/** @type {string} */ let client;
before(async () => {
  app = await startApp();
  house = await foundHouse(app);
  client = ok(await house.person.post(house.at('/clients'), business), 201).id;
});
after(() => app?.stop());

/** Does something for each, some at a time. @template T @param {T[]} all @param {(one: T) => Promise<void>} act */
async function forEach(all, act) {
  const queue = all.entries();
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (const [, one] of queue) await act(one);
  }));
}

/** The version of the company's settings. */
let version = 1;

/** Sends a form. @param {Form} form @param {Record<string, string>} typed */
async function send({ method, path, body }, typed) {
  if (method === 'POST') return house.person.post(house.at(path), body(typed));
  const answer = await house.person.put(house.at(path), body(typed), { version });
  if (answer.status === 200) version = answer.body.version;
  return answer;
}

/** The words of an answer that differ from what was typed. @param {Form} form @param {Record<string, string>} typed @param {any} body */
function differences({ fields }, typed, body) {
  return Object.entries(fields).flatMap(([field, kind]) => {
    const [is, was] = [at(body, field) ?? '', kept(kind, typed[field] ?? '')];
    return String(is).normalize('NFC') === was ? [] : [`${field}: ${JSON.stringify(was)} is kept as ${JSON.stringify(is)}`];
  });
}

/** Sends a string in every field at once; those that are refused by name, once more with words that nobody refuses. @param {Form} form @param {string} text */
async function through(form, text) {
  const whole = Object.fromEntries(Object.keys(form.fields).map((field) => [field, text]));
  const first = await send(form, whole);
  if (first.status < 300) return differences(form, whole, first.body);
  if (first.status === 409 && first.body.code === 'already_taken') return [];
  const named = (first.body.fields ?? []).map((/** @type {any} */ it) => it.field);
  const strange = named.filter((/** @type {string} */ field) => !(field in form.fields));
  if (first.status !== 422 || named.length === 0 || strange.length > 0) return [`${first.status} ${JSON.stringify(first.body)}`];
  const rest = { ...whole, ...Object.fromEntries(named.map((/** @type {string} */ field) => [field, `Mots ${crypto.randomUUID().slice(0, 8)}`])) };
  const second = await send(form, rest);
  if (second.status === 409 && second.body.code === 'already_taken') return [];
  return second.status < 300 ? differences(form, rest, second.body) : [`refused although nothing of it was named: ${second.status} ${JSON.stringify(second.body)}`];
}

test('what is typed is kept as it was, or refused by the name of its field', async (t) => {
  /** @type {string[]} */ const wrong = [];
  let fields = 0;
  for (const [name, form] of Object.entries(forms(client))) {
    fields += Object.keys(form.fields).length;
    const act = async (/** @type {string} */ text) => wrong.push(...(await through(form, text)).map((why) => `${name} ← ${JSON.stringify(text).slice(0, 80)}: ${why.slice(0, 400)}`)) && undefined;
    if (form.method === 'PUT') for (const text of strings) await act(text);
    else await forEach(strings, act);
  }
  ok(await send(/** @type {Form} */ (forms(client).company), {}), 200);
  assert.deepEqual(wrong, []);
  t.diagnostic(`${strings.length} strings through ${fields} fields`);
});

test('half a character is no JSON', async () => {
  const answer = await house.person.post(house.at('/groups'), { name: 'moitié \uD83D' });
  assert.deepEqual([answer.status, answer.body.code], [400, 'body_unreadable']);
});

test('a person’s name is one line', async () => {
  for (const name of ['Ana\r\nBcc: tous@exemple.fr', 'A'.repeat(121), '\u202E']) {
    const answer = await house.person.post('/api/sign-ups', { name, email: `${crypto.randomUUID()}@exemple.fr`, password: 'cheval-agrafe-pile', language: 'fr' });
    if (answer.status === 422) assert.deepEqual(answer.body.fields.map((/** @type {any} */ it) => it.field), ['name']);
    else assert.equal(answer.status, 202);
  }
});

/** Strings that can stand as the name of a line. */
const names = [...new Set(strings.map(asLine).filter((text) => /[^\p{White_Space}\p{Cf}\p{M}]/u.test(text) && [...text].length <= 200))];

/** The papers that bear them all: a quote for every hundred and fifty. */
async function papers() {
  const line = (/** @type {string} */ name) => ({ kind: 'product', name, description: name, nature: 'service', quantity: '1', unit: 'C62', unit_price: '1', vat: { category: 'S', rate: 2000 } });
  /** @type {{ quote: any, names: string[] }[]} */ const made = [];
  for (let from = 0; from < names.length; from += 150) {
    const few = names.slice(from, from + 150);
    const draft = ok(await house.person.post(house.at('/quotes'), { client_id: client, subject: few[0], price_mode: 'net', note: few.join('\n').slice(0, 5000), lines: few.map(line) }), 201);
    made.push({ quote: ok(await house.person.post(house.at(`/quotes/${draft.id}/sending`), letter), 202), names: few });
  }
  return made;
}

/** Characters that paper may not show: controls, directions, what hides. */
const unprintable = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

test('pages show them as words, paper shows nothing hidden, and neither falls over', async () => {
  const [made, browser, folder] = [await papers(), await openBrowser(), mkdtempSync(join(tmpdir(), 'naughty-'))];
  try {
    const page = await browser.newPage();
    for (const [rank, { quote, names: few }] of made.entries()) {
      await page.goto(quote.share_url);
      const { words, foreign } = await page.evaluate(() => ({
        words: document.body.textContent ?? '',
        foreign: [...document.querySelectorAll('script, iframe, object, embed, img:not([src^="/p/"]), svg, marquee, video, audio, [onerror], [onload], [onclick], [style]')].map((it) => it.outerHTML.slice(0, 120)),
      }));
      assert.deepEqual(foreign, [], 'nothing but words came from words');
      const squeezed = (/** @type {string} */ text) => text.normalize('NFC').replace(/\s+/gu, ' ');
      assert.deepEqual(few.filter((name) => !squeezed(words).includes(squeezed(name).trim())), []);
      const pdf = await fetch(`${quote.share_url}/pdf`);
      assert.equal(pdf.status, 200);
      const file = join(folder, `${rank}.pdf`);
      writeFileSync(file, Buffer.from(await pdf.arrayBuffer()));
      const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
      assert.equal(unprintable.exec(text)?.[0], undefined);
      assert.ok(text.includes('drop table') || rank > 0 || text.length > 1000);
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});

test('data is well formed and says the same', async () => {
  const line = (/** @type {string} */ name) => ({ kind: 'product', name, nature: 'service', quantity: '1', unit: 'C62', unit_price: '1', vat: { category: 'S', rate: 2000 } });
  const read = 'import sys, json, xml.etree.ElementTree as E; print(json.dumps([n.text or "" for n in E.fromstring(sys.stdin.buffer.read()).iter() if n.tag.endswith("}Name")]))';
  for (let from = 0; from < names.length; from += 190) {
    const few = names.slice(from, from + 190);
    const { id } = ok(await house.person.post(house.at('/invoices'), { client_id: client, subject: 'Tout', price_mode: 'net', lines: few.map(line) }), 201);
    ok(await house.person.post(house.at(`/invoices/${id}/issuance`), { issued_on: null }), 200);
    for (const syntax of ['cii', 'ubl']) {
      const { status, body } = await house.person.get(house.at(`/invoices/${id}/xml?syntax=${syntax}`));
      assert.equal(status, 200);
      const found = new Set(JSON.parse(execFileSync('python3', ['-c', read], { input: body, encoding: 'utf8', maxBuffer: 1 << 26 })).map((/** @type {string} */ text) => text.normalize('NFC')));
      assert.deepEqual(few.filter((name) => !found.has(name)), [], syntax);
    }
  }
});

test('a sheet never takes them for formulas', async () => {
  Object.assign(globalThis, { document: { documentElement: { lang: 'fr' } } });
  const { csv } = await import(join(root, 'public/js/lists/csv.js'));
  for (const text of strings.filter((one) => one.length > 0)) {
    const sheet = await csv([['V', 'text', (/** @type {any} */ row) => row.v]], [{ v: text }]).text();
    const cell = sheet.slice(sheet.indexOf('\r\n') + 2, -2);
    assert.match(cell, /^"[^]*"$/);
    assert.doesNotMatch(cell.slice(1), /^[=+\-@\t\r\n＝＋－＠]/);
    assert.doesNotMatch(cell.slice(1, -1).replaceAll('""', ''), /"/);
  }
});

test('a letter’s head has one line each, whatever its subject', async () => {
  const { id } = ok(await house.person.post(house.at('/invoices'), { client_id: client, subject: 'Lettre', price_mode: 'net', lines: [{ kind: 'product', name: 'Pose', nature: 'service', quantity: '1', unit: 'C62', unit_price: '1', vat: { category: 'S', rate: 2000 } }] }), 201);
  ok(await house.person.post(house.at(`/invoices/${id}/issuance`), { issued_on: null }), 200);
  app.mail.clear();
  let sent = 0;
  await forEach(some, async (text) => {
    const answer = await house.person.post(house.at(`/invoices/${id}/sending`), { ...letter, subject: text, message: text });
    if (answer.status === 202) return void (sent += 1);
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    assert.ok(answer.body.fields.every((/** @type {any} */ it) => ['subject', 'message'].includes(it.field)), JSON.stringify(answer.body));
  });
  await app.db.prepare("update messages set not_before = 0 where state = 'ready'").run();
  const unsent = async () => (await app.db.prepare("select subject, body, state, failure from messages where state <> 'sent'").all()).results;
  // a letter is with the provider before it is known to be: what is written down decides, not what arrived
  for (let rounds = 0; rounds < 60 && (await unsent()).length > 0; rounds += 1) {
    await app.runScheduled();
    await setTimeout(100);
  }
  assert.deepEqual(await unsent(), []);
  const mails = app.mail.mails(letter.to);
  // letters of the other fields may still have been on their way
  assert.ok(mails.length >= sent, `${mails.length} of ${sent}`);
  for (const { subject = '', html = '' } of mails) {
    assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029\u202A-\u202E]/u);
    assert.doesNotMatch(html, /<(script|iframe|img|svg|object|embed|marquee)\b|\bon\w+=["']/i, subject);
  }
  assert.ok(linkIn(mails[0] ?? {}));
});
