// The quotes, or the invoices: tabs by state, search, filters in the address bar, a row for each.
import { html } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { money } from '../core/format.js'
import { useKeys } from '../core/keys.js'
import { go, place, setQuery } from '../core/router.js'
import { may } from '../core/session.js'
import { useKept, useList } from '../core/store.js'
import { Later } from '../lists/later.js'
import { asked, isFiltered } from '../lists/filters.js'
import { listClass, shown } from '../lists/display.js'
import { ListTools } from '../lists/tools.js'
import { DataTable, EmptyState, ListBody, PageHead, SearchField, Tabs } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { usePicked } from '../ui/picking.js'
import { columns, keysOf, nameOf } from './columns.js'
import { filters } from './filters.js'
import { documentApi, editorPlace, familyOf, OWING, rowPlace } from './places.js'
/** @import { Family, Row, State, Tally } from './types.js' */

/** @type {Record<Family, State[]>} */
const STATES = {
  quotes: ['draft', 'sent', 'accepted', 'partly_invoiced', 'invoiced', 'expired', 'refused', 'replaced'],
  invoices: ['draft', 'issued', 'overdue', 'partly_paid', 'paid', 'credited']
}

/** @param {{ params: Record<string, string> }} props */
export default function DocumentList({ params }) {
  const family = familyOf(params['kind'] === 'quote' ? 'quote' : 'invoice')
  const { query } = place.value
  const narrowing = filters(family)
  const wanted = asked(query, '-issued_on')
  const list = /** @type {ReturnType<typeof useList<Row>>} */ (useList(documentApi(family), wanted))
  const tally = /** @type {Tally | null} */ (useKept(documentApi(family, `/tally${tallied(wanted)}`)).data)
  const picked = usePicked(list)
  const chosen = list.items?.filter(({ id }) => picked.ids.has(id)) ?? []
  const create = () => go(editorPlace(family))
  const states = STATES[family]
  // The credit notes have a tab of their own, which is a filter by kind.
  const pick = (/** @type {string} */ state) => {
    const credits = state === 'credits'
    setQuery({ statut: credits ? null : state || null, ...(credits || query.get('type') === 'credit' ? { type: credits ? 'credit' : null } : {}) })
  }
  useKeys({
    n: create,
    1: () => pick(''),
    ...Object.fromEntries(states.map((state, at) => [String(at + 2), () => pick(state)]))
  })
  const every = columns(family)
  const table = (/** @type {Row[]} */ rows) => html`<${DataTable} caption=${t(`${family}.title`)} columns=${shown(family, every)} rows=${rows} sort=${wanted.get('sort') ?? ''} picked=${picked}
    nameOf=${nameOf} onOpen=${(/** @type {Row} */ row) => go(rowPlace(row))} keysOf=${(/** @type {Row} */ row) => keysOf(family, row)} />`
  return html`<div class="page">
    <${PageHead} title=${t(`${family}.title`)} count=${headCount(family, tally, query.get('statut'), query.get('type') === 'credit')}>
      ${may('member') && html`<span class="desk"><${Button} kind="primary" icon="plus" keys="N" href=${editorPlace(family)}>${t(`${family}.new`)}<//></span>`}
    <//>
    <section class=${listClass()} aria-label=${t(`${family}.title`)}>
      <div class="list-bar">
        <${Tabs} label=${t('documents.by_state')} items=${tabs(family, tally)} value=${query.get('statut') ?? (query.get('type') === 'credit' ? 'credits' : '')} onPick=${pick} />
        <${SearchField} label=${t('documents.search')} />
      </div>
      <${ListTools} list=${family} columns=${every} asked=${wanted} filters=${narrowing} />
      <${ListBody} list=${list} filtered=${isFiltered(query, narrowing)} table=${table} nothing=${t(`${family}.nothing`)} empty=${html`<${FirstRun} family=${family} />`} />
    </section>
    ${chosen.length > 0 && html`<${Later} load=${() => import('../lists/bulk.js')} family=${family} rows=${chosen} picked=${picked} list=${list} />`}
  </div>`
}

/** What the tabs count is asked with the filters, whatever the tab. @param {URLSearchParams} wanted */
function tallied(wanted) {
  const words = new URLSearchParams(wanted)
  for (const word of ['state', 'sort']) words.delete(word)
  // the credit notes are a tab, and its filter is that tab's alone
  if (words.get('kind') === 'credit') words.delete('kind')
  return words.size ? `?${words}` : ''
}

/** @param {Family} family @param {Tally | null} tally */
function tabs(family, tally) {
  const count = (/** @type {State} */ state) => tally?.states.find((one) => one.state === state)?.documents ?? 0
  const all = tally?.states.reduce((sum, { documents }) => sum + documents, 0)
  const shown = STATES[family].map((state) => ({ value: state, label: t(`${family}.tab.${state}`), n: tally ? count(state) : undefined }))
  return [{ value: '', label: t(`${family}.tab.all`), n: all }, ...shown, ...(family === 'invoices' ? [{ value: 'credits', label: t('invoices.tab.credits'), n: creditsOf(tally) }] : [])]
}

/** @param {Tally | null} tally */
const creditsOf = (tally) => tally?.states.reduce((sum, { credits }) => sum + credits, 0)

/** « 48 factures · 97 789,90 € ». @param {Family} family @param {Tally | null} tally @param {string | null} state @param {boolean} credits */
function headCount(family, tally, state, credits) {
  if (credits && !state) return t('invoices.credit_count', { n: creditsOf(tally) ?? 0 })
  const wanted = state === 'open' ? OWING : [state]
  const counted = tally?.states.filter((one) => !state || wanted.includes(one.state)) ?? []
  const documents = counted.reduce((sum, one) => sum + one.documents, 0)
  if (!documents) return ''
  const gross = counted.reduce((sum, one) => sum + one.gross, 0)
  return `${t(`${family}.count`, { n: documents })} · ${money(gross, 'EUR')} ${t('documents.gross_short')}`
}

/** @param {{ family: Family }} props */
function FirstRun({ family }) {
  return html`<${EmptyState} icon=${family === 'quotes' ? 'file-check' : 'file-text'} title=${t(`${family}.empty`)} text=${t(`${family}.empty_text`)}>
    ${may('member') && html`<${Button} kind="primary" icon="plus" href=${editorPlace(family)}>${t(`${family}.new`)}<//>`}
    ${family === 'invoices' && html`<${Button} href="/devis">${t('invoices.see_quotes')}<//>`}
  <//>`
}
