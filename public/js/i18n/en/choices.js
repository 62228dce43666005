// The words of closed lists, in English.
/** @type {import('../../core/i18n.js').Words} */
export default {
  terms_receipt: 'On receipt',
  terms_days: { one: '{n} day', other: '{n} days' },
  terms_end_of_month: '{n} days, end of month',
  terms_end_of_month_0: 'End of month',
  language_fr: 'French',
  language_en: 'English',
  unit_C62: 'unit', unit_HUR: 'hour', unit_MIN: 'minute', unit_DAY: 'day', unit_WEE: 'week', unit_MON: 'month', unit_ANN: 'year',
  unit_LS: 'lump sum', unit_E48: 'service unit', unit_H87: 'piece', unit_SET: 'set', unit_PR: 'pair', unit_DZN: 'dozen',
  unit_XPK: 'package', unit_XBX: 'box', unit_XPX: 'pallet', unit_MMT: 'mm', unit_CMT: 'cm', unit_MTR: 'm', unit_KMT: 'km',
  unit_MTK: 'm²', unit_MTQ: 'm³', unit_MLT: 'ml', unit_LTR: 'l', unit_GRM: 'g', unit_KGM: 'kg', unit_TNE: 't', unit_KWH: 'kWh', unit_P1: '%',
  'vatex_VATEX-FR-FRANCHISE': 'VAT exempt small business (art. 293 B)',
  'vatex_VATEX-FR-AE': 'Reverse charge (France)',
  'vatex_VATEX-EU-AE': 'Reverse charge, services within the EU',
  'vatex_VATEX-EU-IC': 'Intra-community supply',
  'vatex_VATEX-EU-G': 'Export outside the EU',
  'vatex_VATEX-EU-O': 'Outside the scope of VAT',
  'vatex_VATEX-EU-79-C': 'Disbursement',
  'vatex_VATEX-FR-CGI261-4': 'Exempt (art. 261, 4: health, teaching)',
  'vatex_VATEX-EU-F': 'Margin scheme, second-hand goods',
  'vatex_VATEX-EU-D': 'Margin scheme, travel agents',
  field_street: 'Address',
  field_street2: 'Address, second line',
  field_postcode: 'Postcode',
  field_city: 'City',
  field_country: 'Country'
}
