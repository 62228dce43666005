// Anybody finds out whether a file or a code is of a true document, learns nothing else, and cannot guess.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startApp } from '../support/server.js';
import { openTrade, sentInvoice, sentQuote } from '../support/trade.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/trade.js').Trade} */
let trade;
/** @type {any} */
let invoice;
/** @type {Buffer<ArrayBuffer>} */
let pdf;

before(async () => {
  app = await startApp();
  trade = await openTrade(app);
  invoice = await sentInvoice(trade);
  pdf = Buffer.from(await (await fetch(`${invoice.share_url}/pdf`)).arrayBuffer());
});
after(() => app.stop());
beforeEach(() => app.db.prepare('delete from throttles').run());

const sha256 = (/** @type {Uint8Array} */ bytes) => createHash('sha256').update(bytes).digest('hex');

/** The form as the page sends it. @param {{ code?: string, file?: Uint8Array<ArrayBuffer>, name?: string, langue?: string }} asked */
async function verify({ code = '', file = Buffer.alloc(0), name = 'facture.pdf', langue = 'fr' }) {
  const body = new FormData();
  body.set('code', code);
  body.set('file', new Blob([file], { type: 'application/pdf' }), name);
  const answer = await fetch(`${app.url}/verifier?langue=${langue}`, { method: 'POST', headers: { origin: app.url }, body });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** @param {string} media @param {BodyInit} body */
const raw = (media, body) => fetch(`${app.url}/verifier`, { method: 'POST', headers: { origin: app.url, 'content-type': media }, body });

const grouped = (/** @type {string} */ code) => code.replace(/(....)(....)(....)/, '$1-$2-$3');
/** Every fact the page may tell of the invoice. */
const facts = () => ['Facture', invoice.number, 'Atelier Martin', '540,00'];

describe('a code', () => {
  it('is given to what is issued and to what is sent, each its own', async () => {
    const quote = await sentQuote(trade);
    for (const { proof_code: code } of [invoice, quote]) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{12}$/);
    assert.notEqual(invoice.proof_code, quote.proof_code);
    const { html } = await verify({ code: quote.proof_code });
    assert.ok(html.includes('Devis') && html.includes(quote.number));
  });

  it('tells what the original says, however it is copied, and not of whom it asks', async () => {
    const code = invoice.proof_code;
    for (const typed of [code, grouped(code), code.toLowerCase(), ` ${grouped(code).replaceAll('-', ' ')} `, code.replaceAll('0', 'O').replaceAll('1', 'l')]) {
      const { status, html } = await verify({ code: typed });
      assert.equal(status, 200, typed);
      assert.match(html, /Un document porte ce code/);
      for (const words of facts()) assert.ok(html.includes(words), words);
      assert.doesNotMatch(html, /Durand|Refonte|Conception|552.?100/);
    }
    const page = await fetch(`${app.url}/verifier?code=${grouped(code)}`, { headers: { 'accept-language': 'en' } });
    assert.match(await page.text(), /A document bears this code/);
    assert.match(await (await fetch(invoice.share_url)).text(), new RegExp(`/verifier\\?langue=fr&amp;code=${grouped(code)}`));
  });

  it('that is none, or of nothing, is told from the others', async () => {
    assert.match((await verify({ code: '0000-0000-0000' })).html, /Aucun document ne porte ce code/);
    for (const code of ['7K2M', '7K2M-9QXA-04TU', "' or 1=1 --", '<script>alert(1)</script>']) {
      const { status, html } = await verify({ code });
      assert.equal(status, 422, code);
      assert.doesNotMatch(html, /<script/);
      assert.match(html, /aria-invalid="true"/);
    }
    assert.match((await verify({})).html, /Donnez le code imprimé/);
  });
});

describe('a file', () => {
  it('as it was issued is the very one, paper and data', async () => {
    const genuine = await verify({ file: pdf });
    assert.match(genuine.html, /exactement celui qui a été émis/);
    for (const words of facts()) assert.ok(genuine.html.includes(words), words);
    assert.match((await verify({ file: pdf, code: invoice.proof_code, langue: 'en' })).html, /not a byte has changed/);
    const xml = await fetch(`${app.url}${trade.path}/invoices/${invoice.id}/xml`, { headers: { cookie: trade.owner.cookie } });
    assert.match((await verify({ file: Buffer.from(await xml.arrayBuffer()), name: 'factur-x.xml' })).html, /exactement celui qui a été émis/);
  });

  it('with one byte changed is not, and its code tells what the original says', async () => {
    const forged = Buffer.from(pdf);
    forged.writeUInt8(forged.readUInt8(forged.length >> 1) ^ 1, forged.length >> 1);
    const alone = await verify({ file: forged });
    assert.match(alone.html, /n’est pas l’un des nôtres/);
    assert.doesNotMatch(alone.html, new RegExp(invoice.number));
    const compared = await verify({ file: forged, code: invoice.proof_code });
    assert.match(compared.html, /n’est pas celui qui a été émis sous ce code/);
    assert.ok(compared.html.includes(invoice.number));
  });

  it('and the code of another document do not belong together', async () => {
    const other = await sentInvoice(trade);
    for (const code of [other.proof_code, '0000-0000-0000']) {
      const { html } = await verify({ file: pdf, code });
      assert.match(html, /ne vont pas ensemble/);
      assert.doesNotMatch(html, new RegExp(`${invoice.number}|${other.number}`));
    }
  });

  it('is known by its hash to programs, which need not send it', async () => {
    const { kind, number, issued_on } = invoice;
    const known = await (await fetch(`${app.url}/api/proofs/${sha256(pdf)}`)).json();
    assert.deepEqual(known, { genuine: true, kind, number, issued_on, seller: 'Atelier Martin', gross_total: 54000, currency: 'EUR' });
    assert.equal((await fetch(`${app.url}/api/proofs/${sha256(pdf).toUpperCase()}`)).status, 200);
    const unknown = await (await fetch(`${app.url}/api/proofs/${sha256(Buffer.from('x'))}`)).json();
    assert.deepEqual(unknown, { genuine: false, kind: null, number: null, issued_on: null, seller: null, gross_total: null, currency: null });
    for (const hash of ['x', '%2e%2e', `${'0'.repeat(63)}g`]) assert.equal((await fetch(`${app.url}/api/proofs/${hash}`)).status, 404, hash);
  });

  it('of a draft is nobody’s: only what was issued is proven', async () => {
    const { body } = await trade.owner.post(`${trade.path}/invoices/${invoice.id}/copy`);
    const draft = await fetch(`${app.url}${trade.path}/invoices/${body.id}/pdf`, { headers: { cookie: trade.owner.cookie } });
    assert.equal(draft.status, 200);
    assert.match((await verify({ file: Buffer.from(await draft.arrayBuffer()) })).html, /n’est pas l’un des nôtres/);
  });
});

describe('an attack', () => {
  it('finds a page that runs nothing and keeps nothing', async () => {
    const page = await fetch(`${app.url}/verifier`, { headers: { 'accept-language': 'de,en;q=0.5' } });
    assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self'/);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    const html = await page.text();
    assert.match(html, /lang="en"/);
    assert.doesNotMatch(html, /<script|style=| on\w+=/i);
  });

  it('by the form is answered with a page, whatever it brings', async () => {
    const part = (/** @type {string} */ heads, /** @type {string} */ inside) => `--X\r\nContent-Disposition: form-data; ${heads}\r\n\r\n${inside}\r\n`;
    const form = `${part('name="code"; filename="../../../etc/passwd"', invoice.proof_code)}--X--\r\n`;
    assert.equal((await raw('multipart/form-data; boundary=X', form)).status, 200);
    for (const [media, body] of /** @type {const} */ ([
      ['multipart/form-data; boundary=Y', form], ['multipart/form-data', form], ['multipart/form-data; boundary=', form], [`multipart/form-data; boundary=${'X'.repeat(80)}`, form],
      ['multipart/form-data; boundary=X', form.slice(0, -6)], ['multipart/form-data; boundary=X', part('name="x"', '1').repeat(50)],
      ['multipart/form-data; boundary=X', part(`name="code"; x="${'y'.repeat(9000)}"`, '1')], ['multipart/form-data; boundary=X', '--X\r\n'.repeat(10_000)],
      ['multipart/form-data; boundary=X', ''], ['application/json', '{"code":"x"}'], ['text/plain', form],
    ])) {
      const answer = await raw(media, body);
      assert.equal(answer.status, 400, media);
      assert.match(await answer.text(), /Le contenu envoyé ne peut pas être lu/);
    }
    const paths = ['/verifier/', '/verifier/../api/health', '/verifier/..%2f..%2fetc', '/verifier%00', '//verifier'];
    for (const path of paths) assert.ok((await fetch(app.url + path)).status < 500, path);
    assert.equal((await fetch(`${app.url}/verifier`, { method: 'POST', headers: { origin: 'https://ailleurs.example' }, body: new FormData() })).status, 403);
  });

  it('by weight stops at two megabytes', async () => {
    const most = 2 * 1024 * 1024;
    assert.equal((await verify({ file: Buffer.alloc(most, 'x') })).status, 200);
    for (const size of [most + 1, most + 100_000, 6 * most]) {
      const { status, html } = await verify({ file: Buffer.alloc(size, 'x') });
      assert.equal(status, 413, String(size));
      assert.match(html, /Ce fichier dépasse 2 Mo/);
    }
    const elsewhere = await fetch(`${app.url}/api/sign-ins`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'x'.repeat(most) });
    assert.equal(elsewhere.status, 413);
  });

  it('by guessing is told to wait, and learns nothing even when it guesses right', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => fetch(`${app.url}/verifier?code=${String(at).padStart(12, '0')}`)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    const late = await fetch(`${app.url}/verifier?code=${invoice.proof_code}`);
    assert.equal(late.status, 429);
    assert.ok(Number(late.headers.get('retry-after')) > 0);
    assert.doesNotMatch(await late.text(), new RegExp(invoice.number));
    assert.equal((await verify({ file: pdf })).status, 429);
    const program = await fetch(`${app.url}/api/proofs/${sha256(pdf)}`);
    assert.deepEqual([program.status, (await program.json()).code], [429, 'too_many_attempts']);
    assert.equal((await fetch(`${app.url}/verifier`)).status, 200);
  });
});
