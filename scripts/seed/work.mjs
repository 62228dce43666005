// What the demo company was asked to do: bundles of lines with a subject, as its clients order them.

/** @import { Article } from './directory.mjs' */
/** @import { dice } from './house.mjs' */
/** @typedef {{ subject: string, lines: [string, number, number][] }} Job Lines: an article, the least and the most of it. */

/** @type {Job[]} */
export const jobs = [
  { subject: 'Refonte de votre identité', lines: [['ID-01', 1, 1], ['GR-02', 1, 3], ['IMP-02', 2, 6]] },
  { subject: 'Site vitrine', lines: [['WEB-01', 1, 1], ['WEB-02', 1, 4], ['WEB-03', 3, 12]] },
  { subject: 'Campagne d’affichage', lines: [['GR-01', 4, 10], ['IMP-01', 40, 180]] },
  { subject: 'Catalogue de saison', lines: [['GR-01', 8, 22], ['IMP-03', 5, 20], ['DEP-01', 30, 140]] },
  { subject: 'Impression d’ouvrages', lines: [['LIV-02', 80, 320], ['GR-01', 2, 6]] },
  { subject: 'Enseigne et vitrine', lines: [['IMP-04', 2, 5], ['DEP-01', 20, 90]] },
  { subject: 'Formation de l’équipe', lines: [['FOR-01', 1, 2], ['LIV-01', 4, 12]] },
  { subject: 'Entretien du site', lines: [['WEB-03', 3, 6], ['WEB-02', 1, 2]] },
  { subject: 'Librairie', lines: [['LIV-01', 2, 8], ['PRE-01', 3, 15]] },
  { subject: 'Papeterie', lines: [['IMP-02', 2, 8], ['IMP-03', 2, 8], ['GR-01', 1, 3]] },
];

/** @param {Article} article @param {string} quantity */
export const lineOf = (article, quantity) => ({
  kind: 'product',
  article_id: article.id,
  name: article.name,
  description: article.description,
  nature: article.nature,
  quantity,
  unit: article.unit,
  unit_price: article.unit_price,
  vat: article.vat,
});

/**
 * A draft for a job, its quantities by the dice.
 * @param {Job} job @param {Map<string, Article>} articles @param {ReturnType<typeof dice>} chance @returns {any}
 */
export function draftOf({ subject, lines }, articles, chance) {
  const counted = lines.map(([reference, least, most]) => lineOf(/** @type {Article} */ (articles.get(reference)), String(chance.between(least, most))));
  return { subject, price_mode: 'net', lines: counted, adjustments: [] };
}

/** A draft with everything a document may hold: titles, a remark, a subtotal, an option, discounts. @param {Map<string, Article>} articles */
export function richDraft(articles) {
  const line = (/** @type {string} */ reference, /** @type {string} */ quantity) => lineOf(/** @type {Article} */ (articles.get(reference)), quantity);
  return {
    subject: 'Nouvelle image et nouveau site',
    price_mode: 'net',
    lines: [
      { kind: 'heading', name: 'Image' },
      { ...line('ID-01', '1'), allowance: { percent: '10', reason: 'Client fidèle' } },
      line('GR-02', '3'),
      { kind: 'subtotal', name: 'Image' },
      { kind: 'heading', name: 'Site' },
      line('WEB-01', '1'),
      line('WEB-02', '2.5'),
      { kind: 'text', name: 'Les textes sont fournis par vos soins avant la deuxième semaine.' },
      { ...line('WEB-03', '12'), kind: 'option', ticked: false },
      line('LIV-01', '5'),
    ],
    adjustments: [{ kind: 'allowance', amount: 15_000, reason: 'Geste de bienvenue' }],
  };
}
