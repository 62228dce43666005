// The dossier of a document: how far it has come, every document and payment of it, and the next one a click away.
import { html, useRef, useState } from '../vendor/preact.js'
import { newKey } from '../core/api.js'
import { vatWords } from '../core/choices.js'
import { day, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { may } from '../core/session.js'
import { useKept } from '../core/store.js'
import { StateBadge } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { Icon } from '../ui/icon.js'
import { attempt } from '../ui/use-form.js'
import { BILLABLE, documentApi, familyOf, rowPlace } from '../documents/places.js'
import { follow } from './follow.js'
/** @import { Document, Dossier as Whole, Family } from '../documents/types.js' */

/** The parts of the bar, in their colours. @type {[name: 'paid' | 'remaining_to_pay' | 'remaining_to_bill', tone: string][]} */
const PARTS = [['paid', 'var(--ok)'], ['remaining_to_pay', 'var(--accent)'], ['remaining_to_bill', 'var(--line-strong)']]

/** @param {{ family: Family, document: Document }} props */
export default function Dossier({ family, document }) {
  const { data } = /** @type {ReturnType<typeof useKept<Whole>>} */ (useKept(documentApi(family, `/${document.id}/dossier`)))
  const sum = (/** @type {number} */ cents) => money(cents, document.currency)
  return html`<section class="card section dossier" aria-labelledby="dossier-title"><h2 id="dossier-title">${t('trade.dossier')}</h2>
    ${data && html`<${Sums} dossier=${data} sum=${sum} />`}
    <${Chain} dossier=${data} document=${document} sum=${sum} />
    ${data && may('member') && html`<${Next} dossier=${data} document=${document} />`}
  </section>`
}

/** @param {{ dossier: Whole, sum: (cents: number) => string }} props */
function Sums({ dossier: data, sum }) {
  const rows = /** @type {const} */ (['quoted', 'deposited', 'billed', 'credited']).filter((name) => data[name] !== 0)
  if (rows.length === 0) return null
  const bar = PARTS.filter(([name]) => data[name] > 0)
  // without a quote there is nothing left to bill
  const parts = PARTS.filter(([name]) => name !== 'remaining_to_bill' || data.quoted !== 0)
  return html`${bar.length > 0 && html`<div class="age-bar" aria-hidden="true">${bar.map(([name, tone]) => html`<span key=${name} class="age" style=${{ flexGrow: data[name], '--tone': tone }} />`)}</div>`}
    <dl class="amounts-list num">
      ${rows.map((name) => html`<div key=${name}><dt>${t(`trade.${name}`)}</dt><dd>${sum(data[name])}</dd></div>`)}
      ${parts.map(([name, tone]) => html`<div key=${name} class="strong"><dt><span class="dot" style=${{ '--tone': tone }} /> ${t(`trade.${name}`)}</dt><dd>${sum(data[name])}</dd></div>`)}
    </dl>
    ${data.by_rate.length > 0 && html`<${ByRate} rows=${data.by_rate} sum=${sum} />`}`
}

/** @param {{ rows: Whole['by_rate'], sum: (cents: number) => string }} props */
const ByRate = ({ rows, sum }) => html`<details class="small"><summary>${t('trade.by_rate')}</summary>
  <table class="num by-rate"><thead><tr><th scope="col">${t('trade.rate')}</th>${/** @type {const} */ (['quoted', 'deposited', 'billed', 'credited']).map((name) => html`<th scope="col" key=${name}>${t(`trade.${name}`)}</th>`)}</tr></thead>
    <tbody>${rows.map(({ vat, quoted, deposited, billed, credited }) => html`<tr key=${vatWords(vat)}><th scope="row">${vatWords(vat)}</th>${[quoted, deposited, billed, credited].map((cents, at) => html`<td key=${at}>${cents ? sum(cents) : '—'}</td>`)}</tr>`)}</tbody></table>
</details>`

/** Every document and payment; until they are here, the documents it is tied to. @param {{ dossier: Whole | null, document: Document, sum: (cents: number) => string }} props */
function Chain({ dossier, document, sum }) {
  /** @type {(Omit<Whole['documents'][number], 'state' | 'open'> & { state?: string })[]} */
  const documents = dossier?.documents ?? [...new Map(document.links.map((link) => [link.id, { ...link, ...(link.number ? {} : { state: 'draft' }) }])).values()]
  const said = (/** @type {string} */ id) => document.links.filter((link) => link.id === id).map(({ relation, direction }) => t(`link.${relation}.${direction}`))
  return html`<ul class="lines">${documents.map((one) => html`<li key=${one.id}>
      <span class="grow"><a href=${rowPlace({ ...one, stage: one.state === 'draft' ? 'draft' : 'issued' })} aria-current=${one.id === document.id ? 'page' : undefined}>${t(`kind.${one.kind}`)} ${one.number ?? ''}</a>
        <span class="second muted small">${[...said(one.id), day(one.issued_on)].join(' · ')}</span></span>
      <span class="chain-end"><span class="num">${sum(one.gross_total)}</span>${one.state && html`<${StateBadge} state=${one.state} kind=${one.kind} />`}</span></li>`)}
    ${dossier?.payments.map((one) => html`<li key=${one.id}><${Icon} name="coins" /><span class="grow"><a href=${`/reglements?fiche=${one.id}`}>${t(one.amount < 0 ? 'trade.refund' : 'trade.payment')}</a>
        <span class="second muted small">${t(`method.${one.method}`)} · ${day(one.paid_on)}</span></span><span class="num">${sum(one.amount)}</span></li>`)}
  </ul>`
}

/** From any other document of it, the invoice of what its quote has left. @param {{ dossier: Whole, document: Document }} props */
function Next({ dossier, document }) {
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const quote = dossier.documents.find(({ kind, state }) => familyOf(kind) === 'quotes' && BILLABLE.includes(state))
  if (!quote || quote.id === document.id || document.stage === 'draft' || dossier.remaining_to_bill <= 0) return null
  const bill = () => {
    setBusy(true)
    void attempt(() => follow('quotes', quote.id, 'invoice', {}, key.current)).finally(() => setBusy(false))
  }
  return html`<div class="actions"><${Button} icon="file-text" busy=${busy} onClick=${bill}>${t('quotes.bill')}<//></div>`
}
