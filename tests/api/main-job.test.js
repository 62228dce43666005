// The main job by API: from sign-up to a paid invoice, with what must be refused on the way.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { signUp } from '../support/people.js';
import { startApp } from '../support/server.js';

/** A SIREN whose last digit satisfies the key of Luhn. @param {string} eight */
function siren(eight) {
  for (let last = 0; last < 10; last += 1) {
    const digits = [...`${eight}${last}`].map(Number).reverse();
    const sum = digits.reduce((total, digit, at) => total + (at % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit), 0);
    if (sum % 10 === 0) return `${eight}${last}`;
  }
  throw new Error('no key');
}

const seller = siren('90123456');
const vat = (/** @type {string} */ number) => `FR${String((12 + 3 * (Number(number) % 97)) % 97).padStart(2, '0')}${number}`;

const company = {
  name: 'Atelier Encre', legal_form: 'SARL', siren: seller, vat_number: vat(seller), capital: '10 000 €', rcs_city: 'Lyon',
  street: '12 rue des Tanneurs', postcode: '69005', city: 'Lyon', country: 'FR', email: 'contact@atelier-encre.fr', vat_regime: 'standard',
  iban: 'FR7630006000011234567890189',
};
const line = (/** @type {object} */ more) => ({
  kind: 'product', name: 'Pose de parquet', nature: 'service', quantity: '3', unit: 'C62', unit_price: '10.01', vat: { category: 'S', rate: 2000 }, ...more,
});

describe('the main job', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {import('../support/people.js').Client} */ let lea;
  let C = '';
  let client = '';
  let quote = '';
  let invoice = '';

  before(async () => {
    app = await startApp();
    lea = await signUp(app, { name: 'Léa Martin' });
  });
  after(() => app?.stop());

  it('founds a company, once for each key', async () => {
    const key = randomUUID();
    const first = await lea.post('/api/companies', company, { key });
    assert.equal(first.status, 201, JSON.stringify(first.body));
    const again = await lea.post('/api/companies', company, { key });
    assert.equal(again.status, 201);
    assert.equal(again.body.id, first.body.id);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    C = `/api/companies/${first.body.id}`;
  });

  it('names every wrong field of a client in the language asked for', async () => {
    const wrong = { kind: 'business', name: '', siren: '123', country: 'FR' };
    const french = await lea.post(`${C}/clients`, wrong, { headers: { 'accept-language': 'fr' } });
    assert.equal(french.status, 422);
    const fields = french.body.fields.map((/** @type {{field: string}} */ it) => it.field);
    assert.ok(fields.includes('name') && fields.includes('siren'), JSON.stringify(french.body));
    const english = await lea.post(`${C}/clients`, wrong, { headers: { 'accept-language': 'en' } });
    assert.notEqual(french.body.detail, english.body.detail);
  });

  it('adds a client', async () => {
    const buyer = siren('41235125');
    const answer = await lea.post(`${C}/clients`, {
      kind: 'business', name: 'Menuiserie Garnier', siren: buyer, vat_number: vat(buyer), email: 'compta@garnier.fr',
      street: '3 quai des Chartrons', postcode: '33000', city: 'Bordeaux', country: 'FR',
    });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    client = answer.body.id;
  });

  it('writes a quote whose totals are the engine’s', async () => {
    const answer = await lea.post(`${C}/quotes`, { client_id: client, subject: 'Parquet du salon', lines: [line({})] });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    quote = answer.body.id;
    assert.equal(answer.body.totals.gross_total, 3604);
    assert.equal(answer.body.state, 'draft');
    assert.equal(answer.body.number, null);
  });

  it('changes a draft only at the version that was seen', async () => {
    const body = { client_id: client, subject: 'Parquet du salon', lines: [line({}), line({ quantity: '2', allowance: { percent: '10' } })] };
    assert.equal((await lea.put(`${C}/quotes/${quote}`, body)).status, 428);
    const changed = await lea.put(`${C}/quotes/${quote}`, body, { version: 1 });
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    assert.equal(changed.body.version, 2);
    assert.equal(changed.body.totals.net_total, 3003 + 1802);
    const stale = await lea.put(`${C}/quotes/${quote}`, body, { version: 1 });
    assert.equal(stale.status, 412);
    assert.equal(stale.body.current.version, 2);
    const wrong = await lea.put(`${C}/quotes/${quote}`, { ...body, lines: [line({ quantity: 'deux' })] }, { version: 2 });
    assert.equal(wrong.body.fields?.[0]?.field, 'lines.0.quantity', JSON.stringify(wrong.body));
  });

  it('sends the quote once, however often the key comes', async () => {
    const letter = (await lea.get(`${C}/quotes/${quote}/letter`)).body;
    const key = randomUUID();
    const sending = { to: letter.to, subject: letter.subject, message: letter.message };
    const answers = await Promise.all([1, 2, 3].map(() => lea.post(`${C}/quotes/${quote}/sending`, sending, { key })));
    for (const answer of answers) assert.equal(answer.status, 202, JSON.stringify(answer.body));
    const sent = answers[0]?.body;
    assert.match(sent.number, /^D-\d{4}-0001$/);
    assert.equal(sent.state, 'sent');
    assert.equal(sent.messages.length, 1);
    assert.ok(sent.share_url?.startsWith(`${app.url}/p/`), sent.share_url);
    assert.equal((await lea.put(`${C}/quotes/${quote}`, { lines: [] }, { version: sent.version })).status, 409);
  });

  it('lets the client accept behind the link, without an account', async () => {
    const { share_url: url } = (await lea.get(`${C}/quotes/${quote}`)).body;
    const page = await fetch(url);
    assert.equal(page.status, 200);
    const html = await page.text();
    assert.ok(html.includes('Accepter le devis') && html.includes('Menuiserie Garnier'), html.slice(0, 800));
    const post = (/** @type {Record<string, string>} */ form) => fetch(`${url}/acceptance`, {
      method: 'POST', redirect: 'manual', headers: { origin: app.url, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form),
    });
    assert.equal((await post({ by: 'Paul Garnier' })).status, 422);
    assert.equal((await post({ by: 'Paul Garnier', agree: '1', key: randomUUID() })).status, 303);
    assert.equal((await post({ by: 'Paul Garnier', agree: '1', key: randomUUID() })).status, 303);
    const accepted = (await lea.get(`${C}/quotes/${quote}`)).body;
    assert.equal(accepted.state, 'accepted');
    assert.equal(accepted.answered_by, 'Paul Garnier');
    assert.equal((await fetch(`${url}x`)).status, 404);
  });

  it('makes one invoice of the quote', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => lea.post(`${C}/quotes/${quote}/invoice`)));
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 409, 409, 409], JSON.stringify(answers.map((it) => it.body)));
    invoice = answers.find((answer) => answer.status === 201)?.body.id;
    assert.equal((await lea.get(`${C}/quotes/${quote}`)).body.state, 'invoiced');
  });

  it('issues it: a number, and never another word', async () => {
    const key = randomUUID();
    const issued = await lea.post(`${C}/invoices/${invoice}/issuance`, {}, { key });
    assert.equal(issued.status, 200, JSON.stringify(issued.body));
    assert.match(issued.body.number, /^F-\d{4}-0001$/);
    const again = await lea.post(`${C}/invoices/${invoice}/issuance`, {}, { key });
    assert.equal(again.status, 200);
    assert.equal((await lea.post(`${C}/invoices/${invoice}/issuance`)).status, 409);
    assert.equal((await lea.delete(`${C}/invoices/${invoice}`, { version: issued.body.version })).status, 409);
  });

  it('draws the same paper each time, with the data inside', async () => {
    const paper = async () => Buffer.from(await (await fetch(`${app.url}${C}/invoices/${invoice}/pdf`, { headers: { cookie: lea.cookie } })).arrayBuffer());
    const [first, second] = [await paper(), await paper()];
    assert.equal(first.subarray(0, 5).toString(), '%PDF-', first.toString().slice(0, 300));
    assert.ok(first.includes('factur-x.xml'));
    assert.ok(first.equals(second));
    const xml = await lea.get(`${C}/invoices/${invoice}/xml`);
    assert.ok(String(xml.body).includes('urn:cen.eu:en16931:2017'));
  });

  it('records payments until nothing is due, and never more', async () => {
    const { payable } = (await lea.get(`${C}/invoices/${invoice}`)).body.totals;
    const pay = (/** @type {number} */ amount) => lea.post(`${C}/payments`, {
      client_id: client, paid_on: new Date().toISOString().slice(0, 10), amount, method: 'transfer', allocations: [{ document_id: invoice, amount }],
    });
    const part = await pay(1000);
    assert.equal(part.status, 201, JSON.stringify(part.body));
    assert.equal((await lea.get(`${C}/invoices/${invoice}`)).body.state, 'partly_paid');
    assert.equal((await pay(payable)).status, 409);
    const answers = await Promise.all([1, 2, 3].map(() => pay(payable - 1000)));
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [201, 409, 409]);
    assert.equal((await lea.get(`${C}/invoices/${invoice}`)).body.state, 'paid');
    const undone = await lea.post(`${C}/payments/${part.body.id}/reversal`, { note: 'chèque rejeté' });
    assert.equal(undone.status, 201, JSON.stringify(undone.body));
    assert.equal((await lea.get(`${C}/invoices/${invoice}`)).body.open, 1000);
    assert.equal((await lea.post(`${C}/payments/${part.body.id}/reversal`)).status, 409);
  });

  it('lists, counts and sums it all', async () => {
    const found = await lea.get(`${C}/invoices?q=garnier&state=partly_paid`);
    assert.equal(found.body.items?.length, 1, JSON.stringify(found.body));
    const tally = (await lea.get(`${C}/invoices/tally`)).body.states;
    assert.deepEqual(tally.map((/** @type {{state: string}} */ it) => it.state), ['partly_paid']);
    const board = await lea.get(`${C}/dashboard`);
    assert.equal(board.status, 200, JSON.stringify(board.body));
    assert.equal(board.body.months.length, 12);
    for (const sort of ['issued_on', '-due_on', 'gross_total', '-client_name']) {
      assert.equal((await lea.get(`${C}/quotes?sort=${sort}`)).body.items.length, 1, sort);
    }
    assert.equal((await lea.get(`${C}/payments`)).body.items.length, 3);
  });

  it('shows nothing of it to another company', async () => {
    const rival = await signUp(app, { name: 'Rival' });
    for (const path of [C, `${C}/quotes/${quote}`, `${C}/invoices/${invoice}/pdf`, `${C}/dashboard`, `${C}/clients/${client}`]) {
      assert.equal((await rival.get(path)).status, 404, path);
    }
    assert.equal((await rival.post(`${C}/clients`, { kind: 'consumer', name: 'X', country: 'FR' })).status, 404);
  });
});
