// The quotes, or the invoices: tabs by state, search, filters in the address bar, a row for each.
import { html } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { money } from '../core/format.js'
import { useKeys } from '../core/keys.js'
import { go, place, setQuery } from '../core/router.js'
import { may } from '../core/session.js'
import { useKept, useList } from '../core/store.js'
import { DataTable, EmptyState, FilterChip, ListBody, PageHead, SearchField, Tabs } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { columns } from './columns.js'
import { ClientFilter, periodOf, periods } from './filters.js'
import { documentApi, editorPlace, familyOf, rowPlace } from './places.js'
/** @import { Family, Row, State, Tally } from './types.js' */

/** @type {Record<Family, State[]>} */
const STATES = {
  quotes: ['draft', 'sent', 'accepted', 'invoiced', 'expired', 'refused'],
  invoices: ['draft', 'issued', 'overdue', 'partly_paid', 'paid']
}

/** What the list is asked, from what the address bar says. @param {URLSearchParams} query */
function asked(query) {
  const { from, to } = periodOf(query)
  const words = { q: query.get('q'), state: query.get('statut'), client: query.get('client'), from, to, sort: query.get('tri') ?? '-issued_on' }
  return new URLSearchParams(Object.entries(words).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/** @param {{ params: Record<string, string> }} props */
export default function DocumentList({ params }) {
  const family = familyOf(params['kind'] === 'quote' ? 'quote' : 'invoice')
  const { query } = place.value
  const list = useList(documentApi(family), asked(query))
  const tally = /** @type {Tally | null} */ (useKept(documentApi(family, '/tally')).data)
  const sort = query.get('tri') ?? '-issued_on'
  const filtered = ['q', 'statut', 'client', 'periode', 'du', 'au'].some((name) => query.has(name))
  const create = () => go(editorPlace(family))
  const states = STATES[family]
  useKeys({
    n: create,
    1: () => void setQuery({ statut: null }),
    ...Object.fromEntries(states.map((state, at) => [String(at + 2), () => void setQuery({ statut: state })]))
  })
  const table = (/** @type {Row[]} */ rows) => html`<${DataTable} caption=${t(`${family}.title`)} columns=${columns(family)} rows=${rows} sort=${sort}
    nameOf=${(/** @type {Row} */ row) => row.number ?? row.client_name} onOpen=${(/** @type {Row} */ row) => go(rowPlace(row))} />`
  return html`<div class="page">
    <${PageHead} title=${t(`${family}.title`)} count=${headCount(family, tally, query.get('statut'))}>
      ${may('member') && html`<span class="desk"><${Button} kind="primary" icon="plus" keys="N" href=${editorPlace(family)}>${t(`${family}.new`)}<//></span>`}
    <//>
    <section class="card list" aria-label=${t(`${family}.title`)}>
      <div class="list-bar">
        <${Tabs} label=${t('documents.by_state')} items=${tabs(family, tally)} value=${query.get('statut') ?? ''} onPick=${(/** @type {string} */ state) => setQuery({ statut: state || null })} />
        <${SearchField} label=${t('documents.search')} />
      </div>
      <${Filters} />
      <${ListBody} list=${list} filtered=${filtered} table=${table} nothing=${t(`${family}.nothing`)} empty=${html`<${FirstRun} family=${family} />`} />
    </section>
  </div>`
}

/** @param {Family} family @param {Tally | null} tally */
function tabs(family, tally) {
  const count = (/** @type {State} */ state) => tally?.states.find((one) => one.state === state)?.documents ?? 0
  const all = tally?.states.reduce((sum, { documents }) => sum + documents, 0)
  const shown = STATES[family].map((state) => ({ value: state, label: t(`${family}.tab.${state}`), n: tally ? count(state) : undefined }))
  return [{ value: '', label: t(`${family}.tab.all`), n: all }, ...shown]
}

/** « 48 factures · 97 789,90 € ». @param {Family} family @param {Tally | null} tally @param {string | null} state */
function headCount(family, tally, state) {
  const counted = tally?.states.filter((one) => !state || one.state === state) ?? []
  const documents = counted.reduce((sum, one) => sum + one.documents, 0)
  if (!documents) return ''
  const gross = counted.reduce((sum, one) => sum + one.gross, 0)
  return `${t(`${family}.count`, { n: documents })} · ${money(gross, 'EUR')} ${t('documents.gross_short')}`
}

/** The filters that are not tabs: whose, and when. */
function Filters() {
  return html`<div class="chips">
    <${ClientFilter} label=${t('documents.client')} />
    <${FilterChip} label=${t('documents.period')} name="periode" options=${periods()} />
    ${place.value.query.has('du') || place.value.query.has('au')
      ? html`<button type="button" class="chip on" onClick=${() => setQuery({ du: null, au: null })}>${t('documents.from_to', dates())}</button>` : null}
  </div>`
}

const dates = () => ({ from: place.value.query.get('du') ?? '…', to: place.value.query.get('au') ?? '…' })

/** @param {{ family: Family }} props */
function FirstRun({ family }) {
  return html`<${EmptyState} icon=${family === 'quotes' ? 'file-check' : 'file-text'} title=${t(`${family}.empty`)} text=${t(`${family}.empty_text`)}>
    ${may('member') && html`<${Button} kind="primary" icon="plus" href=${editorPlace(family)}>${t(`${family}.new`)}<//>`}
    ${family === 'invoices' && html`<${Button} href="/devis">${t('invoices.see_quotes')}<//>`}
  <//>`
}
