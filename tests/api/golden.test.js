// The thirty-five scenarios of French invoicing by API: what the official validators accept is issued and judged, what they refuse is refused first.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { refused } from '../support/golden/refused.js';
import { valid } from '../support/golden/valid.js';
import { Workshop } from '../support/golden/workshop.js';
import { assertJudged } from '../support/judge.js';
import { startApp } from '../support/server.js';

/** @import { Houses } from '../support/golden/valid.js' */

/** By number: of the names of an object, those that look like ranks come first. @template T @param {Record<string, T>} scenarios */
const inOrder = (scenarios) => Object.entries(scenarios).sort(([one], [other]) => (one < other ? -1 : 1));

describe('the golden scenarios', () => {
  /** @type {import('../support/server.js').App} */ let app;
  /** @type {Workshop} */ let shop;
  /** @type {Houses} */ let houses;
  /** @type {Map<string, Uint8Array>} */
  const papers = new Map();

  before(async () => {
    app = await startApp();
    shop = await Workshop.open(app);
    houses = {
      usual: await shop.house(),
      debits: await shop.house({ vat_regime: 'debits' }),
      named: await shop.house({ vat_regime: 'franchise' }),
      unnamed: await shop.house({ vat_regime: 'franchise', vat_number: null, name: 'Anne Bérenger', legal_form: 'EI', capital: null, rcs_city: null }),
    };
  });
  after(() => app?.stop());

  for (const [number, { title, says, make }] of inOrder(valid)) {
    it(`${number} issues: ${title}`, async () => {
      const { house, id } = await make(shop, houses);
      const [pdf, cii, ubl] = await Promise.all(['pdf', 'xml', 'xml?syntax=ubl'].map((file) => shop.file(house, id, file)));
      assert.ok(pdf && cii && ubl);
      const data = Buffer.from(cii).toString();
      for (const said of says) assert.match(data, said);
      papers.set(`${number}.pdf`, pdf).set(`${number}.xml`, ubl);
    });
  }

  for (const [number, scenario] of inOrder(refused)) {
    it(`${number} refuses: ${scenario.title}`, () => scenario.refuse(shop, houses));
  }

  it('is taken by every validator, in both syntaxes', () => {
    assertJudged(papers);
    assert.equal(papers.size, 2 * Object.keys(valid).length);
  });
});
