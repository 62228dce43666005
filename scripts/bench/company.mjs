// A company with ten thousand quotes, to measure on.
import { signUp } from '../../tests/support/people.js';

const settings = {
  name: 'Atelier Encre', legal_form: 'SARL', siren: '732829320', vat_number: 'FR44732829320', capital: '10 000 €', rcs_city: 'Lyon',
  street: '12 rue des Tanneurs', postcode: '69005', city: 'Lyon', country: 'FR', email: 'contact@atelier-encre.example', vat_regime: 'standard',
  iban: 'FR7630006000011234567890189',
};
const buyer = { kind: 'consumer', name: 'Jeanne Moreau', street: '3 quai des Chartrons', postcode: '33000', city: 'Bordeaux', country: 'FR' };
const line = { kind: 'product', name: 'Pose de parquet', nature: 'service', quantity: '3', unit: 'C62', unit_price: '10.01', vat: { category: 'S', rate: 2000 } };

/** An answer's body, or the end of the measuring. @param {Promise<{ status: number, body: any }>} asked */
export async function good(asked) {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Copies of one draft under other ids and days. @param {any} db @param {string} id @param {number} count */
async function multiply(db, id, count) {
  const { results } = await db.prepare("select name from pragma_table_info('documents')").all();
  const names = results.map((/** @type {{ name: string }} */ column) => column.name);
  const values = names.map((/** @type {string} */ name) => {
    if (name === 'id') return "printf('00000000-0000-7000-8000-%012x', n.i)";
    return name === 'issued_on' ? "date(d.issued_on, printf('-%d days', n.i % 700))" : `d.${name}`;
  });
  const copy = `with recursive n(i) as (select ?2 union all select i + 1 from n where i < ?3)
    insert into documents (${names.join(', ')}) select ${values.join(', ')} from n, documents d where d.id = ?1`;
  for (let from = 1; from <= count; from += 1000) await db.prepare(copy).bind(id, from, from + 999).run();
}

/** @param {import('../../tests/support/server.js').App} app */
export async function company(app) {
  const person = await signUp(app);
  const { id } = await good(person.post('/api/companies', settings));
  const C = `/api/companies/${id}`;
  const { id: client_id } = await good(person.post(`${C}/clients`, buyer));
  const draft = { client_id, subject: 'Parquet du salon', lines: Array.from({ length: 10 }, () => line) };
  const quote = await good(person.post(`${C}/quotes`, draft));
  await multiply(app.db, quote.id, 10_000);
  return { person, C, draft, quote };
}
