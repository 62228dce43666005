// A company with ten thousand quotes and as many invoices, to measure on.
import { clientOf, yearsOfWork } from '../../tests/support/many.js';
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

/** @param {import('../../tests/support/server.js').App} app */
export async function company(app) {
  const person = await signUp(app);
  const { id } = await good(person.post('/api/companies', settings));
  const C = `/api/companies/${id}`;
  const { id: client_id } = await good(person.post(`${C}/clients`, buyer));
  const draft = { client_id, subject: 'Parquet du salon', lines: Array.from({ length: 10 }, () => line) };
  const quote = await good(person.post(`${C}/quotes`, draft));
  const invoice = await good(person.post(`${C}/invoices`, draft));
  await yearsOfWork(app.db, { company: id, quote: quote.id, invoice: invoice.id, client: client_id, count: 10_000 });
  return { person, C, draft, quote, client: clientOf(42) };
}
