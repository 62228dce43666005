// Whom the demo company works for, and what it sells.
import { belgianVat, frenchVat, siren, siret } from './numbers.mjs';
import { each } from './house.mjs';

/** @import { Api } from './house.mjs' */

/**
 * @param {string} kind @param {string} name @param {string} eight The first digits of its SIREN. @param {string} street @param {string} postcode @param {string} city
 * @param {string} email @param {object} [more]
 */
function body(kind, name, eight, street, postcode, city, email, more = {}) {
  const number = eight ? siren(eight) : null;
  const numbers = number ? { siren: number, siret: siret(number), vat_number: kind === 'business' ? frenchVat(number) : null } : {};
  return { kind, name, ...numbers, street, postcode, city, country: 'FR', email, ...more };
}

const clients = [
  body('business', 'Menuiserie Garnier', '81234567', '14 quai des Chartrons', '33000', 'Bordeaux', 'compta@garnier.example', { phone: '05 56 00 14 20', payment_terms: 'end_of_month:30' }),
  body('business', 'Brasserie du Vieux-Port', '79451236', '3 place aux Huiles', '13001', 'Marseille', 'bonjour@vieuxport.example', { phone: '04 91 00 32 11' }),
  body('business', 'Cabinet Lumen Avocats', '50218734', '22 rue de la République', '69002', 'Lyon', 'gestion@lumen.example', { payment_terms: 'days:45' }),
  body('business', 'Fromagerie des Alpes', '44987123', '8 route du Col', '73000', 'Chambéry', 'contact@fromagerie-alpes.example'),
  body('business', 'Éditions du Phare', '83120945', '5 rue de Siam', '29200', 'Brest', 'fabrication@phare.example', { note: 'Envoyer les épreuves avant le 10 du mois.' }),
  body('business', 'Vélos Mistral', '90317465', '41 avenue Jean-Jaurès', '34000', 'Montpellier', 'atelier@mistral.example', { phone: '04 67 00 88 05' }),
  body('business', 'Hôtel des Remparts', '38765412', '2 rue Porte-Neuve', '35400', 'Saint-Malo', 'direction@remparts.example'),
  body('public', 'Mairie de Valmont', '21690381', '1 place de la Mairie', '69380', 'Valmont-sur-Azergues', 'marches@valmont.example', { payment_terms: 'days:30' }),
  body('public', 'Lycée Marie-Curie', '19692805', '75 avenue Charles-de-Gaulle', '69100', 'Villeurbanne', 'intendance@lycee-curie.example'),
  body('consumer', 'Sophie Delcourt', '', '19 rue des Capucins', '69001', 'Lyon', 'sophie.delcourt@courriel.example', { phone: '06 00 12 34 56' }),
  body('consumer', 'Hugo et Inès Marchand', '', '7 allée des Tilleuls', '38000', 'Grenoble', 'marchand@courriel.example'),
  { kind: 'business', name: 'Studio Kanaal', vat_number: belgianVat('08374519'), street: '12 Vlaamsekaai', postcode: '2000', city: 'Antwerpen', country: 'BE', email: 'billing@kanaal.example', language: 'en' },
  { kind: 'business', name: 'Galerie du Léman', street: 'Rue du Rhône 48', postcode: '1204', city: 'Genève', country: 'CH', email: 'achats@leman.example' },
  { kind: 'consumer', name: 'Passage à l’atelier', street: '12 rue des Tanneurs', postcode: '69005', city: 'Lyon', country: 'FR' },
];

/** Each with the rank of the client, and the group they are in. @type {[string, string, string, number, string[]][]} */
const contacts = [
  ['Claire', 'Garnier', 'Gérante', 0, ['Décideurs', 'Vœux']],
  ['Mehdi', 'Saïdi', 'Comptabilité', 0, ['Comptabilité']],
  ['Paul', 'Castellani', 'Patron', 1, ['Décideurs', 'Vœux']],
  ['Anaïs', 'Roche', 'Associée', 2, ['Décideurs']],
  ['Julien', 'Faure', 'Office manager', 2, ['Comptabilité']],
  ['Lucie', 'Blanc', 'Communication', 3, ['Vœux']],
  ['Yann', 'Le Gall', 'Fabrication', 4, ['Imprimés', 'Vœux']],
  ['Nadia', 'Benali', 'Responsable boutique', 5, ['Imprimés']],
  ['Étienne', 'Hamon', 'Direction', 6, ['Décideurs', 'Vœux']],
  ['Martine', 'Vidal', 'Service marchés', 7, ['Comptabilité', 'Secteur public']],
  ['Karim', 'Lefèvre', 'Intendance', 8, ['Secteur public']],
  ['Sophie', 'Delcourt', '', 9, []],
  ['Lotte', 'Peeters', 'Studio manager', 11, ['Imprimés']],
];

/** @param {number} rate */
const taxed = (rate) => ({ category: 'S', rate });

/** @type {[string, string, string, string, string, object, string?][]} */
const articles = [
  ['ID-01', 'Identité visuelle', 'service', 'LS', '2400.00', taxed(2000), 'Logotype, palette, typographie et guide d’usage de douze pages.'],
  ['WEB-01', 'Création de site vitrine', 'service', 'LS', '1450.00', taxed(2000), 'Cinq pages, sur mesure, avec prise en main.'],
  ['WEB-02', 'Journée de développement', 'service', 'DAY', '480.00', taxed(2000)],
  ['WEB-03', 'Hébergement et entretien', 'service', 'MON', '39.90', taxed(2000)],
  ['GR-01', 'Heure de mise en page', 'service', 'HUR', '62.50', taxed(2000)],
  ['GR-02', 'Illustration originale', 'service', 'C62', '180.00', taxed(1000), 'Cession des droits d’auteur comprise, pour la France et dix ans.'],
  ['IMP-01', 'Affiche A2, papier 170 g', 'goods', 'H87', '3.45', taxed(2000)],
  ['IMP-02', 'Cartes de visite, boîte de 250', 'goods', 'XBX', '48.00', taxed(2000)],
  ['IMP-03', 'Dépliant trois volets, le cent', 'goods', 'SET', '27.195', taxed(2000)],
  ['IMP-04', 'Enseigne en dibond, posée', 'goods', 'MTK', '142.00', taxed(2000)],
  ['LIV-01', 'Livre « Gérer son site »', 'goods', 'C62', '24.90', taxed(550)],
  ['LIV-02', 'Impression de livre, dos carré collé', 'goods', 'C62', '6.82', taxed(550)],
  ['PRE-01', 'Numéro de la revue « Encrage »', 'goods', 'C62', '11.75', taxed(210)],
  ['FOR-01', 'Formation « Écrire pour le web »', 'service', 'DAY', '690.00', { category: 'E', rate: null, vatex: 'VATEX-FR-CGI261-4' }, 'Une journée dans vos locaux, huit personnes au plus.'],
  ['DEP-01', 'Déplacement', 'service', 'KMT', '0.62', taxed(2000)],
];

/**
 * @typedef {{ id: string, name: string, email: string, kind: string }} Client
 * @typedef {{ id: string, reference: string, name: string, description: string | null, nature: string, unit: string, unit_price: string, vat: object }} Article
 * @param {Api} api @returns {Promise<{ clients: Client[], articles: Map<string, Article> }>}
 */
export async function fillDirectory(api) {
  const kept = await each(clients, (client) => api.post(api.in('/clients'), client));
  console.log(`  · ${kept.length} clients`);
  await fillContacts(api, kept);
  const catalogue = await each(articles, ([reference, name, nature, unit, unit_price, vat, description]) =>
    api.post(api.in('/articles'), { reference, name, nature, unit, unit_price, vat, description: description ?? null }));
  console.log(`  · ${catalogue.length} articles`);
  return { clients: kept, articles: new Map(catalogue.map((article) => [article.reference, article])) };
}

/** @param {Api} api @param {Client[]} kept */
async function fillContacts(api, kept) {
  const names = [...new Set(contacts.flatMap(([, , , , groups]) => groups))];
  const groups = new Map((await each(names, (name) => api.post(api.in('/groups'), { name }))).map((group) => [group.name, group.id]));
  await each(contacts, async ([first_name, last_name, role, client, its]) => {
    const domain = kept[client]?.email.split('@')[1];
    const email = `${ascii(first_name)}.${ascii(last_name)}@${domain}`;
    const { id } = await api.post(api.in('/contacts'), { first_name, last_name, role, email });
    await api.put(api.in(`/clients/${kept[client]?.id}/contacts/${id}`));
    for (const name of its) await api.put(api.in(`/groups/${groups.get(name)}/contacts/${id}`));
  });
  console.log(`  · ${contacts.length} contacts in ${names.length} groups`);
}

/** @param {string} name */
const ascii = (name) => name.normalize('NFD').replace(/[^a-z]/gi, '').toLowerCase();
