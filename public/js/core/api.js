// Every request to the server goes through call(); the two kinds of "no" come back as two classes.
import { signal } from '../vendor/preact.js'

/** @typedef {{ field: string, code: string, detail: string }} FieldRefusal */

/** The server understood and says no: a stable code and a sentence in the person's language. */
export class Refused extends Error {
  /** @param {number} status @param {{ code?: string, detail?: string, fields?: FieldRefusal[] } & Record<string, unknown>} problem */
  constructor(status, problem) {
    super(problem.detail ?? problem.code ?? String(status))
    this.status = status
    this.code = problem.code ?? 'refused'
    this.detail = problem.detail ?? ''
    this.fields = problem.fields ?? []
    /** Everything else the server said: `remaining`, `current`, `request`… */
    this.body = problem
  }
}

/** Nobody answered, or the answer makes no sense: ours to mend, theirs to try again. */
export class Broken extends Error {
  /** @param {string} reference */
  constructor(reference = '') {
    super('broken')
    this.reference = reference
  }
}

/** False while the last request found no network. */
export const online = signal(navigator.onLine)
addEventListener('online', () => (online.value = true))
addEventListener('offline', () => (online.value = false))

/**
 * Set by session.js: what to do when the server no longer knows us, and how to prove who we are before a dangerous act (false: given up).
 * @type {{ signedOut: () => void, prove: () => Promise<boolean> }}
 */
export const hooks = { signedOut() {}, prove: async () => false }

/** A key for one intention: made when a form opens, kept until it succeeds. */
export const newKey = () => crypto.randomUUID()

/**
 * @param {'GET'|'POST'|'PUT'|'DELETE'} method
 * @param {string} path below /api
 * @param {unknown} [body] sent as JSON; a Blob is sent as it is
 * @param {{ ifMatch?: number | undefined, key?: string | undefined, signal?: AbortSignal, keepalive?: boolean }} [options]
 * @returns {Promise<any>} the representation, or null where there is none
 */
export async function call(method, path, body, options = {}) {
  const answer = await answered(method, path, body, options)
  if (answer.status === 204) return null
  const said = await answer.json().catch(() => null)
  if (answer.ok) return said
  if (answer.status >= 500 || !said?.code) throw new Broken(said?.request ?? answer.headers.get('x-request-id') ?? '')
  if (said.code === 'signed_out') hooks.signedOut()
  throw new Refused(answer.status, said)
}

/**
 * The answer to a request, asked a second time once the person has proved who they are, where the act wants that.
 * @param {string} method @param {string} path @param {unknown} body @param {NonNullable<Parameters<typeof call>[3]>} options
 */
export async function answered(method, path, body, options = {}) {
  const ask = () => reach(path, request(method, body, options))
  const answer = await ask()
  if (answer.status !== 403) return answer
  const said = await answer.clone().json().catch(() => null)
  return said?.code === 'confirmation_needed' && (await hooks.prove()) ? ask() : answer
}

/** @param {string} path @param {RequestInit} init */
async function reach(path, init) {
  try {
    const answer = await fetch('/api' + path, init)
    online.value = true
    return answer
  } catch (fault) {
    if (init.signal?.aborted) throw fault
    online.value = navigator.onLine
    throw new Broken()
  }
}

/** @param {string} method @param {unknown} body @param {NonNullable<Parameters<typeof call>[3]>} options @returns {RequestInit} */
function request(method, body, { ifMatch, key, signal: abort, keepalive }) {
  const headers = new Headers({ accept: 'application/json', 'accept-language': document.documentElement.lang })
  /** @type {RequestInit} */
  const init = { method, headers, credentials: 'same-origin' }
  if (ifMatch !== undefined) headers.set('if-match', `"${ifMatch}"`)
  if (key) headers.set('idempotency-key', key)
  if (abort) init.signal = abort
  if (keepalive) init.keepalive = true
  if (body instanceof Blob) {
    headers.set('content-type', body.type)
    init.body = body
  } else if (body !== undefined && body !== null) {
    headers.set('content-type', 'application/json')
    init.body = JSON.stringify(body)
  }
  return init
}
