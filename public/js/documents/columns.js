// The columns of a list of documents, and what a row offers.
import { html } from '../vendor/preact.js'
import { newKey } from '../core/api.js'
import { day, daysUntil, due, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { go } from '../core/router.js'
import { may } from '../core/session.js'
import { StateBadge } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { Menu } from '../ui/overlay.js'
import { follow } from '../trade/follow.js'
import { deleteDraft, duplicate, tell } from './actions.js'
import { BILLABLE, fileUrl, OWING, paymentPlace, rowPlace } from './places.js'
/** @import { Family, Row } from './types.js' */

/** @param {Family} family @returns {import('../ui/data.js').Column[]} */
export function columns(family) {
  return [
    { key: 'number', label: t('documents.number'), cell: (row) => html`<a class="open num" href=${rowPlace(row)}>${row.number ?? t('state_draft')}</a>${row.kind !== 'quote' && row.kind !== 'invoice' && html` <span class="tag">${t(`kind.short.${row.kind}`)}</span>`}` },
    { key: 'client', label: t('documents.client'), sort: 'client_name', place: 'lead', cell: client },
    { key: 'issued', label: t(`${family}.issued`), sort: 'issued_on', place: 'wide', cell: (row) => html`<span class="num">${day(row.issued_on)}</span>` },
    { key: 'due', label: t(`${family}.due`), sort: 'due_on', cell: (row) => dueCell(row) },
    { key: 'state', label: t('documents.state'), place: 'side', cell: (row) => html`<${StateBadge} state=${row.state} kind=${row.kind} />` },
    { key: 'total', label: t('documents.total'), sort: 'gross_total', end: true, place: 'figure', cell: (row) => total(row) },
    { key: 'more', label: t('actions'), hidden: true, place: 'more', cell: (row) => html`<${RowMenu} family=${family} row=${row} />` }
  ]
}

/** @param {Row} row */
function client(row) {
  return html`<span class=${row.client_name ? 'strong' : 'muted'}>${row.client_name || t('documents.no_client')}</span>${row.subject && html`<span class="second">${row.subject}</span>`}`
}

/** When it is due, in words, only while that matters. @param {Row} row */
function dueCell(row) {
  const matters = row.due_on && row.kind !== 'credit' && ['sent', 'issued', 'partly_paid', 'overdue', 'expired'].includes(row.state)
  if (!matters || !row.due_on) return html`<span class="muted due-none">—</span>`
  const days = daysUntil(row.due_on)
  if (row.state === 'overdue') return html`<span class="bad strong" title=${day(row.due_on)}>${t('documents.late', { n: -days })}</span>`
  return html`<span class=${row.state === 'expired' ? 'muted' : ''} title=${day(row.due_on)}>${due(row.due_on)}</span>`
}

/** @param {Row} row */
function total(row) {
  const rest = row.open > 0 && row.open !== row.gross_total
  return html`<span class="strong">${money(row.gross_total, row.currency)}</span>${rest && html`<span class="second">${t('documents.open_rest', { amount: money(row.open, row.currency) })}</span>`}`
}

/** How people call a row. @param {Row} row */
export const nameOf = (row) => row.number ?? (row.client_name || t('state_draft'))

/** @typedef {Exclude<import('../ui/overlay.js').MenuItem, 'line'>} Act */

/** What may be done to a row, each with its key. @param {Family} family @param {Row} row @returns {Act[]} */
function actsOf(family, row) {
  const draft = row.stage === 'draft'
  const place = rowPlace(row)
  /** @type {Act[]} */
  const read = [
    { label: t(draft ? 'documents.edit' : 'documents.open'), icon: draft ? 'pencil' : 'file-text', ...(draft ? { keys: 'E' } : {}), href: place },
    { label: t('documents.pdf'), icon: 'external-link', onClick: () => void open(fileUrl(family, row.id)) },
    { label: t('documents.download'), icon: 'download', href: `${fileUrl(family, row.id)}?download=1`, download: true }
  ]
  if (!may('member')) return read
  return [
    ...read,
    ...(draft || row.state === 'sent' || OWING.includes(row.state) ? /** @type {Act[]} */ ([{ label: t(draft ? `${family}.finish` : 'documents.send'), icon: 'send', keys: 'S', href: `${place}?envoi=1` }]) : []),
    ...(OWING.includes(row.state) && row.open > 0 ? /** @type {Act[]} */ ([{ label: t('documents.pay'), icon: 'coins', keys: 'P', href: paymentPlace(row.client_id, [row.id]) }]) : []),
    ...(BILLABLE.includes(row.state) ? /** @type {Act[]} */ ([{ label: t('quotes.bill'), icon: 'file-text', onClick: () => void follow('quotes', row.id, 'invoice', {}, newKey()).catch(tell) }]) : []),
    { label: t('documents.duplicate'), icon: 'copy', keys: 'D', onClick: () => void duplicate(family, row.id) },
    ...(draft ? /** @type {Act[]} */ ([{ label: t('documents.delete'), icon: 'trash', danger: true, onClick: () => void deleteDraft(family, row) }]) : [])
  ]
}

/** The keys of the current row. @param {Family} family @param {Row} row @returns {Record<string, () => void>} */
export const keysOf = (family, row) =>
  Object.fromEntries(actsOf(family, row).flatMap(({ keys, href, onClick }) => (keys ? [[keys.toLowerCase(), () => (href ? void go(href) : onClick?.())]] : [])))

/** @param {{ family: Family, row: Row }} props */
function RowMenu({ family, row }) {
  const name = t('actions_of', { name: nameOf(row) })
  const items = actsOf(family, row)
  return html`<${Menu} title=${name} items=${items} button=${(/** @type {object} */ ties) => html`<${Button} kind="ghost" icon="ellipsis" label=${name} ...${ties} />`} />`
}
