// One quote or invoice as it stands: its page, what is paid, what happened, and the one thing to do next.
import { html, useEffect, useState } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { company } from '../core/session.js'
import { useKept } from '../core/store.js'
import { Later } from '../lists/later.js'
import { FaultState, PageHead, SkeletonPage, StateBadge } from '../ui/data.js'
import { Amounts } from './amounts.js'
import { titleOf } from './draft.js'
import { Actions } from './next.js'
import { Messages, Timeline } from './story.js'
import { BILLABLE, documentApi, familyOf, listPlace } from './places.js'
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
  const title = data.number ? `${titleOf(data)} ${data.number}` : t(`${family}.draft_of`, { name: data.client_name || t('documents.no_client') })
  return html`<div class="page document-page">
    <${PageHead} title=${title} back=${back} badge=${html`<${StateBadge} state=${data.state} kind=${data.kind} />`}><${Actions} family=${family} document=${data} /><//>
    <div class="document-grid">
      <div class="paper-frame document-paper">${house && html`<${DocumentPaper} document=${data} company=${house} />`}</div>
      <div class="stack document-side">
        <${Amounts} document=${data} />
        ${(data.links.length > 0 || data.paid !== 0 || BILLABLE.includes(data.state)) && html`<${Later} key=${data.id} load=${() => import('../trade/dossier.js')} quiet family=${family} document=${data} />`}
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
