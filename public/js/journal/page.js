// The journal: what happened, by whom, when; and the button that checks its chain of seals.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { ago, instant } from '../core/format.js'
import { has, t } from '../core/i18n.js'
import { warn } from '../core/live.js'
import { inCompany } from '../core/session.js'
import { useKept, useList } from '../core/store.js'
import { Badge, Banner, EmptyState, FaultState, More, PageHead, SkeletonRows } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { attempt } from '../ui/use-form.js'

/** @import { HistoryEvent, Verification } from '../core/shapes.js' */

/** @type {Record<string, string>} */
const folders = { quote: '/devis', invoice: '/factures', deposit: '/factures', credit: '/factures', progress: '/factures', client: '/clients' }

/** Where the thing an event is about can be seen. @param {HistoryEvent} event */
function hrefOf({ subject_kind: kind = '', subject_id: id }) {
  if (kind === 'contact' || kind === 'group' || kind === 'article') return `/${{ contact: 'contacts', group: 'groupes', article: 'articles' }[kind]}?fiche=${id}`
  if (kind === 'payment') return `/reglements?fiche=${id}`
  return folders[kind] ? `${folders[kind]}/${id}` : kind === 'company' ? '/reglages/entreprise' : null
}

/** What was done, in words. @param {string} action */
export const actionWords = (action) => (has(`event_${action}`) ? t(`event_${action}`) : action.replace(/[._]/g, ' '))

/** @param {{ event: HistoryEvent }} props */
function Line({ event }) {
  const href = hrefOf(event)
  return html`<li><span class="num small muted n">${event.n}</span><span class="grow"><span class="strong">${event.actor_name}</span> <span class="soft">${actionWords(event.action)}</span>
    ${event.label && html` ${href ? html`<a href=${href}>${event.label}</a>` : html`<span>${event.label}</span>`}`}</span>
    <time class="small muted nowrap" datetime=${new Date(event.at).toISOString()} title=${instant(event.at)}>${ago(event.at)}</time></li>`
}

/** @param {{ state: Verification }} props */
function Seal({ state }) {
  if (!state.intact) return html`<${Banner} tone="bad"><b>${t('journal_broken')}</b><span>${t('journal_broken_at', { n: state.broken_at })} ${t(`journal_${state.reason}`)}</span><//>`
  const tail = state.events - state.sealed
  return html`<${Banner} tone="ok" icon="shield-check"><b>${t('journal_intact')}</b><span>${t('journal_sealed', { n: state.sealed })}${tail > 0 ? ' ' + t('journal_tail', { n: tail }) : ''}</span><//>`
}

export default function Journal() {
  const list = /** @type {ReturnType<typeof useList<HistoryEvent>>} */ (useList(inCompany('/journal')))
  const kept = /** @type {ReturnType<typeof useKept<Verification>>} */ (useKept(inCompany('/journal/verification')))
  const [checked, setChecked] = useState(/** @type {Verification | null} */ (null))
  const [busy, setBusy] = useState(false)
  const state = checked ?? kept.data
  const check = async () => {
    setBusy(true)
    await attempt(async () => {
      const now = await call('GET', inCompany('/journal/verification'))
      setChecked(now)
      warn(t(now.intact ? 'journal_intact' : 'journal_broken'))
    })
    setBusy(false)
  }
  const badge = state && html`<${Badge} tone=${state.intact ? 'ok' : 'bad'}>${t(state.intact ? 'journal_ok' : 'journal_bad')}<//>`
  return html`<div class="page narrow">
    <${PageHead} title=${t('nav_journal')} badge=${badge}><${Button} icon="shield-check" busy=${busy} onClick=${check}>${t('journal_check')}<//><//>
    ${state && html`<${Seal} state=${state} />`}
    <p class="small soft">${t('journal_lead')}</p>
    <section class="card list" aria-label=${t('nav_journal')}>
      ${list.items === null ? (list.fault ? html`<${FaultState} fault=${list.fault} retry=${list.reload} />` : html`<${SkeletonRows} />`) : list.items.length ? html`<ul class="lines journal">${list.items.map((event) => html`<${Line} key=${event.n} event=${event} />`)}</ul><${More} next=${list.next} more=${list.more} />` : html`<${EmptyState} icon="history" title=${t('journal_empty')} text=${t('journal_empty_text')} />`}
    </section>
  </div>`
}
