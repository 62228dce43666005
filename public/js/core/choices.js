// The closed lists that forms offer: terms, units, VAT, countries, languages. Their words are in i18n/*/choices.js.
import { percent } from './format.js'
import { language, t } from './i18n.js'

/** @import { VatCode } from './shapes.js' */
/** @typedef {[value: string, label: string][]} Choices */

const usualTerms = ['receipt', 'days:15', 'days:30', 'days:45', 'days:60', 'end_of_month:0', 'end_of_month:30', 'end_of_month:45']

/** "days:30" in words. @param {string} terms */
export function termsWords(terms) {
  const [kind = '', days = '0'] = terms.split(':')
  if (kind === 'end_of_month' && days === '0') return t('terms_end_of_month_0')
  return t(`terms_${kind}`, { n: Number(days) })
}

/** Payment terms; a stored value outside the usual ones stays on offer. @param {string} [kept] @returns {Choices} */
export const termsChoices = (kept) => [...new Set([...usualTerms, ...(kept ? [kept] : [])])].map((value) => [value, termsWords(value)])

const unitCodes = ['C62', 'HUR', 'DAY', 'WEE', 'MON', 'ANN', 'LS', 'E48', 'H87', 'SET', 'PR', 'DZN', 'XPK', 'XBX', 'XPX', 'MIN', 'MMT', 'CMT', 'MTR', 'KMT', 'MTK', 'MTQ', 'MLT', 'LTR', 'GRM', 'KGM', 'TNE', 'KWH', 'P1']

/** Units of measure, the commonest first. @returns {Choices} */
export const unitChoices = () => unitCodes.map((code) => [code, t(`unit_${code}`)])

const rates = [2000, 1000, 550, 210, 850, 1300, 175, 105, 90]
/** @type {[category: VatCode['category'], vatex: string][]} */
const reasons = [
  ['E', 'VATEX-FR-FRANCHISE'], ['AE', 'VATEX-FR-AE'], ['AE', 'VATEX-EU-AE'], ['K', 'VATEX-EU-IC'], ['G', 'VATEX-EU-G'],
  ['O', 'VATEX-EU-O'], ['E', 'VATEX-EU-79-C'], ['E', 'VATEX-FR-CGI261-4'], ['E', 'VATEX-FR-CGI261C-2'], ['E', 'VATEX-FR-CGI261D-2'], ['E', 'VATEX-EU-F'], ['E', 'VATEX-EU-D']
]

/** One VAT code as the value of a select. @param {VatCode} vat */
export const vatKey = ({ category, rate, vatex }) => (category === 'S' ? `S:${rate}` : vatex ? `${category}:${vatex}` : category)

/** @param {string} key @returns {VatCode} */
export function vatOf(key) {
  const [category = 'S', rest = ''] = key.split(/:(.*)/s)
  const kind = /** @type {VatCode['category']} */ (category)
  return kind === 'S' ? { category: kind, rate: Number(rest), vatex: null } : { category: kind, rate: null, vatex: rest || null }
}

/** @param {VatCode} vat */
export const vatWords = ({ category, rate, vatex }) => (category === 'S' ? percent(rate ?? 0) : category === 'Z' ? percent(0) : t(`vatex_${vatex}`))

/** Rates, then the reasons for none; a stored code outside them stays on offer. @param {VatCode} [kept] @returns {Choices} */
export function vatChoices(kept) {
  const codes = [...rates.map((rate) => vatOf(`S:${rate}`)), ...reasons.map(([category, vatex]) => ({ category, rate: null, vatex }))]
  const known = codes.some((code) => kept && vatKey(code) === vatKey(kept))
  return [...(kept && !known ? [kept] : []), ...codes].map((code) => [vatKey(code), vatWords(code)])
}

const countryCodes = 'FR AD AT BE BG BR CA CH CI CN CY CZ DE DK DZ EE ES FI GB GF GP GR HR HU IE IL IN IS IT JP LI LT LU LV MA MC MQ MT MU NC NL NO NZ PF PL PT RE RO SE SG SI SK SN SM TN TR UA US YT ZA AU'.split(' ')
const names = new Intl.DisplayNames(language, { type: 'region' })

/** @param {string} code */
export const countryName = (code) => names.of(code) ?? code

/** France first, then by name. @param {string} [kept] @returns {Choices} */
export function countryChoices(kept) {
  const codes = kept && !countryCodes.includes(kept) ? [...countryCodes, kept] : countryCodes
  const [first = 'FR', ...others] = codes
  return [[first, countryName(first)], ...others.map((code) => /** @type {[string, string]} */ ([code, countryName(code)])).sort((a, b) => a[1].localeCompare(b[1], language))]
}

/** @returns {Choices} */
export const languageChoices = () => [['fr', t('language_fr')], ['en', t('language_en')]]
