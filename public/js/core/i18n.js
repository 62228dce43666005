// Words: flat keys per language, `{n}` filled in, plural by the rules of the language.

/** @typedef {'fr' | 'en'} Language */
/** @typedef {Record<string, string | { one: string, other: string }>} Words */

/** The interface's language; a change reloads the page, so it is a constant of the page. @type {Language} */
export const language = document.documentElement.lang === 'en' ? 'en' : 'fr'

/** @type {Words} */
const words = {}
const plural = new Intl.PluralRules(language)
/** @type {Map<string, Promise<void>>} */
const loading = new Map()

/** Loads the words of a feature (`i18n/fr/clients.js`) or, without a name, those of the frame. @param {string} [feature] */
export function loadWords(feature) {
  const file = feature ? `../i18n/${language}/${feature}.js` : `../i18n/${language}.js`
  const known = loading.get(file)
  if (known) return known
  const read = import(file).then((module) => void Object.assign(words, module.default))
  loading.set(file, read)
  read.catch(() => loading.delete(file))
  return read
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
