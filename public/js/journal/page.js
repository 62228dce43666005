// The journal: what happened, by whom, when, narrowed and exported as one likes; and the button that checks its chain of seals.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { addDays, ago, instant } from '../core/format.js'
import { t } from '../core/i18n.js'
import { warn } from '../core/live.js'
import { place } from '../core/router.js'
import { inCompany } from '../core/session.js'
import { useKept, useList } from '../core/store.js'
import { FilterBar, asked, isFiltered } from '../lists/filters.js'
import { Later } from '../lists/later.js'
import { Badge, Banner, EmptyState, FaultState, More, PageHead, SkeletonRows } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { attempt } from '../ui/use-form.js'
import { actionWords, hrefOf, subjects } from './words.js'

/** @import { HistoryEvent, Verification } from '../core/shapes.js' */

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

/** The address bar in the words of the API, whose bounds are instants: a day begins at the reader's own midnight. @param {URLSearchParams} query */
function narrowed(query) {
  const words = asked(query)
  const [from, to] = [words.get('from'), words.get('to')]
  words.delete('from')
  words.delete('to')
  if (from) words.set('since', String(new Date(`${from}T00:00`).getTime()))
  if (to) words.set('until', String(new Date(`${addDays(to, 1)}T00:00`).getTime()))
  return words
}

/** Who has been there to act, for the filter. @returns {[string, string][]} */
function useActors() {
  const kept = /** @type {ReturnType<typeof useKept<{ members: { user_id: string, name: string }[] }>>} */ (useKept(inCompany('/members')))
  return (kept.data?.members ?? []).map(({ user_id, name }) => [user_id, name])
}

/** @returns {import('../lists/filters.js').Filter[]} */
function useFilters() {
  const who = useActors()
  const every = subjects.map((kind) => /** @type {[string, string]} */ ([kind, t(`journal_kind_${kind}`)]))
  return [
    { kind: 'period', label: t('journal_at') },
    { kind: 'choice', name: 'quoi', label: t('journal_about'), options: every },
    ...(who.length ? [{ kind: /** @type {const} */ ('choice'), name: 'qui', label: t('journal_who'), options: who }] : [])
  ]
}

export default function Journal() {
  const { query } = place.value
  const filters = useFilters()
  const words = narrowed(query)
  const [exporting, setExporting] = useState(false)
  const list = /** @type {ReturnType<typeof useList<HistoryEvent>>} */ (useList(inCompany('/journal'), words))
  const filtered = isFiltered(query, filters, [])
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
      <${FilterBar} filters=${filters}><span class="tools"><button type="button" class="chip tool" onClick=${() => setExporting(true)}>${t('lists.export')}</button></span><//>
      ${list.items === null ? (list.fault ? html`<${FaultState} fault=${list.fault} retry=${list.reload} />` : html`<${SkeletonRows} />`) : list.items.length ? html`<ul class="lines journal">${list.items.map((event) => html`<${Line} key=${event.n} event=${event} />`)}</ul><${More} next=${list.next} more=${list.more} />` : html`<${EmptyState} icon="history" title=${t(filtered ? 'journal_nothing' : 'journal_empty')} text=${filtered ? '' : t('journal_empty_text')} />`}
    </section>
    ${exporting && html`<${Later} load=${() => import('../lists/export-dialog.js')} list="journal" asked=${words} onClose=${() => setExporting(false)} />`}
  </div>`
}
