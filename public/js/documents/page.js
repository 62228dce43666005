// One quote or invoice as it stands: its page, what is paid, what happened, and the one thing to do next.
import { html, useEffect, useState } from '../vendor/preact.js'
import { day, due, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { company } from '../core/session.js'
import { useKept } from '../core/store.js'
import { FaultState, PageHead, SkeletonPage, StateBadge } from '../ui/data.js'
import { Actions } from './next.js'
import { Linked, Messages, Timeline } from './story.js'
import { documentApi, familyOf, listPlace } from './places.js'
import { DocumentPaper } from './paper/document.js'
/** @import { Company } from '../core/shapes.js' */
/** @import { Document } from './types.js' */

const REFRESH = 2500

/** @param {{ params: Record<string, string> }} props */
export default function DocumentPage({ params }) {
  const family = familyOf(params['kind'] === 'quote' ? 'quote' : 'invoice')
  const path = documentApi(family, `/${params['id']}`)
  const { data, fault, reload } = /** @type {ReturnType<typeof useKept<Document>>} */ (useKept(path))
  const house = /** @type {Company | null} */ (useKept(company.value ? `/companies/${company.value.id}` : null).data)
  useWaiting(data, reload)
  const back = { href: listPlace(family), label: t(`${family}.title`) }
  if (!data) return html`<div class="page"><${PageHead} title=${t(family === 'quotes' ? 'kind.quote' : 'kind.invoice')} back=${back} />${fault ? html`<${FaultState} fault=${fault} retry=${reload} framed />` : html`<${SkeletonPage} />`}</div>`
  const title = data.number ? `${t(`kind.${data.kind}`)} ${data.number}` : t(`${family}.draft_of`, { name: data.client_name || t('documents.no_client') })
  return html`<div class="page document-page">
    <${PageHead} title=${title} back=${back} badge=${html`<${StateBadge} state=${data.state} />`}><${Actions} family=${family} document=${data} /><//>
    <div class="document-grid">
      <div class="paper-frame document-paper">${house && html`<${DocumentPaper} document=${data} company=${house} />`}</div>
      <div class="stack document-side">
        <${Amounts} document=${data} />
        <${Linked} document=${data} />
        <${Messages} document=${data} />
        <${Timeline} document=${data} />
      </div>
    </div>
  </div>`
}

/** Looks again while a letter is about to leave. @param {Document | null} data @param {() => void} reload */
function useWaiting(data, reload) {
  const [turn, setTurn] = useState(0)
  const waiting = data?.messages.some(({ state }) => state === 'ready' || state === 'leased')
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => {
      reload()
      setTurn(turn + 1)
    }, REFRESH)
    return () => clearTimeout(timer)
  }, [waiting, turn])
}

/** @param {{ document: Document }} props */
function Amounts({ document }) {
  const { totals, currency, paid, credited, open, due_on, kind, stage } = document
  const asks = kind !== 'quote' && kind !== 'credit' && stage === 'issued'
  const settled = totals.payable > 0 ? Math.round(((paid + credited) / totals.payable) * 100) : 100
  return html`<section class="card section amounts" aria-labelledby="amounts-title">
    <header><h2 id="amounts-title">${t('documents.total')}</h2><strong class="amounts-total num">${money(totals.gross_total, currency)}</strong></header>
    ${asks && html`<div class="stack amounts-paid">
      <progress max="100" value=${settled} aria-label=${t('documents.settled', { n: settled })}></progress>
      <dl class="amounts-list num">
        <div><dt>${t('documents.paid')}</dt><dd>${money(paid, currency)}</dd></div>
        ${credited > 0 && html`<div><dt>${t('documents.credited')}</dt><dd>${money(credited, currency)}</dd></div>`}
        <div class="strong"><dt>${t('documents.open_amount')}</dt><dd>${money(open, currency)}</dd></div>
      </dl>
    </div>`}
    <dl class="amounts-list">
      <div><dt>${t('documents.issued_on')}</dt><dd>${day(document.issued_on)}</dd></div>
      ${due_on && html`<div><dt>${t(kind === 'quote' ? 'documents.valid_until' : 'documents.due_on')}</dt><dd>${day(due_on)}${open > 0 || kind === 'quote' ? html` <span class=${document.state === 'overdue' ? 'bad' : 'muted'}>(${due(due_on)})</span>` : null}</dd></div>`}
      ${document.answered_on && html`<div><dt>${t(`documents.answered.${document.stage}`)}</dt><dd>${day(document.answered_on)}${document.answered_by && ` · ${document.answered_by}`}</dd></div>`}
    </dl>
    ${document.answer_note && html`<blockquote class="soft small">« ${document.answer_note} »</blockquote>`}
  </section>`
}
