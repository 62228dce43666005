// What was received: a row for each payment, and the dialog that records one.
import { html, useState } from '../vendor/preact.js'
import { day, money } from '../core/format.js'
import { methodChoices } from '../core/choices.js'
import { t } from '../core/i18n.js'
import { useKeys } from '../core/keys.js'
import { place, setQuery } from '../core/router.js'
import { inCompany, may } from '../core/session.js'
import { useKept, useList } from '../core/store.js'
import { listClass, shown } from '../lists/display.js'
import { asked, isFiltered } from '../lists/filters.js'
import { CsvButton, ListTools } from '../lists/tools.js'
import { DataTable, EmptyState, ListBody, PageHead, SearchField } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { Menu } from '../ui/overlay.js'
import { BulkBar, usePicked } from '../ui/picking.js'
import { Later } from '../lists/later.js'
import { deedsOf, state } from './deeds.js'
/** @import { Payment } from '../documents/types.js' */
/** @import { Deed } from './deeds.js' */

/** @returns {import('../lists/filters.js').Filter[]} */
const filters = () => [
  { kind: 'client', label: t('payments.client') },
  { kind: 'period', label: t('payments.paid_on') },
  { kind: 'amount', label: t('payments.amount') },
  { kind: 'choice', name: 'moyen', label: t('payments.method'), options: methodChoices() },
  { kind: 'choice', name: 'sens', label: t('payments.direction'), options: [['in', t('payments.received')], ['out', t('payments.given_back')]] }
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
  const [deed, setDeed] = useState(/** @type {Deed | null} */ (null))
  const shownId = query.get('fiche')
  const listed = list.items?.find(({ id }) => id === shownId) ?? null
  // A link from another page may name a payment that is not among the rows shown.
  const single = /** @type {ReturnType<typeof useKept<Payment>>} */ (useKept(shownId && list.items && !listed ? inCompany(`/payments/${shownId}`) : null))
  const one = shownId ? (listed ?? single.data) : null
  const opening = query.get('nouveau') === '1'
  const open = () => void setQuery({ nouveau: '1' })
  const close = () => void setQuery({ nouveau: null, client: opening ? null : query.get('client'), facture: null }, { replace: true })
  useKeys({ n: open })
  const every = columns(setDeed)
  const table = (/** @type {Payment[]} */ rows) => html`<${DataTable} caption=${t('nav_payments')} columns=${shown('payments', every)} rows=${rows} sort=${wanted.get('sort') ?? '-paid_on'} picked=${picked} nameOf=${nameOf} onOpen=${(/** @type {Payment} */ row) => void setQuery({ fiche: row.id })} />`
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
    ${opening && may('member') && html`<${Later} load=${() => import('./dialog.js')} client=${query.get('client')} chosen=${query.get('facture')?.split(',') ?? []} onClose=${close} />`}
    ${one && html`<${Later} load=${() => import('./panel.js')} payment=${one} act=${setDeed} onClose=${() => void setQuery({ fiche: null }, { replace: true })} />`}
    ${deed && html`<${Later} key=${deed.name} load=${deed.load} ...${deed.props} onClose=${() => setDeed(null)} />`}
  </div>`
}

/** @param {Payment} row */
const nameOf = (row) => `${row.client_name}, ${money(row.amount)}`

/** @param {(deed: Deed) => void} act @returns {import('../ui/data.js').Column[]} */
function columns(act) {
  return [
    { key: 'day', label: t('payments.paid_on'), sort: 'paid_on', cell: (row) => html`<span class="num">${day(row.paid_on)}</span>` },
    { key: 'client', label: t('payments.client'), place: 'lead', cell: (row) => html`<a class="strong" href=${sheetHref(row.id)}>${row.client_name}</a>${row.reference && html`<span class="second">${row.reference}</span>`}` },
    { key: 'method', label: t('payments.method'), cell: (row) => t(`method.${row.method}`) },
    { key: 'documents', label: t('payments.allocated'), place: 'wide', cell: allocated },
    { key: 'state', label: t('payments.state'), place: 'side', cell: (row) => state(row) },
    { key: 'amount', label: t('payments.amount'), end: true, place: 'figure', cell: (row) => html`<span class=${`strong${row.reversed_by ? ' struck' : ''}`}>${money(signed(row))}</span>` },
    { key: 'more', label: t('actions'), hidden: true, place: 'more', cell: (row) => html`<${RowMenu} row=${row} act=${act} />` }
  ]
}

/** The address of a payment's panel over the present list. @param {string} id */
function sheetHref(id) {
  const query = new URLSearchParams(place.value.query)
  query.set('fiche', id)
  return `/reglements?${query}`
}

/** What came in, or went back below zero. @param {Payment} row */
const signed = (row) => (row.direction === 'out' ? -row.amount : row.amount)

/** @param {Payment} row */
function allocated(row) {
  return html`<span class="tags">${row.allocations.map((one) => html`<a class="tag" key=${one.document_id} href=${`/factures/${one.document_id}`}>${one.number}</a>`)}
    ${row.parts.map(({ credit_id, number }) => credit_id && html`<a class="tag" key=${credit_id} href=${`/factures/${credit_id}`}>${number}</a>`)}
    ${row.unallocated > 0 && html`<span class="tag">${t('payments.on_account', { amount: money(row.unallocated) })}</span>`}</span>`
}

/** @param {{ row: Payment, act: (deed: Deed) => void }} props */
function RowMenu({ row, act }) {
  const name = t('actions_of', { name: nameOf(row) })
  const deeds = may('member') ? deedsOf(row) : []
  /** @type {import('../ui/overlay.js').MenuItem[]} */
  const items = [
    { label: t('payments.details'), icon: 'coins', href: sheetHref(row.id) },
    ...row.allocations.map((one) => ({ label: t('payments.see', { number: one.number }), icon: /** @type {const} */ ('file-text'), href: `/factures/${one.document_id}` })),
    ...(deeds.length > 0 ? [/** @type {const} */ ('line')] : []),
    ...deeds.map((deed) => ({ label: deed.label, icon: deed.icon, danger: deed.danger ?? false, onClick: () => act(deed) }))
  ]
  return html`<${Menu} title=${name} items=${items} button=${(/** @type {object} */ ties) => html`<${Button} kind="ghost" icon="ellipsis" label=${name} ...${ties} />`} />`
}
