// What a client sees and does behind a link, with a browser that runs no script.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp } from '../support/server.js';
import { documentNow, line, openTrade, passTheHold, sentInvoice, sentQuote } from '../support/trade.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/trade.js').Trade} */
let trade;
before(async () => {
  app = await startApp();
  trade = await openTrade(app);
});
after(() => app.stop());

/** Posts a form as a page of ours would. @param {string} url @param {Record<string, string>} fields @param {string} [origin] */
const post = (url, fields, origin = app.url) => fetch(url, { method: 'POST', redirect: 'manual', headers: { origin }, body: new URLSearchParams(fields) });

/** @param {any} quote @param {Record<string, string>} [fields] */
const accept = (quote, fields = { by: 'Anne Durand', agree: '1' }) => post(`${quote.share_url}/acceptance`, fields);

/** @param {any} quote @param {Record<string, string>} [fields] */
const refuse = (quote, fields = { by: 'Anne Durand', note: 'Trop cher' }) => post(`${quote.share_url}/refusal`, fields);

/** @param {any} document @param {string} action */
async function happened(document, action) {
  const { events } = await documentNow(trade, document.kind === 'quote' ? 'quotes' : 'invoices', document.id);
  return events.filter((/** @type {any} */ event) => event.action === action).length;
}

describe('the page of a quote', () => {
  it('shows the document, escaped, under a policy that runs nothing', async () => {
    const quote = await sentQuote(trade, {
      lines: [line('Conception <b>', '450', { allowance: { percent: '10', reason: 'Fidélité' } })],
      adjustments: [{ kind: 'allowance', percent: '5', reason: 'Bienvenue' }],
    });
    const answer = await fetch(quote.share_url);
    const html = await answer.text();
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'self'/);
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex, nofollow');
    for (const words of [quote.number, 'Boulangerie &lt;Durand&gt; &amp; Fils', 'Conception &lt;b&gt;', 'Fidélité', 'Remises', 'Total TTC', '461,70']) {
      assert.ok(html.includes(words), words);
    }
    assert.doesNotMatch(html, /<script|style=| on\w+=/i);
    const colors = await fetch(`${quote.share_url}/colors.css`);
    assert.match(await colors.text(), /^:root\{--accent:light-dark\(#0f766e,#[0-9a-f]{6}\)\}$/);
    assert.equal(colors.headers.get('content-type'), 'text/css; charset=utf-8');
  });

  it('is journaled as seen once, and not by a program that only looks at the headers', async () => {
    const quote = await sentQuote(trade);
    await fetch(quote.share_url, { method: 'HEAD' });
    assert.equal(await happened(quote, 'document.seen'), 0);
    await fetch(quote.share_url);
    await fetch(quote.share_url);
    assert.equal(await happened(quote, 'document.seen'), 1);
  });

  it('opens to nobody with a forged or revoked token', async () => {
    const quote = await sentQuote(trade);
    const last = quote.share_url.at(-1) === 'A' ? 'Q' : 'A';
    for (const url of [`${app.url}/p/x`, `${quote.share_url.slice(0, -1)}${last}`]) {
      const answer = await fetch(url);
      assert.equal(answer.status, 404);
      assert.match(await answer.text(), /Lien introuvable/);
    }
    await app.db.prepare('update shares set revoked_at = 1 where document_id = ?').bind(quote.id).run();
    for (const url of [quote.share_url, `${quote.share_url}/pdf`]) assert.equal((await fetch(url)).status, 404);
    assert.equal((await accept(quote)).status, 404);
  });
});

describe('an acceptance', () => {
  it('needs a name and a tick, and forgets nothing of what was typed', async () => {
    const quote = await sentQuote(trade);
    const unticked = await accept(quote, { by: 'Anne "Durand"' });
    assert.equal(unticked.status, 422);
    const html = await unticked.text();
    assert.ok(html.includes('value="Anne &quot;Durand&quot;"') && html.includes('href="#agree"'));
    assert.match(html, /<title>Erreur : /);
    assert.equal((await accept(quote, { by: ' ', agree: '1' })).status, 422);
    assert.equal((await documentNow(trade, 'quotes', quote.id)).state, 'sent');
  });

  it('given twice counts once, and leads back to a page that says so', async () => {
    const quote = await sentQuote(trade);
    for (let times = 0; times < 2; times += 1) {
      const answer = await accept(quote);
      assert.equal(answer.status, 303);
      assert.equal(app.url + answer.headers.get('location'), quote.share_url);
    }
    assert.match(await (await fetch(quote.share_url)).text(), /Devis accepté le .* par Anne Durand\. Merci !/);
    assert.equal(await happened(quote, 'quote.accepted'), 1);
    const { state, answered_by: by } = await documentNow(trade, 'quotes', quote.id);
    assert.deepEqual([state, by], ['accepted', 'Anne Durand']);
  });

  it('that races with refusals leaves one answer and one letter to the company', async () => {
    const quote = await sentQuote(trade);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 ? accept(quote) : refuse(quote))));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303]);
    const told = (await happened(quote, 'quote.accepted')) + (await happened(quote, 'quote.refused'));
    assert.equal(told, 1);
    await passTheHold(app);
    await app.runScheduled();
    const letters = app.mail.mails('bonjour@atelier-martin.fr').filter(({ subject }) => subject.includes(quote.number));
    assert.equal(letters.length, 1);
    assert.equal(letters[0]?.reply_to?.email, trade.client.email);
  });

  it('comes too late once the quote has expired', async () => {
    const quote = await sentQuote(trade);
    await app.db.prepare('drop trigger sent_quotes_are_final').run();
    await app.db.prepare("update documents set due_on = '2020-01-31' where id = ?").bind(quote.id).run();
    const answer = await accept(quote);
    assert.equal(answer.status, 409);
    assert.match(await answer.text(), /Ce devis a expiré/);
    assert.doesNotMatch(await (await fetch(quote.share_url)).text(), /<form/);
  });

  it('from another site is refused', async () => {
    const quote = await sentQuote(trade);
    assert.equal((await post(`${quote.share_url}/acceptance`, { by: 'X', agree: '1' }, 'https://ailleurs.example')).status, 403);
  });
});

describe('a refusal', () => {
  it('tells the company why', async () => {
    const quote = await sentQuote(trade);
    assert.equal((await refuse(quote)).status, 303);
    const { state, answer_note: note } = await documentNow(trade, 'quotes', quote.id);
    assert.deepEqual([state, note], ['refused', 'Trop cher']);
  });
});

describe('the page of an invoice', () => {
  it('says what is due and where to pay it, and takes no answer', async () => {
    const invoice = await sentInvoice(trade);
    const html = await (await fetch(invoice.share_url)).text();
    assert.match(html, /À régler : 540,00.€/);
    assert.ok(html.includes('FR76 3000 6000 0112 3456 7890 189') && !html.includes('<form'));
    assert.equal((await accept(invoice)).status, 409);
    const pdf = await fetch(`${invoice.share_url}/pdf`);
    assert.equal(pdf.headers.get('content-type'), 'application/pdf');
    assert.ok((await pdf.text()).startsWith('%PDF-'));
  });
});
