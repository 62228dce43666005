// The words printed on a document, in its own language rather than the reader's: fetched when a page first needs them.
import { signal } from '../../vendor/preact.js'
import { wordsOf } from '../../core/i18n.js'

/** @typedef {Record<keyof typeof import('../../i18n/fr/paper.js')['default'], string>} Say */

/** @type {import('../../vendor/preact.js').Signal<Record<string, Say & Record<string, unknown>>>} */
const known = signal({})
/** @type {Set<string>} */
const asked = new Set()

/** @param {string} language */
async function fetchWords(language) {
  const [paper, choices] = await Promise.all(['paper', 'choices'].map((feature) => wordsOf(feature, language)))
  known.value = { ...known.peek(), [language]: /** @type {any} */ ({ ...choices, ...paper }) }
}

/** The words of a language, empty for the moment it takes to fetch them. @param {string} language @returns {Say & Record<string, unknown>} */
export function words(language) {
  const found = known.value[language]
  if (!found && !asked.has(language)) {
    asked.add(language)
    fetchWords(language).catch(() => asked.delete(language))
  }
  return found ?? /** @type {Say & Record<string, unknown>} */ ({})
}

const SYMBOLS = 'MMT CMT MTR KMT MTK MTQ MLT LTR GRM KGM TNE KWH P1'.split(' ')

/** The word of a unit, in the plural where the language puts it: from two in French, of all but one in English. @param {string | null} code @param {string} language @param {string} [quantity] */
export function unitWord(code, language, quantity = '1') {
  const word = String((code && words(language)[`unit_${code}`]) || '')
  const count = Math.abs(Number(quantity))
  const one = language === 'fr' ? count < 2 : count === 1
  if (one || !code || SYMBOLS.includes(code) || word.endsWith('s')) return word
  return word + (word.endsWith('x') ? 'es' : 's')
}

/** Payment terms in words: « 30 jours fin de mois ». @param {string} terms @param {string} language */
export function termsWords(terms, language) {
  const [kind = '', days = '0'] = terms.split(':')
  const entry = /** @type {string | { other: string } | undefined} */ (words(language)[kind === 'end_of_month' && days === '0' ? 'terms_end_of_month_0' : `terms_${kind}`])
  return (typeof entry === 'string' ? entry : (entry?.other ?? '')).replace('{n}', days)
}
