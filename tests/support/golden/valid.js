// The golden scenarios that the official validators accept: what is sold to whom, and what its data must say.
import { goods, service, standard, today, without } from './workshop.js';

/** @import { House, Workshop } from './workshop.js' */
/**
 * @typedef {Record<'usual' | 'debits' | 'named' | 'unnamed', House>} Houses On the usual terms, on debits, under the franchise with and without a VAT number.
 * @typedef {{ title: string, says: RegExp[], make: (shop: Workshop, houses: Houses) => Promise<{ house: House, id: string }> }} Scenario
 */

const reduced = { category: 'S', rate: 550 };
const middle = { category: 'S', rate: 1000 };
const franchise = without('E', 'VATEX-FR-FRANCHISE');

/** A quote at two rates. */
const works = { lines: [service('Conception', '1234.57'), service('Pose', '333.33', { vat: middle })] };

/** An invoice of one company. @param {keyof Houses} which @param {object} what @returns {Scenario['make']} */
const invoice = (which, what) => async (shop, houses) => ({ house: houses[which], id: (await shop.invoice(houses[which], what)).id });

/** @param {string} text */
const process = (text) => new RegExp(`ContextParameter>\\s*<ram:ID>${text}<`);
/** @param {string} code */
const type = (code) => new RegExp(`<ram:TypeCode>${code}</ram:TypeCode>\\s*<ram:IssueDateTime>`);
/** @param {string} category */
const category = (category) => new RegExp(`<ram:CategoryCode>${category}<`);

/** @type {Record<string, Scenario>} */
export const valid = {
  '01': { title: 'services at 20 %', says: [process('S1'), type('380')], make: invoice('usual', { lines: [service('Conception', '450', { quantity: '3.5' })] }) },
  '02': { title: 'goods at 20 %', says: [process('B1')], make: invoice('usual', { lines: [goods('Étagère en chêne', '129.90', { quantity: '7' })] }) },
  '03': {
    title: 'goods and services at several rates', says: [process('M1'), /<ram:RateApplicablePercent>5\.5</],
    make: invoice('usual', {
      lines: [goods('Livre relié', '24.33', { quantity: '3', vat: reduced }), service('Pose', '61.07', { quantity: '2.25', vat: middle }), service('Conception', '333.33')],
    }),
  },
  '05': { title: 'franchise, known by its SIREN', says: [/schemeID="FC"/, /VATEX-FR-FRANCHISE/], make: invoice('unnamed', { lines: [service('Cours de dessin', '40', { vat: franchise })] }) },
  '06': { title: 'franchise, with a VAT number', says: [/schemeID="VA"/, /293 B du CGI/], make: invoice('named', { lines: [service('Cours de dessin', '40', { vat: franchise })] }) },
  '07': {
    title: 'franchise as a rate of zero, with its sentence', says: [category('Z'), /293 B du CGI/],
    make: invoice('unnamed', { lines: [service('Cours de dessin', '40', { vat: { category: 'Z' } })] }),
  },
  '08': { title: 'reverse charge, building in France', says: [/VATEX-FR-AE/, /Autoliquidation/], make: invoice('usual', { lines: [service('Pose de cloisons', '1800', { vat: without('AE', 'VATEX-FR-AE') })] }) },
  '09': { title: 'reverse charge, services in the Union', says: [/VATEX-EU-AE/], make: invoice('usual', { to: 'belgian', lines: [service('Traduction', '950', { vat: without('AE', 'VATEX-EU-AE') })] }) },
  10: {
    title: 'goods within the Union, with their day and country', says: [category('K'), /<ram:CountryID>DE</, /OccurrenceDateTime/],
    make: invoice('usual', { to: 'german', supplied_on: today(), lines: [goods('Table', '780', { quantity: '2', vat: without('K', 'VATEX-EU-IC') })] }),
  },
  12: { title: 'export', says: [category('G'), /262 I du CGI/], make: invoice('usual', { to: 'swiss', lines: [goods('Table', '780', { vat: without('G', 'VATEX-EU-G') })] }) },
  13: { title: 'outside the scope of VAT, alone', says: [category('O')], make: invoice('usual', { lines: [service('Indemnité', '300', { vat: without('O', 'VATEX-EU-O') })] }) },
  15: { title: 'exempt by article 261', says: [/art\. 261, 4 du CGI/], make: invoice('usual', { lines: [service('Formation', '640', { vat: without('E', 'VATEX-FR-CGI261-4') })] }) },
  16: {
    title: 'credit note with the number and the day of its invoice', says: [type('381'), /InvoiceReferencedDocument/, /FormattedIssueDateTime/],
    make: async (shop, { usual }) => {
      const { id } = await shop.invoice(usual, { lines: [service('Conception', '450'), goods('Livre', '24.33', { vat: reduced })] });
      return { house: usual, id: (await shop.following(usual, `/invoices/${id}/credit`, { mode: 'whole' })).id };
    },
  },
  19: {
    title: 'corrective invoice with one reference', says: [type('384'), /InvoiceReferencedDocument/],
    make: async (shop, { usual }) => {
      const { id } = await shop.invoice(usual, { lines: [service('Conception', '450')] });
      return { house: usual, id: (await shop.following(usual, `/invoices/${id}/correction`)).id };
    },
  },
  21: {
    title: 'deposit on a quote', says: [type('386'), process('S1'), /Acompte de 30/],
    make: async (shop, { usual }) => {
      const quote = await shop.accepted(usual, works);
      return { house: usual, id: (await shop.following(usual, `/quotes/${quote.id}/deposit`, { percent: '30' })).id };
    },
  },
  22: {
    title: 'final invoice after its deposit', says: [process('S4'), /<ram:TotalPrepaidAmount>[1-9]/, /InvoiceReferencedDocument/],
    make: async (shop, { usual }) => {
      const quote = await shop.accepted(usual, works);
      const deposit = await shop.following(usual, `/quotes/${quote.id}/deposit`, { percent: '30' });
      return { house: usual, id: (await shop.invoice(usual, { ...works, deductions: [{ deposit_id: deposit.id }] })).id };
    },
  },
  24: {
    title: 'paid on the spot', says: [process('S2'), /<ram:DuePayableAmount>0\.00</, /DueDateDateTime/],
    make: invoice('usual', { settled_on: today(), settled_method: 'card', lines: [service('Réparation', '75.50')] }),
  },
  26: { title: 'a consumer, reached by mail', says: [/schemeID="EM">jeanne@morel\.example</, />B2C</], make: invoice('usual', { to: 'consumer', lines: [service('Réparation', '75')] }) },
  '27': {
    title: 'a consumer without an address: the seller hands the invoice over', says: [/schemeID="EM">bonjour@berenger\.example</, />B2C</, /CM2C/],
    make: invoice('usual', { to: 'unreachable', lines: [service('Réparation', '75')] }),
  },
  28: { title: 'VAT on debits', says: [/<ram:DueDateTypeCode>5</], make: invoice('debits', { lines: [service('Conception', '450'), service('Pose', '61', { vat: middle })] }) },
  29: {
    title: 'allowance of the whole document', says: [/<ram:AllowanceTotalAmount>39\.9/],
    make: invoice('usual', {
      lines: [service('Conception', '333.33'), goods('Livre', '66.55', { vat: reduced })],
      adjustments: [{ kind: 'allowance', percent: '10', reason: 'Remise de fidélité', reason_code: '95' }],
    }),
  },
  31: { title: 'no due date typed: the terms give one', says: [/DueDateDateTime/], make: invoice('usual', { due_on: null, lines: [service('Conception', '450')] }) },
  35: {
    title: 'negative quantity', says: [/<ram:BilledQuantity unitCode="H87">-1</],
    make: invoice('usual', { lines: [goods('Étagère', '129.90', { quantity: '3' }), goods('Reprise', '40', { quantity: '-1', vat: standard })] }),
  },
};
