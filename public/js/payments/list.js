// What was received: a row for each payment, and the dialog that records one.
import { html, useState } from '../vendor/preact.js'
import { day, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { useKeys } from '../core/keys.js'
import { place, setQuery } from '../core/router.js'
import { inCompany, may } from '../core/session.js'
import { useList } from '../core/store.js'
import { listClass, shown } from '../lists/display.js'
import { asked, isFiltered } from '../lists/filters.js'
import { CsvButton, ListTools } from '../lists/tools.js'
import { Badge, DataTable, EmptyState, ListBody, PageHead, SearchField } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { Menu } from '../ui/overlay.js'
import { BulkBar, usePicked } from '../ui/picking.js'
import { METHODS, PaymentDialog } from './dialog.js'
import { ReversalDialog } from './reversal.js'
/** @import { Payment } from '../documents/types.js' */

/** @returns {import('../lists/filters.js').Filter[]} */
const filters = () => [
  { kind: 'client', label: t('payments.client') },
  { kind: 'period', label: t('payments.paid_on') },
  { kind: 'amount', label: t('payments.amount') },
  { kind: 'choice', name: 'moyen', label: t('payments.method'), options: METHODS.map((method) => [method, t(`method.${method}`)]) }
]

/** The address bar without what the dialog over the list says. @param {URLSearchParams} query */
function underDialog(query) {
  if (!query.has('nouveau')) return query
  const words = new URLSearchParams(query)
  words.delete('client')
  return words
}

export default function Payments() {
  const { query } = place.value
  const narrowing = filters()
  const wanted = asked(underDialog(query))
  const list = /** @type {ReturnType<typeof useList<Payment>>} */ (useList(inCompany('/payments'), wanted))
  const picked = usePicked(list)
  const chosen = list.items?.filter(({ id }) => picked.ids.has(id)) ?? []
  const [reversed, setReversed] = useState(/** @type {Payment | null} */ (null))
  const opening = query.get('nouveau') === '1'
  const open = () => void setQuery({ nouveau: '1' })
  const close = () => void setQuery({ nouveau: null, client: opening ? null : query.get('client'), facture: null }, { replace: true })
  useKeys({ n: open })
  const every = columns(setReversed)
  const table = (/** @type {Payment[]} */ rows) => html`<${DataTable} caption=${t('nav_payments')} columns=${shown('payments', every)} rows=${rows} sort=${wanted.get('sort') ?? '-paid_on'} picked=${picked} nameOf=${nameOf} />`
  const action = may('member') && html`<${Button} kind="primary" icon="plus" onClick=${open}>${t('payments.new')}<//>`
  return html`<div class="page">
    <${PageHead} title=${t('nav_payments')}>${may('member') && html`<${Button} kind="primary" icon="plus" keys="N" onClick=${open}>${t('payments.new')}<//>`}<//>
    <section class=${listClass()} aria-label=${t('nav_payments')}>
      <div class="list-bar"><${SearchField} label=${t('payments.search')} /></div>
      <${ListTools} list="payments" columns=${every} asked=${wanted} filters=${narrowing} />
      <${ListBody} list=${list} filtered=${isFiltered(query, narrowing)} table=${table} nothing=${t('payments.nothing')}
        empty=${html`<${EmptyState} icon="coins" title=${t('payments.empty')} text=${t('payments.empty_text')}>${action}<//>`} />
    </section>
    ${chosen.length > 0 && html`<${BulkBar} picked=${picked} list=${list}><${CsvButton} list="payments" rows=${chosen} /><//>`}
    ${opening && may('member') && html`<${PaymentDialog} client=${query.get('client')} chosen=${query.get('facture')?.split(',') ?? []} onClose=${close} />`}
    ${reversed && html`<${ReversalDialog} payment=${reversed} onClose=${() => setReversed(null)} />`}
  </div>`
}

/** @param {Payment} row */
const nameOf = (row) => `${row.client_name}, ${money(row.amount)}`

/** @param {(payment: Payment) => void} reverse @returns {import('../ui/data.js').Column[]} */
function columns(reverse) {
  return [
    { key: 'day', label: t('payments.paid_on'), sort: 'paid_on', cell: (row) => html`<span class="num">${day(row.paid_on)}</span>` },
    { key: 'client', label: t('payments.client'), place: 'lead', cell: (row) => html`<span class="strong">${row.client_name}</span>${row.reference && html`<span class="second">${row.reference}</span>`}` },
    { key: 'method', label: t('payments.method'), cell: (row) => t(`method.${row.method}`) },
    { key: 'documents', label: t('payments.allocated'), place: 'wide', cell: allocated },
    { key: 'state', label: t('payments.state'), place: 'side', cell: (row) => state(row) },
    { key: 'amount', label: t('payments.amount'), end: true, place: 'figure', cell: (row) => html`<span class=${`strong${row.reversed_by ? ' struck' : ''}`}>${money(row.amount)}</span>` },
    { key: 'more', label: t('actions'), hidden: true, place: 'more', cell: (row) => may('member') && !row.reversed_by && !row.reverses_id && html`<${RowMenu} row=${row} reverse=${reverse} />` }
  ]
}

/** @param {Payment} row */
function allocated(row) {
  return html`<span class="tags">${row.allocations.map((one) => html`<a class="tag" key=${one.document_id} href=${`/factures/${one.document_id}`}>${one.number}</a>`)}
    ${row.unallocated > 0 && html`<span class="tag">${t('payments.on_account', { amount: money(row.unallocated) })}</span>`}</span>`
}

/** @param {Payment} row */
function state(row) {
  if (row.reverses_id) return html`<${Badge} tone="bad">${t('payments.reversal')}<//>`
  if (row.reversed_by) return html`<${Badge} tone="hollow">${t('payments.reversed')}<//>`
  return html`<${Badge} tone="ok">${t('payments.received')}<//>`
}

/** @param {{ row: Payment, reverse: (payment: Payment) => void }} props */
function RowMenu({ row, reverse }) {
  const name = t('actions_of', { name: nameOf(row) })
  const items = [
    ...row.allocations.map((one) => ({ label: t('payments.see', { number: one.number }), icon: /** @type {const} */ ('file-text'), href: `/factures/${one.document_id}` })),
    /** @type {const} */ ('line'),
    { label: t('payments.reverse'), icon: /** @type {const} */ ('rotate-ccw'), danger: true, onClick: () => reverse(row) }
  ]
  return html`<${Menu} title=${name} items=${items} button=${(/** @type {object} */ ties) => html`<${Button} kind="ghost" icon="ellipsis" label=${name} ...${ties} />`} />`
}
