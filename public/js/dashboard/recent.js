// What just happened in the company, each line leading to its thing.
import { html } from '../vendor/preact.js'
import { ago, instant } from '../core/format.js'
import { has, t } from '../core/i18n.js'
/** @import { HistoryEvent } from '../core/shapes.js' */

/** @type {Record<string, string>} */
const PLACES = { quote: '/devis', invoice: '/factures', deposit: '/factures', credit: '/factures', progress: '/factures', client: '/clients' }

/** @param {HistoryEvent} event */
function placeOf({ subject_kind, subject_id }) {
  const base = PLACES[subject_kind ?? '']
  return base && subject_id ? `${base}/${subject_id}` : subject_kind === 'payment' ? '/reglements' : null
}

/** What was done, in words: the action with its subject where it says more. @param {HistoryEvent} event */
function words({ action, subject_kind }) {
  const precise = `recent.${subject_kind}.${action}`
  return has(precise) ? t(precise) : has(`recent.${action}`) ? t(`recent.${action}`) : action
}

/** @param {{ events: HistoryEvent[] }} props */
export function Recent({ events }) {
  return html`<section class="card section recent" aria-labelledby="recent-title">
    <header><h2 id="recent-title">${t('home.recent')}</h2><a class="small" href="/journal">${t('home.journal')}</a></header>
    ${events.length === 0 ? html`<p class="soft">${t('home.no_recent')}</p>` : html`<ol class="timeline">${events.map((event) => {
      const href = placeOf(event)
      const label = event.label || t('home.this')
      return html`<li key=${event.n} class=${`is-${event.action}`}><span>${words(event)} ${href ? html`<a href=${href}>${label}</a>` : html`<strong>${label}</strong>`}
        <span class="second muted small"><time datetime=${new Date(event.at).toISOString()} title=${instant(event.at)}>${ago(event.at)}</time> · ${event.actor_name}</span></span></li>`
    })}</ol>`}
  </section>`
}
