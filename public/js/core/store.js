// What the server said, kept: a page shows it at once and asks again behind; IndexedDB keeps it for the next visit.
import { signal, useEffect, useMemo } from '../vendor/preact.js'
import { Broken, call, Refused } from './api.js'
import { onLeaving } from './session.js'

/**
 * @template T
 * @typedef {{ data: T | null, fault: Refused | Broken | null, fetching: boolean }} Kept
 */
/**
 * @template T
 * @typedef {{ path: string, kept: import('../vendor/preact.js').Signal<Kept<T>>, users: number, asked: number, fresh: boolean }} Entry
 */

/** @type {Map<string, Entry<any>>} */
const entries = new Map()

/** @returns {Promise<IDBDatabase>} */
const opened = () =>
  new Promise((done, fail) => {
    const asking = indexedDB.open('comptoir', 1)
    asking.onupgradeneeded = () => asking.result.createObjectStore('kept')
    asking.onsuccess = () => done(asking.result)
    asking.onerror = () => fail(asking.error)
  })

/** @type {Promise<IDBDatabase> | null} */
let base = null

/** One step on the shelf; a browser without IndexedDB simply keeps nothing. @param {IDBTransactionMode} mode @param {(shelf: IDBObjectStore) => IDBRequest} step */
export async function shelf(mode, step) {
  try {
    const db = await (base ??= opened())
    return await new Promise((done, fail) => {
      const asking = step(db.transaction('kept', mode).objectStore('kept'))
      asking.onsuccess = () => done(asking.result)
      asking.onerror = () => fail(asking.error)
    })
  } catch {
    return undefined
  }
}

onLeaving.add(async () => {
  entries.clear()
  await shelf('readwrite', (kept) => kept.clear())
})

/** @template T @param {string} path @returns {Entry<T>} */
function entryOf(path) {
  let entry = entries.get(path)
  if (!entry) {
    entry = { path, kept: signal({ data: null, fault: null, fetching: false }), users: 0, asked: 0, fresh: false }
    entries.set(path, entry)
  }
  return entry
}

/** @param {Entry<any>} entry */
async function remember(entry) {
  const known = await shelf('readonly', (kept) => kept.get(entry.path))
  if (known !== undefined && !entry.fresh) entry.kept.value = { ...entry.kept.peek(), data: known }
}

/** @param {Entry<any>} entry */
async function refresh(entry) {
  const turn = ++entry.asked
  const { kept, path } = entry
  kept.value = { ...kept.peek(), fetching: true }
  try {
    const data = await call('GET', path)
    if (turn !== entry.asked) return
    entry.fresh = true
    kept.value = { data, fault: null, fetching: false }
    shelf('readwrite', (all) => all.put(data, path))
  } catch (fault) {
    if (turn !== entry.asked) return
    const known = fault instanceof Refused || fault instanceof Broken ? fault : new Broken()
    const data = known instanceof Refused ? null : kept.peek().data
    kept.value = { data, fault: known, fetching: false }
  }
}

/**
 * The representation at a path: what we know at once, what the server says as soon as it does. Null asks nothing.
 * @template T
 * @param {string | null} path
 * @returns {Kept<T> & { reload: () => void }}
 */
export function useKept(path) {
  const entry = useMemo(() => /** @type {Entry<T>} */ (entryOf(path ?? '')), [path])
  useEffect(() => {
    if (path === null) return
    entry.users++
    if (entry.kept.peek().data === null) remember(entry)
    refresh(entry)
    return () => void entry.users--
  }, [entry, path])
  return { ...entry.kept.value, reload: () => void refresh(entry) }
}

/**
 * A list by pages: `more()` asks the next fifty and adds them below.
 * @template T
 * @param {string | null} path @param {URLSearchParams} [query]
 */
export function useList(path, query) {
  const text = query?.toString()
  const full = path === null ? null : path + (text ? '?' + text : '')
  const kept = /** @type {ReturnType<typeof useKept<{ items: T[], next: string | null }>>} */ (useKept(full))
  const more = async () => {
    const now = kept.data
    if (!now?.next || !full) return
    const next = await call('GET', `${full}${text ? '&' : '?'}after=${encodeURIComponent(now.next)}`)
    const { kept: shown } = entryOf(full)
    shown.value = { ...shown.peek(), data: { items: [...now.items, ...next.items], next: next.next } }
  }
  return { ...kept, items: kept.data?.items ?? null, next: kept.data?.next ?? null, more }
}

/** Puts a representation we have just received in its place. @param {string} path @param {unknown} data */
export function keep(path, data) {
  const entry = entryOf(path)
  entry.asked++
  entry.fresh = true
  entry.kept.value = { data, fault: null, fetching: false }
  shelf('readwrite', (all) => all.put(data, path))
}

/** After a write: everything whose path starts with one of these is asked again, now if it is on screen. @param {...string} prefixes */
export function forget(...prefixes) {
  for (const [path, entry] of entries) {
    if (!prefixes.some((prefix) => path.startsWith(prefix))) continue
    if (entry.users > 0) refresh(entry)
    else entries.delete(path)
  }
}
