// What every list of records shares: its query, its dialog in the address bar, the menu of a row, archive and delete.
import { html, useState } from '../vendor/preact.js'
import { call, newKey, Refused } from '../core/api.js'
import { t } from '../core/i18n.js'
import { useKeys } from '../core/keys.js'
import { place, setQuery } from '../core/router.js'
import { inCompany, may } from '../core/session.js'
import { forget, useKept, useList } from '../core/store.js'
import { Button } from './form.js'
import { confirm, Menu, toast } from './overlay.js'
import { BulkBar, usePicked } from './picking.js'
import { attempt } from './use-form.js'

/** The words of the address bar and those of the API. @type {Record<string, string>} */
const words = { q: 'q', groupe: 'group', client: 'client', tri: 'sort', du: 'from', au: 'to' }

/**
 * The records at a path as the address bar asks for them. `?nouveau=1` and `?fiche=id` open a dialog over the list.
 * @param {string} path @param {string} [sort]
 */
export function useRecords(path, sort) {
  const { query } = place.value
  const asked = new URLSearchParams()
  for (const [here, there] of Object.entries(words)) {
    const value = query.get(here)
    if (value) asked.set(there, value)
  }
  if (query.get('etat') === 'archived') asked.set('archived', 'true')
  if (sort && !asked.has('sort')) asked.set('sort', sort)
  const list = useList(inCompany(path), asked)
  const open = query.get('fiche')
  const listed = open ? list.items?.find((/** @type {any} */ row) => row.id === open) : undefined
  // A link from another page may name a record that is not among the rows shown.
  const single = useKept(open && list.items && !listed ? inCompany(`${path}/${open}`) : null)
  const picked = usePicked(list)
  useKeys({ n: () => void (may('member') && setQuery({ nouveau: '1' })) })
  return {
    list,
    asked,
    filtered: ['q', 'etat', 'groupe', 'client'].some((word) => query.get(word)),
    sort: asked.get('sort') ?? '',
    picked,
    creating: may('member') && query.has('nouveau'),
    open: open ? (listed ?? /** @type {any} */ (single.data)) : null,
    close: () => void setQuery({ nouveau: null, fiche: null }, { replace: true })
  }
}

/** The address of a record's dialog over the present list. @param {string} id */
export function sheetHref(id) {
  const query = new URLSearchParams(place.value.query)
  query.set('fiche', id)
  return `${place.value.path}?${query}`
}

/** The primary button of a list. @param {{ children?: unknown }} props */
export const NewButton = ({ children }) => may('member') && html`<${Button} kind="primary" icon="plus" keys="N" onClick=${() => setQuery({ nouveau: '1' })}>${children}<//>`

/** Creates or changes a record: POST with its key, or PUT on its version. @param {string} path @param {{ id: string, version: number } | null} record @param {unknown} body @param {string} key */
export async function save(path, record, body, key) {
  const saved = record
    ? await call('PUT', inCompany(`${path}/${record.id}`), body, { ifMatch: record.version })
    : await call('POST', inCompany(path), body, { key })
  forget(inCompany(path))
  return saved
}

/** @typedef {{ id: string, version: number, archived?: boolean }} Kept */

/** @param {string} path @param {Kept} record @param {string} name */
async function archive(path, record, name) {
  const method = record.archived ? 'DELETE' : 'POST'
  const now = await call(method, inCompany(`${path}/${record.id}/archival`), undefined, { ifMatch: record.version, key: newKey() })
  forget(inCompany(path))
  const next = { ...record, ...now, archived: !record.archived }
  toast(t(record.archived ? 'restored' : 'archived_done', { name }), { act: () => void attempt(() => archive(path, next, name)) })
}

/** @param {string} path @param {Kept[]} records */
async function archiveAll(path, records) {
  const acts = records.map((record) => call(record.archived ? 'DELETE' : 'POST', inCompany(`${path}/${record.id}/archival`), undefined, { ifMatch: record.version, key: newKey() }))
  const failed = (await Promise.allSettled(acts)).filter(({ status }) => status === 'rejected').length
  forget(inCompany(path))
  toast(t('moved', { n: records.length - failed }) + (failed ? ' ' + t('not_moved', { n: failed }) : ''), { tone: failed ? 'bad' : 'ok' })
}

/**
 * Acts on the chosen records together; `more` are acts of their own. @param {{ path: string, picked: import('./data.js').Picked, list: { items: any[] | null, next: string | null }, more?: (rows: any[]) => unknown }} props
 */
export function ArchiveBar({ path, picked, list, more }) {
  const [busy, setBusy] = useState(false)
  const chosen = /** @type {Kept[]} */ (list.items ?? []).filter(({ id }) => picked.ids.has(id))
  if (!chosen.length) return null
  const act = async () => {
    setBusy(true)
    await archiveAll(path, chosen)
    setBusy(false)
    picked.set(new Set())
  }
  const back = chosen.every(({ archived }) => archived)
  return html`<${BulkBar} picked=${picked} list=${list}>${more?.(chosen)}${may('member') && html`<${Button} icon=${back ? 'archive-restore' : 'archive'} busy=${busy} onClick=${act}>${t(back ? 'restore' : 'archive')}<//>`}<//>`
}

/** @param {string} path @param {Kept} record @param {string} name @param {() => void} [done] */
async function remove(path, record, name, done) {
  if (!(await confirm({ title: t('remove_title', { name }), text: t('remove_text'), action: t('remove'), danger: true }))) return
  try {
    await call('DELETE', inCompany(`${path}/${record.id}`), undefined, { ifMatch: record.version })
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.code !== 'in_use' || record.archived !== false) throw fault
    if (await confirm({ title: t('in_use_title'), text: t('in_use_text', { name }), action: t('archive') })) await archive(path, record, name)
    return
  }
  done?.()
  forget(inCompany(path))
  toast(t('removed', { name }))
}

/**
 * The menu of one record: edit, archive, delete.
 * @param {{ path: string, record: Kept, name: string, edit?: string, extra?: import('./overlay.js').MenuItem[], onGone?: () => void }} props
 */
export function RecordMenu({ path, record, name, edit, extra = [], onGone }) {
  if (!may('member')) return null
  /** @type {import('./overlay.js').MenuItem[]} */
  const items = [...(edit ? [{ label: t('edit'), icon: /** @type {const} */ ('pencil'), href: edit }] : []), ...extra]
  if (record.archived !== undefined) items.push({ label: t(record.archived ? 'restore' : 'archive'), icon: record.archived ? 'archive-restore' : 'archive', onClick: () => void attempt(() => archive(path, record, name)) })
  items.push('line', { label: t('remove'), icon: 'trash', danger: true, onClick: () => void attempt(() => remove(path, record, name, onGone)) })
  return html`<span><${Menu} title=${t('actions_of', { name })} items=${items} button=${(/** @type {object} */ ties) => html`<${Button} kind="ghost" icon="ellipsis" label=${t('actions_of', { name })} ...${ties} />`} /></span>`
}
