// Figures and days as a document prints them: in its own language and currency, whatever the reader's.
/** @import { Vat } from '../types.js' */

/** @type {Record<string, string>} */
const LOCALES = { fr: 'fr-FR', en: 'en-GB' }

/** @type {Map<string, Intl.NumberFormat | Intl.DateTimeFormat>} */
const made = new Map()

/** @template {Intl.NumberFormat | Intl.DateTimeFormat} T @param {string} key @param {() => T} make @returns {T} */
function once(key, make) {
  const found = /** @type {T | undefined} */ (made.get(key)) ?? make()
  made.set(key, found)
  return found
}

/** Cents as an exact decimal text. @param {number} cents */
function decimal(cents) {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return /** @type {`${number}`} */ (`${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`)
}

/** No font of ours draws the narrow space that Intl groups thousands with. @param {string} text */
function spaced(text) {
  return text.replaceAll('\u202f', '\u00a0')
}

/** @param {number} cents @param {string} currency @param {string} language */
export function money(cents, currency, language) {
  const format = once(`${language}${currency}`, () => new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency }))
  return spaced(format.format(decimal(cents)))
}

/** An amount without its currency, as in the columns of a table. @param {number} cents @param {string} language */
export function amount(cents, language) {
  const format = once(language, () => new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 2 }))
  return spaced(format.format(decimal(cents)))
}

/** A quantity, a price or a percentage from its exact text. @param {string} text @param {string} language @param {number} [decimals] */
export function figure(text, language, decimals = 0) {
  const key = `${language}.${decimals}`
  const format = once(key, () => new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: decimals, maximumFractionDigits: 6 }))
  return spaced(format.format(/** @type {`${number}`} */ (text)))
}

/** @param {string} text @param {string} language */
export function percent(text, language) {
  return language === 'fr' ? `${figure(text, language)}\u00a0%` : `${figure(text, language)}%`
}

/** A rate in hundredths of a percent. @param {number} hundredths @param {string} language */
export function rate(hundredths, language) {
  return percent(decimal(hundredths).replace(/\.?0+$/, ''), language)
}

/** The column of a VAT code: a rate, or nothing to charge. @param {Vat} vat @param {string} language */
export function vatShort(vat, language) {
  return vat.category === 'S' && vat.rate !== null ? rate(vat.rate, language) : '—'
}

/** @param {string} day @param {string} language */
export function longDay(day, language) {
  const format = once(`${language}/day`, () => new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }))
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** An IBAN in groups of four. @param {string} iban */
export function ibanGroups(iban) {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1\u00a0')
}
