// Home: what to do next, what came in, what is owed, and what just happened.
import { html } from '../vendor/preact.js'
import { ago, day, instant, money, percent, roundMoney } from '../core/format.js'
import { has, t } from '../core/i18n.js'
import { company, inCompany, may, user } from '../core/session.js'
import { useKept } from '../core/store.js'
import { FaultState, PageHead, SkeletonPage } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { Icon } from '../ui/icon.js'
import { AgeBar } from './age-bar.js'
import { CashChart } from './cash-chart.js'
import { FirstSteps } from './first-steps.js'
/** @import { HistoryEvent } from '../core/shapes.js' */
/** @import { Dashboard, Todo } from './types.js' */

export default function Home() {
  const { data, fault, reload } = /** @type {ReturnType<typeof useKept<Dashboard>>} */ (useKept(company.value ? inCompany('/dashboard') : null))
  const first = user.value?.name.split(' ')[0] ?? ''
  return html`<div class="page dashboard">
    <${PageHead} title=${t('home.hello', { name: first })}>
      ${may('member') && html`<span class="row desk"><${Button} icon="file-check" href="/devis/nouveau">${t('new_quote')}<//><${Button} kind="primary" icon="plus" href="/factures/nouveau">${t('new_invoice')}<//></span>`}
    <//>
    <${FirstSteps} />
    ${data ? html`<${Cards} data=${data} />` : fault ? html`<${FaultState} fault=${fault} retry=${reload} framed />` : html`<${SkeletonPage} />`}
  </div>`
}

/** @param {{ data: Dashboard }} props */
const Cards = ({ data }) => html`
  <${Next} todo=${data.todo} />
  <div class="dashboard-grid">
    <${CashChart} months=${data.months} />
    <${AgeBar} ageing=${data.ageing} />
    <${VatCard} vat=${data.vat} />
    <${QuotesCard} quotes=${data.quotes} />
    <${Recent} events=${data.recent} />
  </div>`

/** @type {Record<Todo['kind'], { href: string, icon: import('../ui/icon.js').IconName, tone: string }>} */
const DOORS = {
  overdue: { href: '/factures?statut=overdue&tri=due_on', icon: 'triangle-alert', tone: 'bad' },
  accepted: { href: '/devis?statut=accepted', icon: 'file-check', tone: 'ok' },
  old_draft: { href: '/factures?statut=draft&tri=issued_on', icon: 'pencil', tone: 'accent' }
}

/** Up to three things to do, in money, each one step away. @param {{ todo: Todo[] }} props */
function Next({ todo }) {
  const shown = todo.filter(({ kind, documents }) => documents > 0 && kind in DOORS)
  if (shown.length === 0) return html`<p class="card pad calm"><${Icon} name="circle-check" />${t('home.nothing_to_do')}</p>`
  return html`<section aria-labelledby="next-title"><h2 id="next-title" class="sr">${t('home.next')}</h2>
    <ul class="next">${shown.map(({ kind, documents, gross }) => html`<li key=${kind}><a class=${`next-card card ${DOORS[kind].tone}`} href=${DOORS[kind].href}>
      <span class="next-mark"><${Icon} name=${DOORS[kind].icon} /></span>
      <span class="grow"><strong>${t(`home.todo.${kind}`, { n: documents })}</strong><span class="second num">${money(gross)}</span></span>
      <span class="next-act">${t(`home.act.${kind}`)}<${Icon} name="chevron-right" /></span></a></li>`)}</ul>
  </section>`
}

/** @param {{ vat: Dashboard['vat'] }} props */
function VatCard({ vat }) {
  const sum = vat.by_rate.reduce((all, { tax }) => all + tax, 0)
  return html`<section class="card section vat-card" aria-labelledby="vat-title">
    <header><h2 id="vat-title">${t('home.vat')}</h2><strong class="big num">${money(sum)}</strong></header>
    <p class="muted small">${t('home.vat_period', { from: day(vat.period.from), to: day(vat.period.to) })}. ${t(`home.vat_basis.${vat.basis}`)}</p>
    ${vat.by_rate.length > 0 ? html`<table class="table plain"><caption class="sr">${t('home.vat')}</caption>
      <thead><tr><th scope="col">${t('home.rate')}</th><th scope="col" class="end">${t('home.base')}</th><th scope="col" class="end">${t('home.tax')}</th></tr></thead>
      <tbody>${vat.by_rate.map((one) => html`<tr key=${one.rate}><th scope="row">${one.rate === null ? '—' : percent(one.rate)}</th><td class="end num">${money(one.base)}</td><td class="end num">${money(one.tax)}</td></tr>`)}</tbody>
    </table>` : html`<p class="soft">${t('home.no_vat')}</p>`}
  </section>`
}

/** @param {{ quotes: Dashboard['quotes'] }} props */
function QuotesCard({ quotes }) {
  return html`<section class="card section" aria-labelledby="quotes-title">
    <header><h2 id="quotes-title">${t('home.quotes')}</h2><strong class="big num">${roundMoney(quotes.gross)}</strong></header>
    <p><a href="/devis?statut=sent">${t('home.quotes_waiting', { n: quotes.documents })}</a></p>
    ${quotes.acceptance_rate_90d !== null && html`<div class="stack rate">
      <progress max="100" value=${Math.round(quotes.acceptance_rate_90d)} aria-label=${t('home.acceptance')}></progress>
      <p class="small soft">${t('home.accepted_rate', { rate: percent(Math.round(quotes.acceptance_rate_90d) * 100) })}</p></div>`}
  </section>`
}

/** @type {Record<string, string>} */
const PLACES = { quote: '/devis', invoice: '/factures', deposit: '/factures', credit: '/factures', progress: '/factures', client: '/clients' }

/** @param {HistoryEvent} event */
function placeOf({ subject_kind, subject_id }) {
  const base = PLACES[subject_kind ?? '']
  return base && subject_id ? `${base}/${subject_id}` : subject_kind === 'payment' && subject_id ? `/reglements?fiche=${subject_id}` : null
}

/** The journal's own words for what was done. @param {string} action */
const words = (action) => (has(`event_${action}`) ? t(`event_${action}`) : action)

/** @param {{ events: HistoryEvent[] }} props */
function Recent({ events }) {
  return html`<section class="card section recent" aria-labelledby="recent-title">
    <header><h2 id="recent-title">${t('home.recent')}</h2><a class="small" href="/journal">${t('home.journal')}</a></header>
    ${events.length === 0 ? html`<p class="soft">${t('home.no_recent')}</p>` : html`<ol class="timeline">${events.map((event) => {
      const href = placeOf(event)
      return html`<li key=${event.n} class=${`is-${event.action.split('.').at(-1)}`}><span><strong>${event.actor_name}</strong> ${href && !event.label ? html`<a href=${href}>${words(event.action)}</a>` : html`${words(event.action)} ${href ? html`<a href=${href}>${event.label}</a>` : html`<span>${event.label}</span>`}`}
        <span class="second muted small"><time datetime=${new Date(event.at).toISOString()} title=${instant(event.at)}>${ago(event.at)}</time></span></span></li>`
    })}</ol>`}
  </section>`
}
