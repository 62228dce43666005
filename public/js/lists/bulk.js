// Acts on several quotes or invoices at once; what could not be done stays chosen, and says why.
import { html, useState } from '../vendor/preact.js'
import { call, newKey } from '../core/api.js'
import { today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { go } from '../core/router.js'
import { may } from '../core/session.js'
import { Button } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { BulkBar } from '../ui/picking.js'
import { wrongsOf } from '../ui/use-form.js'
import { saveFile } from './csv.js'
import { CsvButton } from './tools.js'
import { zip } from './zip.js'
import { restore } from '../documents/actions.js'
import { forgetDocuments } from '../documents/changed.js'
import { nameOf } from '../documents/columns.js'
import { documentApi, fileUrl, paymentPlace } from '../documents/places.js'
/** @import { Document, Family, Row } from '../documents/types.js' */

/** @typedef {{ row: Row, why: string }} Failed */

const AT_ONCE = 4

/**
 * Does something to each row, a few at a time. @template T
 * @param {Row[]} rows @param {(row: Row) => Promise<T>} act @param {(done: number) => void} tell @returns {Promise<{ done: T[], failed: Failed[] }>}
 */
async function each(rows, act, tell) {
  const waiting = [...rows]
  /** @type {(T | undefined)[]} */
  const made = []
  /** @type {Failed[]} */
  const failed = []
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      try {
        made[rows.indexOf(row)] = await act(row)
      } catch (fault) {
        failed.push({ row, why: wrongsOf(fault)[0]?.text ?? '' })
      }
      tell(rows.length - waiting.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { done: /** @type {T[]} */ (made.filter((one) => one !== undefined)), failed }
}

/** @param {{ family: Family, rows: Row[], picked: import('../ui/data.js').Picked, list: { items: unknown[] | null, next: string | null } }} props */
export default function DocumentBulk({ family, rows, picked, list }) {
  const [doing, setDoing] = useState(/** @type {string | undefined} */ (undefined))
  const [failed, setFailed] = useState(/** @type {Failed[]} */ ([]))
  const [shown, show] = useState(false)
  const drafts = rows.filter(({ stage }) => stage === 'draft')
  const invoices = family === 'invoices' && may('member')

  /** Runs an act over rows and tells what became of it. @template T @param {string} name @param {Row[]} over @param {(row: Row) => Promise<T>} act @param {(done: T[]) => (() => void) | void} [end] gives the way back */
  const run = async (name, over, act, end) => {
    const tell = (/** @type {number} */ n) => setDoing(t('lists.doing', { n, of: over.length }))
    tell(0)
    const result = await each(over, act, tell)
    setDoing(undefined)
    setFailed(result.failed)
    picked.set(new Set(result.failed.map(({ row }) => row.id)))
    const back = result.done.length ? end?.(result.done) : undefined
    const said = result.done.length || !result.failed.length ? t(`bulk.${name}`, { n: result.done.length }) : ''
    if (said) toast(said, back ? { act: back, stay: 8000 } : {})
    if (result.failed.length) toast(t('bulk.failed', { n: result.failed.length }), { tone: 'bad', stay: 12_000, action: t('bulk.see'), act: () => show(true) })
  }
  const duplicate = () => run('duplicated', rows, (row) => call('POST', documentApi(family, `/${row.id}/copy`), {}, { key: newKey() }), forgetDocuments)
  const download = () => run('downloaded', rows, pdfOf(family), (files) => saveFile(zip(named(files)), `${t(`nav_${family}`).toLowerCase()}-${today()}.zip`))
  const erase = () => run('deleted', drafts, eraseDraft(family), (before) => {
    forgetDocuments()
    return () => void Promise.all(before.map((document) => restore(family, document, newKey())))
  })
  const pay = () => {
    const clients = new Set(rows.map(({ client_id }) => client_id))
    const settled = rows.filter(({ open }) => open <= 0)
    if (settled.length) return toast(t('bulk.nothing_owed', { n: settled.length }), { tone: 'bad', stay: 9000 })
    if (clients.size > 1) return toast(t('bulk.one_client', { n: clients.size }), { tone: 'bad', stay: 9000 })
    go(paymentPlace(rows[0]?.client_id ?? null, rows.map(({ id }) => id)))
  }
  const busy = doing !== undefined
  return html`<${BulkBar} picked=${picked} list=${list} doing=${doing}>
      ${invoices && html`<${Button} icon="coins" disabled=${busy} onClick=${pay}>${t('bulk.pay')}<//>`}
      <${Button} icon="file-text" disabled=${busy} onClick=${download}>${t('bulk.download')}<//>
      <${CsvButton} list=${family} rows=${rows} />
      ${may('member') && html`<${Button} icon="copy" disabled=${busy} onClick=${duplicate}>${t('documents.duplicate')}<//>`}
      ${may('member') && drafts.length > 0 && html`<${Button} icon="trash" disabled=${busy} onClick=${erase}>${t('bulk.delete', { n: drafts.length })}<//>`}
    <//>
    ${shown && html`<${Dialog} title=${t('bulk.failed', { n: failed.length })} onClose=${() => show(false)}>
      <ul class="lines">${failed.map(({ row, why }) => html`<li key=${row.id}><span class="strong num">${nameOf(row)}</span><span class="soft">${why}</span></li>`)}</ul><//>`}`
}

/** @typedef {{ name: string, bytes: Uint8Array<ArrayBuffer> }} File */

/** The PDF of a row, under its number. @param {Family} family @returns {(row: Row) => Promise<File>} */
const pdfOf = (family) => async (row) => {
  const answer = await fetch(fileUrl(family, row.id))
  if (!answer.ok) throw new Error(String(answer.status))
  return { name: (row.number ?? [t('state_draft'), row.client_name].filter(Boolean).join(' ')).replace(/[\\/:*?"<>|]/g, '-'), bytes: new Uint8Array(await answer.arrayBuffer()) }
}

/** Two files never share a name. @param {File[]} files @returns {File[]} */
function named(files) {
  /** @type {Map<string, number>} */
  const seen = new Map()
  return files.map(({ name, bytes }) => {
    const rank = (seen.get(name) ?? 0) + 1
    seen.set(name, rank)
    return { name: `${name}${rank > 1 ? ` (${rank})` : ''}.pdf`, bytes }
  })
}

/** Deletes a draft and gives what it said. @param {Family} family @returns {(row: Row) => Promise<Document>} */
const eraseDraft = (family) => async (row) => {
  const path = documentApi(family, `/${row.id}`)
  /** @type {Document} */
  const before = await call('GET', path)
  await call('DELETE', path, undefined, { ifMatch: before.version })
  return before
}
