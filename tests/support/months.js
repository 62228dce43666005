// What each month invoiced and collected, as triggers keep it, against the same counted from the documents and payments.
import assert from 'node:assert/strict';

const counted = `
  select company_id, month, sum(invoiced) as invoiced, sum(collected) as collected
  from (
    select d.company_id, substr(d.issued_on, 1, 7) as month, iif(d.kind = 'credit', -d.gross_total, d.gross_total) as invoiced, 0 as collected
    from documents d
    where d.stage = 'issued' and not exists (
      select 1 from document_links r join documents n on n.company_id = d.company_id and n.id = r.from_id and n.stage = 'issued'
      where r.company_id = d.company_id and r.to_id = d.id and r.relation = 'revises')
    union all
    select company_id, substr(paid_on, 1, 7), 0, signed_amount from payments)
  group by company_id, month`;

/** Every company's months are to the cent what its books say; says how many there are. @param {any} db */
export async function assertMonths(db) {
  const kept = 'select company_id, month, invoiced, collected from months';
  const rows = async (/** @type {string} */ asked) => (await db.prepare(`select * from (${asked}) where invoiced <> 0 or collected <> 0 order by company_id, month`).all()).results;
  const found = await rows(kept);
  assert.deepEqual(found, await rows(counted));
  return found.length;
}
