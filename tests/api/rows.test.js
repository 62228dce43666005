// However much a company has done, a request asks the database for little: few round trips, and a list about the rows it shows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startApp } from '../support/server.js';
import { costOf } from '../support/cost.js';
import { business, draftFor, foundHouse, ok, settings } from '../support/house.js';
import { clientOf, yearsOfWork } from '../support/many.js';
import { signUp } from '../support/people.js';

/** @import { House } from '../support/house.js' */
/** @import { Answer } from '../support/people.js' */

const shown = 50;
const most = 7 * shown;
// a part of the house (one client, one state) has no index for every sort: then the part is read, and not what is around it;
// whether a quote is billed in whole is asked of each that is looked at
const mostOfAPart = 20 * shown;
const sorts = ['issued_on', '-issued_on', 'due_on', '-due_on', 'gross_total', '-gross_total', 'client_name', '-client_name'];
const states = {
  quotes: ['draft', 'sent', 'expired', 'accepted', 'refused', 'invoiced'],
  invoices: ['draft', 'issued', 'partly_paid', 'overdue', 'paid'],
};

/** @type {import('../support/server.js').App} */
let app;
/** @type {House} */
let house;
/** @type {any} */
let client;

before(async () => {
  app = await startApp({ main: 'counted' });
  house = await foundHouse(app);
  client = ok(await house.person.post(house.at('/clients'), business), 201);
  const made = (/** @type {string} */ family) => house.person.post(house.at(`/${family}`), draftFor(client));
  const [quote, invoice] = [ok(await made('quotes'), 201), ok(await made('invoices'), 201)];
  await yearsOfWork(app.db, { company: house.company.id, quote: quote.id, invoice: invoice.id, client: client.id, count: 10_000 });
});
after(() => app.stop());

/** Asks for a list and the page after it; returns how many the first shows. @param {string} path @param {number} [bound] */
async function listed(path, bound = most) {
  const first = ok(await light(path, bound), 200);
  if (first.next) ok(await light(`${path}&after=${encodeURIComponent(first.next)}`, bound), 200);
  return first.items.length;
}

/** A list that reads few rows. @param {string} path @param {number} bound */
async function light(path, bound) {
  const answer = await house.person.get(house.at(path));
  const { trips, read } = costOf(answer);
  assert.equal(trips, 1, `${path} takes ${trips} round trips`);
  assert.ok(read <= bound, `${path} reads ${read} rows`);
  return answer;
}

for (const family of /** @type {const} */ (['quotes', 'invoices'])) {
  test(`a list of fifty ${family} out of ten thousand reads few rows, whatever the sort`, async () => {
    for (const sort of sorts) assert.equal(await listed(`/${family}?sort=${sort}`), shown);
  });

  test(`a list of one client's ${family} reads few rows, whatever the sort`, async () => {
    for (const sort of sorts) assert.equal(await listed(`/${family}?client=${clientOf(42)}&sort=${sort}`, mostOfAPart), shown);
  });

  test(`a list of ${family} in one state reads few rows, whatever the sort`, async () => {
    for (const state of states[family]) {
      for (const sort of sorts) assert.ok((await listed(`/${family}?state=${state}&sort=${sort}`, mostOfAPart)) > 0, state);
    }
  });
}

test('the tabs and the lists of clients and payments read few rows', async () => {
  for (const path of ['/clients?q=', '/payments?q=']) await listed(path, mostOfAPart);
  for (const family of ['quotes', 'invoices']) {
    const { read } = costOf(await house.person.get(house.at(`/${family}/tally`)));
    assert.ok(read <= 2000, `the tabs of ${family} read ${read} rows`);
  }
});

test('the first page reads few rows', async () => {
  const { body } = await light('/dashboard', 4500);
  assert.ok(body.months.every((/** @type {{ invoiced: number }} */ month) => month.invoiced > 0));
});

/** @param {string} name @param {Promise<Answer>} asked @param {number} [status] */
async function few(name, asked, status = 200) {
  const answer = await asked;
  const { trips, read } = costOf(answer);
  assert.ok(trips <= 8, `${name} takes ${trips} round trips`);
  assert.ok(read <= most, `${name} reads ${read} rows`);
  return ok(answer, status);
}

test('no deed passes eight round trips or reads many rows, from the draft to the payment', async () => {
  const { person, at } = house;
  const words = { to: business.email, subject: 'Votre facture', message: 'Bonjour' };
  const quote = await few('a quote', person.post(at('/quotes'), draftFor(client)), 201);
  await few('sending it', person.post(at(`/quotes/${quote.id}/sending`), words), 202);
  await few('accepting it', person.post(at(`/quotes/${quote.id}/acceptance`), { by: 'Claire Garnier' }));
  const { id } = await few('invoicing it', person.post(at(`/quotes/${quote.id}/invoice`), {}), 201);
  await few('reading it', person.get(at(`/invoices/${id}`)));
  const issued = await few('issuing it', person.post(at(`/invoices/${id}/issuance`), {}));
  await few('its PDF', person.get(at(`/invoices/${id}/pdf`)));
  await few('mailing it', person.post(at(`/invoices/${id}/sending`), words), 202);
  const payment = { client_id: client.id, amount: issued.totals.payable, method: 'transfer', paid_on: issued.issued_on, allocations: [{ document_id: id, amount: issued.totals.payable }] };
  await few('its payment', person.post(at('/payments'), payment), 201);
  for (const document of [`/quotes/${quote.id}`, `/invoices/${id}`]) {
    const { documents } = await few('its dossier', person.get(at(`${document}/dossier`)));
    assert.equal(documents.length, 2);
  }
});

test('signing up, founding and signing in take few round trips', async () => {
  const person = await signUp(app);
  const { email, password } = /** @type {{ email: string, password: string }} */ (person.identity);
  await few('founding', person.post('/api/companies', settings), 201);
  await few('signing in', person.post('/api/sign-ins', { email, password }), 202);
});
