// What is owed, by age: each part of the bar leads to its invoices.
import { html } from '../vendor/preact.js'
import { roundMoney } from '../core/format.js'
import { t } from '../core/i18n.js'
/** @import { Age, Dashboard } from './types.js' */

/** @type {Record<Age, string>} */
const PLACES = {
  not_due: '/factures?statut=open&echeance=not_due&tri=due_on',
  days_1_30: '/factures?statut=open&echeance=days_1_30&tri=due_on',
  days_31_60: '/factures?statut=open&echeance=days_31_60&tri=due_on',
  days_over_60: '/factures?statut=open&echeance=days_over_60&tri=due_on'
}

const AGES = /** @type {Age[]} */ (Object.keys(PLACES))

/** @param {{ ageing: Dashboard['ageing'] }} props */
export function AgeBar({ ageing }) {
  const open = AGES.reduce((sum, age) => sum + ageing[age].open, 0)
  const documents = AGES.reduce((sum, age) => sum + ageing[age].documents, 0)
  const late = documents - ageing.not_due.documents
  return html`<section class="card section ageing" aria-labelledby="age-title">
    <header><h2 id="age-title">${t('home.owed')}</h2><p><strong class="big num">${roundMoney(open)}</strong> <span class="soft small">${t('home.owed_documents', { n: documents })}</span></p></header>
    <div class="age-bar">${AGES.filter((age) => ageing[age].open > 0).map((age) => html`<a key=${age} class=${`age ${age}`} href=${PLACES[age]} style=${{ flexGrow: ageing[age].open }} tabindex="-1" aria-hidden="true"></a>`)}${open === 0 && html`<span class="age none"></span>`}</div>
    <ul class="ages">${AGES.map((age) => html`<li key=${age}><a href=${PLACES[age]}><span class=${`dot ${age}`}></span><span class="grow">${t(`home.age.${age}`)}</span><span class="num">${roundMoney(ageing[age].open)}</span></a></li>`)}</ul>
    ${late > 0 && html`<a class="button soft-bad full" href="/factures?statut=overdue&tri=due_on">${t('home.see_late', { n: late })}</a>`}
  </section>`
}
