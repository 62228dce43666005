// Words: flat keys per language, `{n}` filled in, plural by the rules of the language.

/** @typedef {'fr' | 'en'} Language */
/** @typedef {Record<string, string | { one: string, other: string }>} Words */

/** The interface's language; a change reloads the page, so it is a constant of the page. @type {Language} */
export const language = document.documentElement.lang === 'en' ? 'en' : 'fr'

/** @type {Words} */
const words = {}
const plural = new Intl.PluralRules(language)

/**
 * Brings in the words of a feature (`i18n/fr/clients.js`), by default those of the frame. Each page asks for its own
 * again when it opens, so that two features may give one key two meanings. The build puts a language into one file.
 */
export async function loadWords(feature = 'frame') {
  Object.assign(words, await wordsOf(feature, language))
}

/** The words of a feature in a language: their keys travel once for both. @param {string} feature @param {string} language @returns {Promise<Words>} */
export async function wordsOf(feature, language) {
  const [keys, said] = await Promise.all(['keys', language].map((name) => import(`/js/words/${name}.js`)))
  return Object.fromEntries(keys.default[feature].map((/** @type {string} */ key, /** @type {number} */ at) => [key, said.default[feature][at]]))
}

/**
 * The sentence of a key. With `n`, its plural form where it has one; an unknown key shows itself.
 * @param {string} key @param {Record<string, string | number>} [holes]
 */
export function t(key, holes = {}) {
  const entry = words[key]
  if (entry === undefined) return key
  const form = typeof entry === 'string' ? entry : entry[plural.select(Number(holes['n'] ?? 0)) === 'one' ? 'one' : 'other']
  return form.replace(/\{(\w+)\}/g, (hole, name) => String(holes[name] ?? hole))
}

/** Whether a key has words. @param {string} key */
export const has = (key) => key in words

/** The sentence of a refusal: the server's own where it wrote one, else ours for its code. @param {{ code: string, detail: string }} refusal */
export const sentence = ({ code, detail }) => detail || (has(code) ? t(code) : t('refused'))
