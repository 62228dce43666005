// An issued credit note on an issued invoice, for tests of what becomes of it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** @import { App } from './server.js' */

const copied = 'client_id, client_name, client_key, currency, language, price_mode, payment_terms, seller, buyer, mentions';

/** The invoice's own figures in hundredths, given back to a part: each base and tax times `share`, which must leave whole cents. @param {App} app @param {string} company @param {string} invoice @param {number} share @returns {Promise<string>} */
export async function creditOf(app, company, invoice, share = 1) {
  const id = randomUUID();
  const run = (/** @type {string} */ sql, /** @type {unknown[]} */ ...values) => app.db.prepare(sql).bind(...values);
  const { rank } = await run("select count(*) + 1 as rank from documents where company_id = ? and series = 'A-'", company).first();
  const answers = await app.db.batch([
    run(`insert into documents (company_id, id, kind, stage, ${copied.replace(', seller, buyer, mentions', '')}, subject, issued_on, net_total, vat_total, gross_total, payable, created_by, created_at, updated_at)
      select company_id, ?3, 'credit', 'draft', ${copied.replace(', seller, buyer, mentions', '')}, 'Avoir', issued_on, net_total * ?4, vat_total * ?4, gross_total * ?4, 0, created_by, created_at, updated_at
      from documents where company_id = ?1 and id = ?2`, company, invoice, id, share),
    run(`insert into lines (company_id, document_id, position, kind, name, nature, quantity, unit, unit_price, vat_category, vat_rate, vatex, net)
      select company_id, ?3, position, kind, name, nature, quantity, unit, unit_price, vat_category, vat_rate, vatex, net * ?4 from lines where company_id = ?1 and document_id = ?2`, company, invoice, id, share),
    run(`insert into vat_subtotals (company_id, document_id, position, category, rate, vatex, lines_net, allowance, charge, base, tax)
      select company_id, ?3, position, category, rate, vatex, lines_net * ?4, 0, 0, base * ?4, tax * ?4 from vat_subtotals where company_id = ?1 and document_id = ?2`, company, invoice, id, share),
    run("insert into document_links (company_id, from_id, to_id, relation) values (?1, ?2, ?3, 'credits')", company, id, invoice),
    run("insert into series (company_id, id, first_rank) select ?1, 'A-', 1 where not exists (select 1 from series where company_id = ?1 and id = 'A-')", company),
    run(`update documents set stage = 'issued', series = 'A-', seq = ?3, number = 'A-' || ?3, (seller, buyer, mentions) =
      (select seller, buyer, mentions from documents i where i.company_id = ?1 and i.id = ?4) where company_id = ?1 and id = ?2`, company, id, rank, invoice),
  ]);
  assert.equal(answers.length, 6);
  return id;
}
