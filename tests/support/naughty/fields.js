// Every field of the API that takes words, where it is sent and where it is read again.
import { article, business, settings } from '../house.js';
import { contact, named, today } from '../rights/kit.js';
import { asLine, asText } from './strings.js';

/** @typedef {{ fields: Record<string, 'line' | 'text'>, method: 'POST' | 'PUT', path: string, body: (typed: Record<string, string>) => any, read?: (kept: any) => any, names?: Record<string, string> }} Form */

/** What a field keeps of what was typed. @param {'line' | 'text'} kind @param {string} typed */
export const kept = (kind, typed) => (kind === 'line' ? asLine(typed) : asText(typed));

/** @param {Record<string, string>} typed */
const address = ({ street, street2, city, phone }) => ({ street, street2, city, phone });
const product = { kind: 'product', nature: 'service', quantity: '1', unit: 'C62', unit_price: '1', vat: article.vat };

/** @param {string} client @returns {Record<string, Form>} */
export const forms = (client) => ({
  client: {
    fields: { name: 'line', street: 'line', street2: 'line', city: 'line', phone: 'line', note: 'text' }, method: 'POST', path: '/clients',
    body: (typed) => ({ ...business, siren: null, ...address(typed), name: typed.name, note: typed.note }),
  },
  contact: {
    fields: { first_name: 'line', last_name: 'line', role: 'line', phone: 'line', note: 'text' }, method: 'POST', path: '/contacts',
    body: (typed) => ({ ...contact, email: null, ...typed }),
  },
  group: { fields: { name: 'line' }, method: 'POST', path: '/groups', body: (typed) => typed },
  article: {
    fields: { reference: 'line', name: 'line', description: 'text' }, method: 'POST', path: '/articles',
    body: (typed) => ({ ...article, reference: named('R'), ...typed }),
  },
  quote: {
    fields: { subject: 'line', purchase_order: 'line', note: 'text', 'lines.0.name': 'line', 'lines.0.description': 'text', 'lines.0.allowance.reason': 'line', 'adjustments.0.reason': 'line' }, method: 'POST', path: '/quotes',
    body: (typed) => ({
      client_id: client, subject: typed.subject, purchase_order: typed.purchase_order, note: typed.note, price_mode: 'net',
      lines: [{ ...product, name: typed['lines.0.name'], description: typed['lines.0.description'], allowance: { percent: '1', reason: typed['lines.0.allowance.reason'] } }],
      adjustments: [{ kind: 'allowance', percent: '1', reason: typed['adjustments.0.reason'] }],
    }),
  },
  payment: {
    fields: { reference: 'line', note: 'text' }, method: 'POST', path: '/payments',
    body: (typed) => ({ client_id: client, paid_on: today, amount: 1, method: 'transfer', allocations: [], ...typed }),
  },
  company: {
    fields: { name: 'line', legal_form: 'line', capital: 'line', rcs_city: 'line', street: 'line', street2: 'line', city: 'line', phone: 'line', late_penalty: 'text', insurance: 'text' }, method: 'PUT', path: '',
    body: (typed) => ({ ...settings, ...typed }),
  },
});

/** A value within an answer, by its path. @param {any} body @param {string} path */
export const at = (body, path) => path.split('.').reduce((value, step) => value?.[step], body);
