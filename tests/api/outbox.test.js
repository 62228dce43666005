// Letters leave once, whatever the provider does, and people see what became of each.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startApp } from '../support/server.js';
import { documentNow, openTrade, passTheHold, sentInvoice, sentQuote } from '../support/trade.js';

/** @type {import('../support/server.js').App} */
let app;
/** @type {import('../support/trade.js').Trade} */
let trade;
before(async () => {
  app = await startApp();
  trade = await openTrade(app);
});
after(() => app.stop());
afterEach(async () => {
  app.mail.fail({ mode: null });
  // what one test leaves waiting must not leave in the next
  await app.db.prepare("update messages set state = 'cancelled' where state = 'ready'").run();
});

/** The letters about a document, as its page shows them. @param {any} document */
const lettersOf = async (document) => (await documentNow(trade, document.kind === 'quote' ? 'quotes' : 'invoices', document.id)).messages;

/** What reached the client with this number. @param {any} document */
const received = (document) => app.mail.mails(trade.client.email).filter(({ text }) => text?.includes(document.number));

async function round() {
  await passTheHold(app);
  await app.runScheduled();
}

describe('a letter', () => {
  it('is held for ten seconds, then leaves with the very paper that is kept', async () => {
    const quote = await sentQuote(trade);
    await app.runScheduled();
    assert.equal(received(quote).length, 0);
    assert.equal((await lettersOf(quote))[0].state, 'ready');
    await round();
    const [letter, ...others] = received(quote);
    assert.ok(letter && others.length === 0);
    assert.equal(letter.from.name, 'Atelier Martin');
    assert.equal(letter.reply_to?.email, 'bonjour@atelier-martin.fr');
    assert.ok(letter.text?.includes(quote.share_url) && letter.html?.includes(quote.share_url));
    const [paper] = letter.attachments ?? [];
    const kept = await fetch(`${quote.share_url}/pdf`);
    assert.equal(paper?.content, Buffer.from(await kept.arrayBuffer()).toString('base64'));
    assert.equal((await lettersOf(quote))[0].state, 'sent');
  });

  it('leaves once, however many rounds go at the same time', async () => {
    const invoice = await sentInvoice(trade);
    await passTheHold(app);
    await Promise.all(Array.from({ length: 6 }, () => app.runScheduled()));
    assert.equal(received(invoice).length, 1);
  });

  it('taken back within the hold never leaves', async () => {
    const quote = await sentQuote(trade);
    const [{ id }] = quote.messages;
    assert.equal((await trade.owner.post(`${trade.path}/messages/${id}/cancellation`)).status, 204);
    await round();
    assert.equal(received(quote).length, 0);
    assert.equal((await lettersOf(quote))[0].state, 'cancelled');
  });

  it('that has left can no longer be taken back', async () => {
    const quote = await sentQuote(trade);
    await round();
    const taken = await trade.owner.post(`${trade.path}/messages/${quote.messages[0].id}/cancellation`);
    assert.equal(taken.status, 409);
    assert.equal(taken.body.code, 'already_left');
  });
});

describe('a provider', () => {
  it('that is down stops nobody from sending, and gets the letter when it is back', async () => {
    app.mail.fail({ mode: '500' });
    const quote = await sentQuote(trade);
    await round();
    const [waiting] = await lettersOf(quote);
    assert.equal(waiting.state, 'ready');
    assert.match(waiting.failure, /^500/);
    app.mail.fail({ mode: null });
    await round();
    assert.equal(received(quote).length, 1);
    assert.equal((await lettersOf(quote))[0].state, 'sent');
  });

  it('that asks for patience gets it', async () => {
    app.mail.fail({ mode: '429', retry_after: 600 });
    const quote = await sentQuote(trade);
    await round();
    assert.ok((await lettersOf(quote))[0].not_before > Date.now() + 590_000);
  });

  it('that loses its answer is asked again with the same key', async () => {
    app.mail.fail({ mode: 'lost', times: 1 });
    const quote = await sentQuote(trade);
    await round();
    await round();
    const ids = received(quote).map(({ headers }) => headers?.['Message-ID']);
    assert.equal(ids.length, 2);
    assert.ok(ids[0] && ids[0] === ids[1]);
    assert.equal((await lettersOf(quote))[0].state, 'sent');
  });

  it('that refuses for good is shown, and a person tries again', async () => {
    const quote = await sentQuote(trade);
    const [{ id }] = quote.messages;
    // an address that the provider refuses and our own door would not have let in
    await app.db.prepare('drop trigger messages_keep_their_words').run();
    await app.db.prepare("update messages set recipient = 'nobody' where id = ?").bind(id).run();
    await round();
    const [failed] = await lettersOf(quote);
    assert.equal(failed.state, 'failed');
    assert.match(failed.failure, /^422/);
    await app.db.prepare('update messages set recipient = ? where id = ?').bind(trade.client.email, id).run();
    assert.equal((await trade.owner.post(`${trade.path}/messages/${id}/retry`)).status, 204);
    await round();
    assert.equal(received(quote).length, 1);
  });
});
