// The words of closed lists, in French.
/** @type {import('../../core/i18n.js').Words} */
export default {
  terms_receipt: 'À réception',
  terms_days: { one: '{n} jour', other: '{n} jours' },
  terms_end_of_month: '{n} jours fin de mois',
  terms_end_of_month_0: 'Fin de mois',
  language_fr: 'Français',
  language_en: 'Anglais',
  unit_C62: 'unité', unit_HUR: 'heure', unit_MIN: 'minute', unit_DAY: 'jour', unit_WEE: 'semaine', unit_MON: 'mois', unit_ANN: 'an',
  unit_LS: 'forfait', unit_E48: 'prestation', unit_H87: 'pièce', unit_SET: 'lot', unit_PR: 'paire', unit_DZN: 'douzaine',
  unit_XPK: 'paquet', unit_XBX: 'boîte', unit_XPX: 'palette', unit_MMT: 'mm', unit_CMT: 'cm', unit_MTR: 'm', unit_KMT: 'km',
  unit_MTK: 'm²', unit_MTQ: 'm³', unit_MLT: 'ml', unit_LTR: 'l', unit_GRM: 'g', unit_KGM: 'kg', unit_TNE: 't', unit_KWH: 'kWh', unit_P1: '%',
  'vatex_VATEX-FR-FRANCHISE': 'Franchise en base (art. 293 B)',
  'vatex_VATEX-FR-AE': 'Autoliquidation (France)',
  'vatex_VATEX-EU-AE': 'Autoliquidation, services dans l’UE',
  'vatex_VATEX-EU-IC': 'Livraison intracommunautaire',
  'vatex_VATEX-EU-G': 'Exportation hors UE',
  'vatex_VATEX-EU-O': 'Hors champ de la TVA',
  'vatex_VATEX-EU-79-C': 'Débours',
  'vatex_VATEX-FR-CGI261-4': 'Exonéré (art. 261, 4 : santé, enseignement)',
  'vatex_VATEX-EU-F': 'Marge, biens d’occasion',
  'vatex_VATEX-EU-D': 'Marge, agences de voyages',
  field_street: 'Adresse',
  field_street2: 'Complément d’adresse',
  field_postcode: 'Code postal',
  field_city: 'Ville',
  field_country: 'Pays'
}
