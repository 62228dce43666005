// Where we are: the address bar is the state, links are real links, leaving unsaved work asks first.
import { signal } from '../vendor/preact.js'

/** @typedef {Record<string, string>} Params */
/** @typedef {{ path: string, query: URLSearchParams }} Place */

const here = () => ({ path: location.pathname, query: new URLSearchParams(location.search) })

/** The place shown now. @type {import('../vendor/preact.js').Signal<Place>} */
export const place = signal(here())

/** @type {(() => boolean | Promise<boolean>) | null} */
let guard = null

/** Asks `mayLeave` before any move away; give null to lift it. @param {typeof guard} mayLeave */
export function guardLeaving(mayLeave) {
  guard = mayLeave
}

/** @param {string} to @param {{ replace?: boolean }} [how] */
export async function go(to, { replace = false } = {}) {
  const next = new URL(to, location.href)
  if (guard && next.pathname !== location.pathname && !(await guard())) return
  if (next.pathname !== location.pathname) guard = null
  history[replace ? 'replaceState' : 'pushState']({ inside: true }, '', next)
  place.value = here()
}

/** Goes back inside the application, or to `otherwise` when we came straight here. @param {string} otherwise */
export function goBack(otherwise) {
  if (history.state?.inside) history.back()
  else go(otherwise, { replace: true })
}

/**
 * Changes some of the query; null and '' take a word away. Typing replaces, choosing adds a step back.
 * @param {Record<string, string | null>} changes @param {{ replace?: boolean }} [how]
 */
export function setQuery(changes, how = {}) {
  const query = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  const text = query.toString()
  return go(location.pathname + (text ? '?' + text : ''), how)
}

/**
 * The values of `/clients/:id` in a path, or null when it is another's.
 * @param {string} pattern @param {string} path @returns {Params | null}
 */
export function match(pattern, path) {
  const wanted = pattern.split('/')
  const given = path.replace(/\/+$/, '').split('/')
  if (path === '/') return pattern === '/' ? {} : null
  if (wanted.length !== given.length) return null
  /** @type {Params} */
  const params = {}
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return null
  }
  return params
}

/** The router's share of clicks: plain clicks on our own links. @param {MouseEvent} event */
function follow(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (/^\/(api|p|api-docs|verifier)(\/|$)/.test(link.pathname) || link.getAttribute('href')?.startsWith('#')) return
  event.preventDefault()
  go(link.href)
}

/** @param {PopStateEvent} _event */
async function returned(_event) {
  if (guard && location.pathname !== place.value.path && !(await guard())) {
    history.pushState({ inside: true }, '', place.value.path + (place.value.query.size ? '?' + place.value.query : ''))
    return
  }
  if (location.pathname !== place.value.path) guard = null
  place.value = here()
}

/** Starts listening; called once. */
export function startRouter() {
  document.addEventListener('click', follow)
  addEventListener('popstate', returned)
  addEventListener('beforeunload', (event) => guard && event.preventDefault())
}
