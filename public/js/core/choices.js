// The closed lists that forms offer: terms, units, VAT, countries, languages. Their words are in i18n/*/choices.js.
import { percent, today } from './format.js'
import { language, t } from './i18n.js'
import { places, rates, reasons } from './vat-law.js'

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

/** The part of France that an address is in, which decides on its rates. @param {{ country: string, postcode: string | null }} address */
const territoryOf = ({ country, postcode }) => places.find(([code, beginning]) => code === country && postcode?.startsWith(beginning))?.[2] ?? 'mainland'

/** The rates in force on a day: those of the company's own part of France, then the others. @param {string} territory @param {string} day */
function ratesOn(territory, day) {
  const inForce = rates.filter(([, , [from = '', until = '']]) => from <= day && day <= until)
  const own = inForce.filter(([, territories]) => territories.includes(territory))
  return [...new Set([...own, ...inForce].map(([rate]) => rate))]
}

/**
 * The rates of the day, then the reasons for none; where no VAT is due, the reasons first. A stored code outside them stays on offer.
 * @param {{ country: string, postcode: string | null }} address The company's. @param {VatCode} [kept] @param {string} [day] @returns {Choices}
 */
export function vatChoices(address, kept, day = today()) {
  const territory = territoryOf(address)
  const taxed = ratesOn(territory, day).map((rate) => vatOf(`S:${rate}`))
  const untaxed = reasons.map(([category, vatex]) => ({ category, rate: null, vatex }))
  const codes = territory === 'untaxed' ? [...untaxed, ...taxed] : [...taxed, ...untaxed]
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

/** How money moves, the usual ways first (UNCL 4461: 30, 48, 20, 10, 58, 59, 49, 57, 97). @type {import('../documents/types.js').Method[]} */
export const METHODS = ['transfer', 'card', 'cheque', 'cash', 'sepa_transfer', 'sepa_debit', 'direct_debit', 'standing_order', 'clearing']

/** @returns {Choices} */
export const methodChoices = () => METHODS.map((method) => [method, t(`method.${method}`)])
