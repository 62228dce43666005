// A year of trade by API, as the demo tells it: no gap, and VAT that is the same in the data, in the database and in what was collected.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demo, seed } from '../../scripts/seed/main.mjs';
import { assertMonths } from '../support/months.js';
import { signIn } from '../support/people.js';
import { startApp } from '../support/server.js';
import { assertWhole, Year } from '../support/year.js';

describe('a year of trade', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {Year} */ let year;

  before(async () => {
    app = await startApp();
    await seed({ baseUrl: app.url, mailUrl: app.mail.url });
    app.planted.add(demo.password).add(demo.email);
    const person = await signIn(app, demo);
    year = new Year(app, person.session.companies[0].id, person.cookie);
  });
  after(() => app?.stop());

  it('has documents of every kind, and every way of being taxed', async () => {
    const kinds = new Set((await year.documents()).map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ['credit', 'deposit', 'invoice', 'progress']);
    const { kept } = await year.vat();
    assert.deepEqual(Object.keys(kept), ['AE', 'E', 'G', 'K', 'S 1000', 'S 2000', 'S 210', 'S 550']);
  });

  it('deducts the deposit of the works from their invoice, VAT by VAT', async () => {
    const { results } = await app.db.prepare("select sum(x.base + x.tax) as deducted, (select sum(gross_total) from documents where kind = 'deposit') as deposited from deductions x").all();
    assert.ok(results[0].deducted > 0);
    assert.equal(results[0].deducted, results[0].deposited);
  });

  it('leaves no number out, splits every payment whole, and collects what it charges', () => assertWhole(app));

  it('keeps what each month invoiced and collected', async () => assert.ok(await assertMonths(app.db) > 6));

  it('tells the same VAT in its data as in its books', async () => {
    const { told, kept } = await year.vat();
    assert.deepEqual(told, kept);
  });
});
