// A lively demo company, told to an empty database through the API alone, as a person would: what it shows is what the product does.
import { fillDirectory } from './directory.mjs';
import { Api, mailedCode } from './house.mjs';
import { fillInvoices, fillPayments } from './invoices.mjs';
import { logoPng } from './logo.mjs';
import { frenchIban, frenchVat, siren, siret } from './numbers.mjs';
import { fillQuotes } from './quotes.mjs';

/** How to sign in to the demo. */
export const demo = { email: 'camille@atelier-encre.example', password: 'encre-bleue-sur-papier' };

/** Fills an empty database. @param {{ baseUrl: string, mailUrl: string }} where */
export async function seed({ baseUrl, mailUrl }) {
  const startedAt = Date.now();
  const api = new Api(baseUrl);
  await signUp(api, mailUrl);
  await found(api);
  const { clients, articles } = await fillDirectory(api);
  const billed = await fillQuotes(api, clients, articles);
  const issued = await fillInvoices(api, clients, articles, billed);
  await fillPayments(api, issued);
  console.log(`  · ready in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** @param {Api} api @param {string} mailUrl */
async function signUp(api, mailUrl) {
  const { challenge } = await api.post('/api/sign-ups', { name: 'Camille Roussel', ...demo, language: 'fr' });
  await api.post('/api/session', { challenge: challenge.id, code: await mailedCode(mailUrl, demo.email) });
  console.log(`  · ${demo.email} signed up`);
}

/** @param {Api} api */
async function found(api) {
  const number = siren('85293174');
  const company = await api.post('/api/companies', {
    name: 'Atelier Encre', legal_form: 'SARL', siren: number, siret: siret(number), vat_number: frenchVat(number), capital: '12 000 €', rcs_city: 'Lyon',
    street: '12 rue des Tanneurs', street2: 'Cour intérieure, 2e étage', postcode: '69005', city: 'Lyon', country: 'FR',
    email: 'bonjour@atelier-encre.example', phone: '04 72 00 51 37', website: 'https://atelier-encre.example', vat_regime: 'standard', payment_terms: 'days:30', quote_days: 30,
    iban: frenchIban('30002', '00550', '00000157841'), bic: 'CRLYFRPP', mediator: 'CM2C, 49 rue de Ponthieu, 75008 Paris, cm2c.net', accent: '#1f5f8b',
  });
  api.company = company.id;
  await api.put(api.in('/logo'), logoPng(), { version: company.version, type: 'image/png' });
  console.log('  · Atelier Encre, with its logo');
}
