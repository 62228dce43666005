// The first run: who you are, how you bill, how it looks; then straight to a first quote.
import { html, useEffect, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { language, t } from '../core/i18n.js'
import { go } from '../core/router.js'
import { companies, join, workFor } from '../core/session.js'
import { AddressFields } from '../ui/address.js'
import { Button, ErrorSummary, Select, TextField } from '../ui/form.js'
import { useForm } from '../ui/use-form.js'
import { termsChoices } from '../core/choices.js'
import { Panel } from '../session/panel.js'
import { LogoDrop } from './logo.js'
import { AccentField, RegimeChoices } from './sections.js'

/** @import { Company } from '../core/shapes.js' */

const empty = {
  name: '', legal_form: '', siren: '', siret: '', vat_number: '', capital: '', rcs_city: '', street: '', street2: '', postcode: '', city: '', country: 'FR', email: '', phone: '', website: '',
  currency: 'EUR', time_zone: 'Europe/Paris', language, vat_regime: 'standard', payment_terms: 'days:30', quote_days: 30, late_penalty: '', iban: '', bic: '', insurance: '', waste: '', mediator: '', accent: '#204ec3'
}
/** The step that shows a field, so that a refusal leads back to it. @type {Record<string, number>} */
const stepOf = { vat_regime: 1, vat_number: 1, iban: 1, bic: 1, payment_terms: 1 }
const needed = { name: 'company_name_needed', street: 'street_needed', postcode: 'postcode_needed', city: 'city_needed' }

/** @param {Record<string, any>} values */
const check = (values) => Object.entries(needed).flatMap(([field, key]) => (values[field].trim() ? [] : [{ field, text: t(key) }]))

/** @param {Record<string, any>} values */
const body = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.trim() || null : value]))

/** @param {{ at: number }} props */
const Steps = ({ at }) => html`<ol class="steps-bar" aria-label=${t('steps')}>${['step_identity', 'step_billing', 'step_look'].map((key, step) => html`<li key=${key} class=${step <= at ? 'on' : ''} aria-current=${step === at ? 'step' : undefined}>${t(key)}</li>`)}</ol>`

/** @param {{ form: any }} props */
const Who = ({ form: { field, values, set, errorOf } }) => html`
  <${TextField} label=${t('company_name')} ...${field('name')} autocomplete="organization" />
  <div class="pair"><${TextField} label=${t('legal_form')} hint=${t('legal_form_hint')} ...${field('legal_form')} optional /><${TextField} label="SIREN" hint=${t('siren_later')} ...${field('siren')} optional inputmode="numeric" /></div>
  <${AddressFields} value=${values} onInput=${set} errorOf=${errorOf} />`

/** @param {{ form: any }} props */
const Billing = ({ form: { field, values, set } }) => html`
  <${RegimeChoices} value=${values.vat_regime} onInput=${(/** @type {string} */ regime) => set({ vat_regime: regime })} />
  ${values.vat_regime !== 'franchise' && html`<${TextField} label=${t('vat_number')} hint=${t('vat_number_hint')} ...${field('vat_number')} optional />`}
  <div class="pair"><${TextField} label="IBAN" hint=${t('iban_hint')} ...${field('iban')} optional spellcheck=${false} /><${Select} label=${t('payment_terms')} ...${field('payment_terms')} options=${termsChoices()} /></div>`

/** The last step works on the company that now exists. @param {{ company: Company, onChange: (company: Company) => void }} props */
function Look({ company, onChange }) {
  const [accent, setAccent] = useState(company.accent)
  const form = useForm({
    initial: {},
    save: async () => {
      if (accent !== company.accent) {
        const { id, logo_id, numberings, role, version, ...settings } = company
        await call('PUT', `/companies/${id}`, { ...settings, accent }, { ifMatch: version })
      }
      go('/devis/nouveau', { replace: true })
    }
  })
  return html`<form class="form" novalidate onSubmit=${form.submit}>
    <${ErrorSummary} errors=${form.errors} />
    <${LogoDrop} company=${company} onChange=${(/** @type {{ logo_id: string | null, version: number }} */ now) => onChange({ ...company, logo_id: now.logo_id, version: now.version ?? company.version })} />
    <${AccentField} value=${accent} onInput=${setAccent} />
    <div class="actions"><${Button} kind="primary" big submit busy=${form.busy}>${t('first_quote')}<//><${Button} kind="ghost" big href="/accueil">${t('see_home')}<//></div>
  </form>`
}

export default function Creation() {
  const [step, setStep] = useState(0)
  const [company, setCompany] = useState(/** @type {Company | null} */ (null))
  const form = useForm({
    initial: /** @type {Record<string, any>} */ (empty),
    check,
    save: async (values, key) => {
      if (step === 0) return setStep(1)
      const made = await call('POST', '/companies', body(values), { key })
      workFor(made.id)
      join({ id: made.id, name: made.name, role: made.role, logo_id: made.logo_id, accent: made.accent })
      setCompany(made)
    }
  })
  useEffect(() => {
    const wrong = form.errors.find(({ field }) => field)
    if (wrong) setStep(stepOf[wrong.field] ?? 0)
  }, [form.errors])
  const lead = t(company ? 'creation_look' : step ? 'creation_billing' : 'creation_lead')
  const foot = !company && companies.value.length > 0 && html`<a href="/accueil">${t('cancel')}</a>`
  return html`<${Panel} wide title=${t(company ? 'creation_done' : 'creation_title')} lead=${lead} foot=${foot}>
    <${Steps} at=${company ? 2 : step} />
    ${company ? html`<${Look} company=${company} onChange=${setCompany} />` : html`<form class="form" novalidate onSubmit=${form.submit}>
      <${ErrorSummary} errors=${form.errors} />
      ${step ? html`<${Billing} form=${form} />` : html`<${Who} form=${form} />`}
      <div class="actions"><${Button} kind="primary" big submit busy=${form.busy}>${t(step ? 'create_company' : 'continue')}<//>${step > 0 && html`<${Button} kind="ghost" big onClick=${() => (form.setErrors([]), setStep(0))}>${t('back')}<//>`}</div>
    </form>`}
  <//>`
}
