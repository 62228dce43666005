// Thousands of documents in a moment, for what must stay quick however many there are.

/**
 * Copies of one draft under other ids, days and totals; `changes` says other columns in SQL, where `n.i` counts from 1 and `d` is the draft.
 * @param {any} db @param {string} id @param {{ count: number, changes?: Record<string, string> }} what
 */
export async function multiply(db, id, { count, changes = {} }) {
  const { results } = await db.prepare("select name from pragma_table_info('documents')").all();
  /** @type {Record<string, string>} */
  const own = {
    id: "printf('00000000-0000-7000-8000-%012x', n.i)",
    issued_on: "date(d.issued_on, printf('-%d days', n.i % 700))",
    gross_total: 'd.gross_total + n.i',
    ...changes,
  };
  const names = results.map((/** @type {{ name: string }} */ column) => column.name);
  const values = names.map((/** @type {string} */ name) => own[name] ?? `d.${name}`);
  const copy = `with recursive n(i) as (select ?2 union all select i + 1 from n where i < ?3)
    insert into documents (${names.join(', ')}) select ${values.join(', ')} from n, documents d where d.id = ?1`;
  for (let from = 1; from <= count; from += 1000) await db.prepare(copy).bind(id, from, Math.min(from + 999, count)).run();
}

/** Lets an act pass by the laws of some tables, which stand again afterwards; what counts goes on counting. @param {any} db @param {string[]} tables @param {() => Promise<void>} act */
async function beyondTheLaw(db, tables, act) {
  const asked = db.prepare("select name, sql from sqlite_master where type = 'trigger' and tbl_name in (select value from json_each(?1)) and name not like 'tally%'");
  const { results } = await asked.bind(JSON.stringify(tables)).all();
  for (const { name } of results) await db.prepare(`drop trigger ${name}`).run();
  await act();
  for (const { sql } of results) await db.prepare(sql).run();
}

/** One of several values in SQL, by how often each falls in a thousand: the last takes the rest. @param {[string, number][]} shares */
function dealt(shares) {
  let below = 0;
  const arms = shares.slice(0, -1).map(([value, share]) => `when n.i % 1000 < ${(below += share)} then ${value}`);
  return `(case ${arms.join(' ')} else ${shares.at(-1)?.[0]} end)`;
}

/** What a document carries once it is more than a draft. @param {'D' | 'F'} series @param {string} stage */
function settled(series, stage) {
  /** @param {string} value */
  const once = (value) => `iif(${stage} = 'draft', null, ${value})`;
  return {
    stage,
    series: once(`'${series}-'`), seq: once('n.i'), number: once(`printf('${series}-%06d', n.i)`),
    seller: once("'{}'"), buyer: once("'{}'"), mentions: once("'[]'"),
    answered_on: `iif(${stage} in ('accepted', 'refused'), date('now', printf('-%d days', n.i % 700)), null)`,
  };
}

const clientId = "'00000000-0000-7002-8000-%012d'";
/** One of a hundred clients. @param {number} n */
export const clientOf = (n) => `00000000-0000-7002-8000-${String(n).padStart(12, '0')}`;

/** Of a thousand, as a house of some years has them: most are behind it. */
const quoteStages = dealt([["'draft'", 10], ["'refused'", 10], ["'sent'", 20], ["'accepted'", 960]]);
const invoiceStages = dealt([["'draft'", 10], ["'issued'", 990]]);
const settlements = `
  insert into settlements (company_id, document_id, client_id, due_on, payable, paid)
  select company_id, id, client_id, iif(seq % 1000 < 12, '2000-01-01', '2999-12-31'), gross_total,
    iif(seq % 1000 < 13, 0, iif(seq % 1000 < 15, 1, gross_total))
  from documents where company_id = ?1 and family = 'invoice' and stage = 'issued'`;
const links = `
  insert into document_links (company_id, from_id, to_id, relation)
  select q.company_id, i.id, q.id, 'bills' from documents q join documents i
    on i.company_id = q.company_id and i.id = replace(q.id, '-7000-', '-7001-') where q.company_id = ?1 and q.stage = 'accepted' and q.seq % 1000 > 50`;

const unbilled = `
  insert into unbilled (company_id, document_id) select q.company_id, q.id from documents q where q.company_id = ?1 and q.stage = 'accepted'
    and not exists (select 1 from document_links l where l.company_id = ?1 and l.to_id = q.id)`;

const months = `
  insert into months (company_id, month, invoiced, collected)
  select company_id, substr(issued_on, 1, 7), sum(gross_total), 0 from documents where company_id = ?1 and stage = 'issued' group by 1, 2
  on conflict (company_id, month) do update set invoiced = invoiced + excluded.invoiced`;

/**
 * A house of some years: a hundred clients, `count` quotes and as many invoices in every state, each accepted quote but some with its invoice.
 * @param {any} db @param {{ company: string, quote: string, invoice: string, client: string, count: number }} of
 */
export async function yearsOfWork(db, { company, quote, invoice, client, count }) {
  const { results } = await db.prepare("select name from pragma_table_info('clients')").all();
  const names = results.map((/** @type {{ name: string }} */ column) => column.name);
  const own = names.map((/** @type {string} */ name) => ({ id: `printf(${clientId}, n.i)`, name_key: "name_key || n.i" })[name] ?? name);
  const clients = `with recursive n(i) as (select 0 union all select i + 1 from n where i < 99)
    insert into clients (${names.join(', ')}) select ${own.join(', ')} from n, clients where id = ?1`;
  await db.prepare(clients).bind(client).run();
  await db.prepare("insert into series (company_id, id, first_rank) values (?1, 'D-', 1), (?1, 'F-', 1)").bind(company).run();
  const shared = { client_id: `printf(${clientId}, n.i / 1000 % 10 * 10 + n.i % 10)`, client_key: "printf('client %d', n.i / 1000 % 10 * 10 + n.i % 10)" };
  await beyondTheLaw(db, ['documents', 'settlements', 'document_links'], async () => {
    const due_on = "iif(n.i % 1000 < 30, '2999-12-31', '2000-01-01')";
    await multiply(db, quote, { count, changes: { ...shared, ...settled('D', quoteStages), due_on } });
    const id = "printf('00000000-0000-7001-8000-%012x', n.i)";
    await multiply(db, invoice, { count, changes: { ...shared, ...settled('F', invoiceStages), id } });
    await db.prepare(settlements).bind(company).run();
    // as the laws would have kept it
    await db.prepare(links).bind(company).run();
    await db.prepare(unbilled).bind(company).run();
    await db.prepare(months).bind(company).run();
  });
}
