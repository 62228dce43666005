// The first steps of a new company, until they are done or waved away.
import { html, useState } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { company, inCompany, may } from '../core/session.js'
import { useKept } from '../core/store.js'
import { Button } from '../ui/form.js'
import { Icon } from '../ui/icon.js'
/** @import { Client, Company, Page } from '../core/shapes.js' */
/** @import { Tally } from '../documents/types.js' */

export function FirstSteps() {
  const id = company.value?.id ?? ''
  const hidden = `first-steps ${id}`
  const [away, setAway] = useState(localStorage.getItem(hidden) === 'away')
  const wanted = !away && may('admin') && id
  const house = /** @type {Company | null} */ (useKept(wanted ? inCompany() : null).data)
  const clients = /** @type {Page<Client> | null} */ (useKept(wanted ? inCompany('/clients?limit=1') : null).data)
  const quotes = /** @type {Tally | null} */ (useKept(wanted ? inCompany('/quotes/tally') : null).data)
  const invoices = /** @type {Tally | null} */ (useKept(wanted ? inCompany('/invoices/tally') : null).data)
  if (!wanted || !house || !clients || !quotes || !invoices) return null
  const written = [...quotes.states, ...invoices.states].some(({ documents }) => documents > 0)
  const steps = [
    { key: 'company', done: Boolean(house.siren && house.iban), href: '/reglages/entreprise' },
    { key: 'logo', done: house.logo_id !== null, href: '/reglages/documents' },
    { key: 'client', done: clients.items.length > 0, href: '/clients?nouveau=1' },
    { key: 'quote', done: written, href: '/devis/nouveau' }
  ]
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) return null
  const dismiss = () => {
    localStorage.setItem(hidden, 'away')
    setAway(true)
  }
  return html`<section class="card section first-steps" aria-labelledby="steps-title">
    <header><h2 id="steps-title">${t('home.steps')}</h2><span class="soft small num">${t('home.steps_done', { done, of: steps.length })}</span>
      <${Button} kind="ghost" icon="x" label=${t('home.steps_away')} onClick=${dismiss} /></header>
    <progress max=${steps.length} value=${done} aria-label=${t('home.steps')}></progress>
    <ol>${steps.map((step) => html`<li key=${step.key} class=${step.done ? 'is-done' : ''}><span class="step-mark"><${Icon} name="check" /></span>
      ${step.done ? html`<span><span class="sr">${t('home.step_done')} </span>${t(`home.step.${step.key}`)}</span>` : html`<a href=${step.href}>${t(`home.step.${step.key}`)}</a>`}</li>`)}</ol>
  </section>`
}
