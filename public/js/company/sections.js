// The sections of the settings: each saves by itself what it shows.
import { html, useRef } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { languageChoices, termsChoices } from '../core/choices.js'
import { t } from '../core/i18n.js'
import { inCompany, join, may } from '../core/session.js'
import { keep } from '../core/store.js'
import { AddressFields } from '../ui/address.js'
import { Button, Choices, ErrorSummary, Field, Fields, Select, TextField } from '../ui/form.js'
import { toast } from '../ui/overlay.js'
import { askToLeave, useForm } from '../ui/use-form.js'

/** @import { Company } from '../core/shapes.js' */

/** What PUT takes: the whole company without what others change. @param {Company} company */
export function settingsOf(company) {
  const { id, logo_id, numberings, role, version, ...settings } = company
  return settings
}

/** Puts a company just received everywhere it shows. @param {Company} company */
export function take(company) {
  keep(inCompany(), company)
  join({ id: company.id, name: company.name, role: company.role, logo_id: company.logo_id, accent: company.accent })
}

/** @param {any} value */
const blankToNull = (value) => (typeof value === 'string' ? value.trim() || null : value)

/**
 * A card of fields of the company, saved together.
 * @param {{ company: Company, title: string, lead?: string, names: (keyof Company & string)[], needed?: Record<string, string>, fields: (form: any) => unknown }} props
 */
export function Section({ company, title, lead, names, needed = {}, fields }) {
  const base = useRef(company)
  base.current = company
  const form = useForm({
    initial: /** @type {Record<string, any>} */ (Object.fromEntries(names.map((name) => [name, company[name]]))),
    guard: askToLeave,
    check: (values) => Object.entries(needed).flatMap(([field, key]) => (String(values[field] ?? '').trim() ? [] : [{ field, text: t(key) }])),
    save: async (values) => {
      const changes = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, blankToNull(value)]))
      const saved = await call('PUT', inCompany(), { ...settingsOf(base.current), ...changes }, { ifMatch: base.current.version })
      take(saved)
      form.reset(Object.fromEntries(names.map((name) => [name, saved[name]])))
      toast(t('saved'))
    }
  })
  return html`<form class="card section" novalidate onSubmit=${form.submit} aria-label=${title}>
    <header class="stack-s"><h2>${title}</h2>${lead && html`<p class="small soft">${lead}</p>`}</header>
    <${Fields} legend=${title} disabled=${!may('admin')}><${ErrorSummary} errors=${form.errors} />${fields(form)}<//>
    ${may('admin') && html`<div class="actions"><${Button} kind=${form.changed ? 'primary' : 'secondary'} submit busy=${form.busy} disabled=${!form.changed}>${t('save')}<//>${form.changed && html`<span class="small muted">${t('unsaved')}</span>`}</div>`}
  </form>`
}

/** @param {{ company: Company }} props */
export const Identity = ({ company }) => html`<${Section} company=${company} title=${t('identity')} lead=${t('identity_lead')} names=${['name', 'legal_form', 'siren', 'siret', 'capital', 'rcs_city']} needed=${{ name: 'company_name_needed' }}
  fields=${(/** @type {any} */ { field }) => html`
    <${TextField} label=${t('company_name')} ...${field('name')} autocomplete="organization" />
    <div class="pair"><${TextField} label=${t('legal_form')} hint=${t('legal_form_hint')} ...${field('legal_form')} optional /><${TextField} label=${t('capital')} ...${field('capital')} optional inputmode="decimal" suffix="€" /></div>
    <div class="pair"><${TextField} label="SIREN" ...${field('siren')} inputmode="numeric" /><${TextField} label="SIRET" ...${field('siret')} optional inputmode="numeric" /></div>
    <${TextField} label=${t('rcs_city')} ...${field('rcs_city')} optional class="short" />`} />`

/** @param {{ company: Company }} props */
export const Reach = ({ company }) => html`<${Section} company=${company} title=${t('reach')} lead=${t('reach_lead')} names=${['street', 'street2', 'postcode', 'city', 'country', 'email', 'phone', 'website']} needed=${{ street: 'street_needed', postcode: 'postcode_needed', city: 'city_needed' }}
  fields=${(/** @type {any} */ { field, values, set, errorOf }) => html`
    <${AddressFields} value=${values} onInput=${set} errorOf=${errorOf} />
    <div class="pair"><${TextField} label=${t('email')} ...${field('email')} optional type="email" autocomplete="email" /><${TextField} label=${t('phone')} ...${field('phone')} optional type="tel" autocomplete="tel" /></div>
    <${TextField} label=${t('website')} ...${field('website')} optional inputmode="url" autocomplete="url" />`} />`

/** The three plain questions about VAT. @param {{ value: string, onInput: (value: string) => void }} props */
export const RegimeChoices = ({ value, onInput }) => html`<${Choices} label=${t('vat_regime')} name="vat_regime" value=${value} onInput=${onInput}
  options=${['standard', 'debits', 'franchise'].map((regime) => ({ value: regime, label: t(`regime_${regime}`), hint: t(`regime_${regime}_hint`) }))} />`

/** @param {{ company: Company }} props */
export const Vat = ({ company }) => html`<${Section} company=${company} title=${t('vat')} names=${['vat_regime', 'vat_number']}
  fields=${(/** @type {any} */ { field, values, set }) => html`
    <${RegimeChoices} value=${values.vat_regime} onInput=${(/** @type {string} */ regime) => set({ vat_regime: regime })} />
    <${TextField} label=${t('vat_number')} hint=${t('vat_number_hint')} ...${field('vat_number')} optional class="short" />`} />`

/** @param {{ company: Company }} props */
export const Bank = ({ company }) => html`<${Section} company=${company} title=${t('bank')} lead=${t('bank_lead')} names=${['iban', 'bic']}
  fields=${(/** @type {any} */ { field }) => html`<${TextField} label="IBAN" ...${field('iban')} optional spellcheck=${false} /><${TextField} label="BIC" ...${field('bic')} optional class="short" spellcheck=${false} />`} />`

/** @param {{ company: Company }} props */
export const Terms = ({ company }) => html`<${Section} company=${company} title=${t('terms')} names=${['payment_terms', 'quote_days', 'late_penalty', 'mediator', 'insurance', 'waste']}
  fields=${(/** @type {any} */ { field, values, set, errorOf }) => html`
    <div class="pair"><${Select} label=${t('payment_terms')} ...${field('payment_terms')} options=${termsChoices(values.payment_terms)} />
      <${TextField} label=${t('quote_days')} name="quote_days" value=${String(values.quote_days)} error=${errorOf('quote_days')} inputmode="numeric" suffix=${t('days')} onInput=${(/** @type {string} */ text) => set({ quote_days: Number(text.replace(/\D/g, '')) || 0 })} /></div>
    <${TextField} label=${t('late_penalty')} hint=${t('late_penalty_hint')} ...${field('late_penalty')} optional rows=${2} />
    <${TextField} label=${t('mediator')} hint=${t('mediator_hint')} ...${field('mediator')} optional rows=${2} />
    <${TextField} label=${t('insurance')} hint=${t('insurance_hint')} ...${field('insurance')} optional rows=${2} />
    <${TextField} label=${t('waste')} hint=${t('waste_hint')} ...${field('waste')} optional rows=${2} />`} />`

/** The colour of documents, picked or typed. @param {{ value: string, onInput: (value: string) => void, error?: string | undefined }} props */
export function AccentField({ value, onInput, error }) {
  const input = (/** @type {object} */ ties) => html`<div class="row"><input type="color" class="swatch" value=${value} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} ...${ties} />
    <span class="tags">${['#204ec3', '#036639', '#824c00', '#b01f1f', '#6b2fa0', '#1b1f29'].map((color) => html`<button type="button" key=${color} class="preset" style=${{ background: color }} aria-label=${color} aria-pressed=${color === value} onClick=${() => onInput(color)} />`)}</span></div>`
  return html`<${Field} label=${t('accent')} name="accent" hint=${t('accent_hint')} error=${error} control=${input} />`
}

/** @param {{ company: Company }} props */
export const Look = ({ company }) => html`<${Section} company=${company} title=${t('look')} names=${['accent', 'language']}
  fields=${(/** @type {any} */ { field, values, set, errorOf }) => html`<${AccentField} value=${values.accent} error=${errorOf('accent')} onInput=${(/** @type {string} */ accent) => set({ accent })} />
    <${Select} label=${t('document_language')} ...${field('language')} options=${languageChoices()} class="short" />`} />`
