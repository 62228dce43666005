// Who is signed in, their companies, and the one they work for.
import { computed, signal } from '../vendor/preact.js'
import { call, hooks, Refused } from './api.js'
import { go } from './router.js'

/** @import { Session, Membership } from './shapes.js' */

/** What the server last said of us; kept so that a new visit starts at once. @type {import('../vendor/preact.js').Signal<Session | null>} */
export const session = signal(remembered())
const chosen = signal(localStorage.getItem('company'))

export const user = computed(() => session.value?.user ?? null)
export const companies = computed(() => session.value?.companies ?? [])
/** The company worked for: the chosen one, else the first. */
export const company = computed(() => companies.value.find(({ id }) => id === chosen.value) ?? companies.value[0] ?? null)

/** @returns {Session | null} */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem('session') ?? 'null')
  } catch {
    return null
  }
}

/** @param {Session} said */
export function enter(said) {
  session.value = said
  localStorage.setItem('session', JSON.stringify(said))
  if (localStorage.getItem('language') !== said.user.language) localStorage.setItem('language', said.user.language)
}

/** Asks the server who we are; quiet when nobody answers, so that a train ride keeps its pages. */
export async function refreshSession() {
  try {
    enter(await call('GET', '/session'))
  } catch (fault) {
    if (fault instanceof Refused && fault.status !== 401) throw fault
  }
}

/** Takes in a new or renamed company. @param {Membership} membership */
export function join(membership) {
  const now = session.value
  if (!now) return
  const others = now.companies.filter(({ id }) => id !== membership.id)
  enter({ ...now, companies: [...others, membership].sort((a, b) => a.name.localeCompare(b.name)) })
}

/** @param {string} id */
export function workFor(id) {
  localStorage.setItem('company', id)
  chosen.value = id
}

/** A path of the chosen company: `inCompany('/clients')`. @param {string} [path] */
export const inCompany = (path = '') => `/companies/${company.value?.id}${path}`

const ranks = { accountant: 0, member: 1, admin: 2, owner: 3 }

/** Whether our role reaches: `may('member')` to write, `may('admin')` to change settings. @param {keyof typeof ranks} role */
export const may = (role) => ranks[company.value?.role ?? 'accountant'] >= ranks[role]

function forgetMe() {
  session.value = null
  localStorage.removeItem('session')
  localStorage.removeItem('company')
}

/** @type {Set<() => void | Promise<void>>} things to wipe when we leave */
export const onLeaving = new Set()

export async function signOut() {
  await call('DELETE', '/session')
  await Promise.all([...onLeaving].map((wipe) => wipe()))
  forgetMe()
  location.assign('/')
}

hooks.prove = () => import('../session/proof.js').then(({ prove }) => prove())

hooks.signedOut = () => {
  forgetMe()
  const bare = /^\/(connexion|inscription|mot-de-passe)/.test(location.pathname)
  if (!bare) go(`/connexion?retour=${encodeURIComponent(location.pathname + location.search)}`, { replace: true })
}
