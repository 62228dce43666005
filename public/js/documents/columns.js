// The columns of a list of documents, and what a row offers.
import { html } from '../vendor/preact.js'
import { day, daysUntil, due, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { may } from '../core/session.js'
import { StateBadge } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { Menu } from '../ui/overlay.js'
import { deleteDraft, duplicate } from './actions.js'
import { fileUrl, rowPlace } from './places.js'
/** @import { Family, Row } from './types.js' */

/** @param {Family} family @returns {import('../ui/data.js').Column[]} */
export function columns(family) {
  return [
    { key: 'number', label: t('documents.number'), cell: (row) => html`<a class="open num" href=${rowPlace(row)}>${row.number ?? t('state_draft')}</a>${row.kind === 'credit' && html` <span class="tag">${t('kind.credit')}</span>`}` },
    { key: 'client', label: t('documents.client'), sort: 'client_name', place: 'lead', cell: client },
    { key: 'issued', label: t(`${family}.issued`), sort: 'issued_on', place: 'wide', cell: (row) => html`<span class="num">${day(row.issued_on)}</span>` },
    { key: 'due', label: t(`${family}.due`), sort: 'due_on', cell: (row) => dueCell(row) },
    { key: 'state', label: t('documents.state'), place: 'side', cell: (row) => html`<${StateBadge} state=${row.state} />` },
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
  const matters = row.due_on && ['sent', 'issued', 'partly_paid', 'overdue', 'expired'].includes(row.state)
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

/** @param {{ family: Family, row: Row }} props */
function RowMenu({ family, row }) {
  const name = t('actions_of', { name: row.number ?? (row.client_name || t('state_draft')) })
  const draft = row.stage === 'draft'
  /** @type {import('../ui/overlay.js').MenuItem[]} */
  const items = [
    { label: t(draft ? 'documents.edit' : 'documents.open'), icon: draft ? 'pencil' : 'file-text', href: rowPlace(row) },
    { label: t('documents.pdf'), icon: 'external-link', onClick: () => void open(fileUrl(family, row.id)) },
    { label: t('documents.download'), icon: 'download', href: `${fileUrl(family, row.id)}?download=1`, download: true },
    ...(may('member') ? /** @type {const} */ ([{ label: t('documents.duplicate'), icon: 'copy', onClick: () => void duplicate(family, row.id) }]) : []),
    ...(draft && may('member') ? /** @type {const} */ (['line', { label: t('documents.delete'), icon: 'trash', danger: true, onClick: () => void deleteDraft(family, row) }]) : [])
  ]
  return html`<${Menu} title=${name} items=${items} button=${(/** @type {object} */ ties) => html`<${Button} kind="ghost" icon="ellipsis" label=${name} ...${ties} />`} />`
}
