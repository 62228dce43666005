// The golden scenarios that the official validators refuse: the product refuses each first, in plain words, or leaves no way to ask for it.
import assert from 'node:assert/strict';
import { assertRefused, goods, service, today, without } from './workshop.js';

/** @import { Workshop } from './workshop.js' */
/** @import { Houses } from './valid.js' */
/** @typedef {{ title: string, says: string, refuse: (shop: Workshop, houses: Houses) => Promise<void> }} Refused */

/** A draft that may be written and takes no number. @param {object} what @param {string} field @param {string} says @returns {Omit<Refused, 'title'>} */
const atIssue = (what, field, says) => ({
  says,
  refuse: async (shop, { usual }) => {
    const { id } = await shop.ok(shop.write(usual, 'invoices', what), 201);
    assertRefused(await shop.number(usual, id), { status: 422, field, sentence: says });
  },
});

/** A draft that cannot even be written. @param {object} what @param {string} field @param {string} says @returns {Omit<Refused, 'title'>} */
const atOnce = (what, field, says) => ({
  says,
  refuse: async (shop, { usual }) => assertRefused(await shop.write(usual, 'invoices', what), { status: 422, field, sentence: says }),
});

const unreadable = 'Le contenu envoyé ne peut pas être lu.';

/** What no draft has a place for. @param {Workshop} shop @param {Houses} houses @param {object} what */
async function hasNoPlaceFor(shop, { usual }, what) {
  assertRefused(await shop.write(usual, 'invoices', { lines: [service('Conception', '450')], ...what }), { status: 400, sentence: unreadable });
}

/** @type {Record<string, Refused>} */
export const refused = {
  '04': {
    title: 'franchise without a VAT number nor a SIREN', says: 'Renseignez le SIREN de votre entreprise dans les réglages.',
    async refuse(shop) {
      const house = await shop.house({ vat_regime: 'franchise', siren: null, siret: null, vat_number: null });
      const { id } = await shop.ok(shop.write(house, 'invoices', { lines: [service('Cours', '40', { vat: without('E', 'VATEX-FR-FRANCHISE') })] }), 201);
      assertRefused(await shop.number(house, id), { status: 422, field: 'company.siren', sentence: this.says });
    },
  },
  11: { title: 'goods within the Union without their day', ...atIssue({ to: 'german', lines: [goods('Table', '780', { vat: without('K', 'VATEX-EU-IC') })] }, 'supplied_on', 'Indiquez la date de livraison.') },
  14: {
    title: 'in and outside the scope of VAT on one invoice',
    ...atIssue({ lines: [service('Pose', '50'), service('Indemnité', '300', { vat: without('O', 'VATEX-EU-O') })] }, 'lines', 'Une ligne hors champ de la TVA ne peut pas être mêlée à d’autres : faites deux documents.'),
  },
  17: {
    title: 'credit note without a reference: it can only be made from an invoice', says: unreadable,
    async refuse(shop, houses) {
      await hasNoPlaceFor(shop, houses, { kind: 'credit' });
      await shop.ok(shop.person.post(`${houses.usual.path}/credits`, {}), 404);
    },
  },
  18: {
    title: 'reference without a day: what has no day yet is not credited', says: 'Émettez d\'abord cette facture.',
    async refuse(shop, { usual }) {
      const { id } = await shop.ok(shop.write(usual, 'invoices', { lines: [service('Conception', '450')] }), 201);
      assertRefused(await shop.person.post(`${usual.path}/invoices/${id}/credit`, { mode: 'whole' }), { status: 409, sentence: this.says });
      await hasNoPlaceFor(shop, { usual }, { preceding: [{ number: 'F-2026-0001' }] });
    },
  },
  20: {
    title: 'corrective invoice with two references: one invoice is replaced, once', says: 'Cette facture est annulée et remplacée par une facture rectificative.',
    async refuse(shop, { usual }) {
      const { id } = await shop.invoice(usual, { lines: [service('Conception', '450')] });
      const again = await shop.following(usual, `/invoices/${id}/correction`);
      assert.equal(again.links.filter((/** @type {{ relation: string }} */ link) => link.relation === 'revises').length, 1);
      assertRefused(await shop.person.post(`${usual.path}/invoices/${id}/correction`), { status: 409, sentence: this.says });
    },
  },
  23: {
    title: 'deposit that deducts another one', says: 'Ce champ n\'a pas de sens ici.',
    async refuse(shop, { usual }) {
      const lines = [service('Acompte sur travaux', '100')];
      const { id } = await shop.ok(shop.write(usual, 'invoices?kind=deposit', { lines }), 201);
      await shop.ok(shop.number(usual, id), 200);
      const again = await shop.write(usual, 'invoices?kind=deposit', { lines, deductions: [{ deposit_id: id }] });
      assertRefused(again, { status: 422, field: 'deductions', sentence: this.says });
    },
  },
  25: {
    title: 'paid on the spot in part: it is paid whole, or later', says: unreadable,
    async refuse(shop, houses) {
      await hasNoPlaceFor(shop, houses, { settled_on: today(), settled_method: 'card', settled_amount: 1000 });
      const { totals } = await shop.invoice(houses.usual, { settled_on: today(), settled_method: 'card', lines: [service('Pose', '50')] });
      assert.deepEqual([totals.prepaid, totals.payable], [totals.gross_total, 0]);
    },
  },
  '27': {
    title: 'a consumer whom nothing reaches, sold to by a company that nothing reaches', says: '',
    async refuse(shop) {
      const house = await shop.house({ email: null });
      const { id } = await shop.ok(shop.write(house, 'invoices', { to: 'unreachable', lines: [service('Réparation', '75')] }), 201);
      const answer = await shop.number(house, id);
      assert.equal(answer.status, 422, JSON.stringify(answer.body));
      assert.match(answer.body.fields[0].detail, /adresse/, JSON.stringify(answer.body));
    },
  },
  30: { title: 'a French business without a SIREN', ...atIssue({ to: 'nameless', lines: [service('Pose', '50')] }, 'client.siren', 'Le SIREN du client est obligatoire entre professionnels.') },
  32: { title: 'price with seven decimals', ...atOnce({ lines: [service('Pose', '0.1234567')] }, 'lines.0.unit_price', 'Ce nombre a trop de décimales.') },
  33: { title: 'quantity with five decimals', ...atOnce({ lines: [service('Pose', '50', { quantity: '1.23456' })] }, 'lines.0.quantity', 'Ce nombre a trop de décimales.') },
  34: { title: 'negative price', ...atOnce({ lines: [service('Remise', '-50')] }, 'lines.0.unit_price', 'Ce nombre ne peut pas être négatif.') },
};
