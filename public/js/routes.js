// Every page of the application on one page: its path, what loads it, what frames it.
import { loadWords } from './core/i18n.js'
import { match } from './core/router.js'

/**
 * @typedef {{ default: (props: { params: Record<string, string> }) => unknown }} PageModule
 * @typedef {{ path: string, load: () => Promise<PageModule>, words: string[], bare?: boolean, under?: string, params?: Record<string, string>, door?: string }} Route
 * `under` is the path of the list that stays on screen below a page that opens over it; `door` is the entry of the menu that it lights.
 */

const list = () => import('./documents/list.js')
const document_ = () => import('./documents/page.js')
const editor = () => import('./editor/editor.js')

/** @param {string} folder @param {Record<string, string>} params @returns {Route[]} */
const trade = (folder, params) => [
  { path: folder, load: list, words: ['documents', 'lists'], params },
  { path: `${folder}/nouveau`, load: editor, words: ['documents', 'editor', 'choices', 'directory'], under: folder, params: { ...params, id: 'nouveau' } },
  { path: `${folder}/:id`, load: document_, words: ['documents', 'trade', 'choices'], params },
  { path: `${folder}/:id/modifier`, load: editor, words: ['documents', 'editor', 'choices', 'directory'], under: folder, params }
]

/** @param {string} path @param {() => Promise<any>} load @param {string[]} words @param {Partial<Route>} [more] @returns {Route} */
const page = (path, load, words, more = {}) => ({ path, load, words, ...more })

/** @type {Route[]} */
export const routes = [
  page('/inscription', () => import('./session/sign-up.js'), ['session'], { bare: true }),
  page('/connexion', () => import('./session/sign-in.js'), ['session'], { bare: true }),
  page('/connexion/code', () => import('./session/code.js'), ['session'], { bare: true }),
  page('/mot-de-passe-oublie', () => import('./session/forgotten.js'), ['session'], { bare: true }),
  page('/mot-de-passe', () => import('./session/reset.js'), ['session'], { bare: true }),
  page('/entreprise/nouvelle', () => import('./company/creation.js'), ['company', 'choices'], { bare: true }),
  page('/accueil', () => import('./dashboard/page.js'), ['dashboard', 'journal']),
  ...trade('/devis', { kind: 'quote' }),
  ...trade('/factures', { kind: 'invoice' }),
  page('/reglements', () => import('./payments/list.js'), ['payments', 'choices', 'lists']),
  page('/clients', () => import('./clients/list.js'), ['directory', 'choices', 'lists']),
  page('/clients/:id', () => import('./clients/page.js'), ['directory', 'choices', 'payments']),
  page('/contacts', () => import('./contacts/list.js'), ['directory', 'choices', 'lists']),
  page('/groupes', () => import('./groups/list.js'), ['directory', 'choices']),
  page('/articles', () => import('./articles/list.js'), ['articles', 'choices', 'lists']),
  page('/journal', () => import('./journal/page.js'), ['journal', 'lists']),
  page('/reglages', () => import('./company/settings.js'), ['company', 'choices', 'account'], { params: { part: 'entreprise' } }),
  page('/reglages/:part', () => import('./company/settings.js'), ['company', 'choices', 'account'])
]

/**
 * The route of a path and its parameters, or null.
 * @param {string} path @returns {{ route: Route, params: Record<string, string> } | null}
 */
export function routeOf(path) {
  for (const route of routes) {
    const params = match(route.path, path)
    if (params) return { route, params: { ...route.params, ...params } }
  }
  return null
}

/** The page of a route with its words. @param {Route} route */
export async function loadPage(route) {
  const [module] = await Promise.all([route.load(), ...route.words.map(loadWords)])
  return module.default
}
