// The dialog that creates or changes a client.
import { html, useState } from '../vendor/preact.js'
import { languageChoices, termsChoices } from '../core/choices.js'
import { t } from '../core/i18n.js'
import { may } from '../core/session.js'
import { AddressFields } from '../ui/address.js'
import { Button, Checkbox, ErrorSummary, Fields, Select, TextField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { save } from '../ui/records.js'
import { useForm } from '../ui/use-form.js'

/** @import { Client } from '../core/shapes.js' */

const nowhere = { street: null, street2: null, postcode: null, city: null, country: 'FR' }
const empty = { kind: 'business', name: '', siren: null, siret: null, vat_number: null, email: null, phone: null, ...nowhere, delivery: null, language: 'fr', payment_terms: null, note: null }

/** Only what the API takes, and null for what was left blank. @param {Record<string, any>} values @param {object} shape */
export function bodyOf(values, shape) {
  const pairs = Object.keys(shape).map((name) => {
    const value = values[name]
    return [name, typeof value === 'string' && name !== 'name' ? value.trim() || null : value]
  })
  return Object.fromEntries(pairs)
}

/** @param {any} values */
function body(values) {
  const sent = bodyOf(values, empty)
  if (values.kind === 'consumer') Object.assign(sent, { siren: null, siret: null, vat_number: null })
  if (sent.delivery) sent.delivery = bodyOf(sent.delivery, nowhere)
  return sent
}

/** @param {{ client: Client | null, name?: string, onClose: () => void, onSaved?: (client: Client) => void }} props */
export function ClientDialog({ client, name = '', onClose, onSaved }) {
  const [more, showMore] = useState(Boolean(client?.payment_terms || client?.note || client?.delivery || client?.language === 'en'))
  const form = useForm({
    initial: /** @type {Record<string, any>} */ (client ?? { ...empty, name }),
    check: (values) => (values['name'].trim() ? [] : [{ field: 'name', text: t('client_name_needed') }]),
    save: async (values, key) => {
      const saved = await save('/clients', client, body(values), key)
      toast(t(client ? 'client_saved' : 'client_created', { name: saved.name }))
      onClose()
      onSaved?.(saved)
    }
  })
  const { values, set, field, errorOf } = form
  const business = values['kind'] !== 'consumer'
  const footer = may('member') && html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t(client ? 'save' : 'client_create')}<//>`
  return html`<${Dialog} kind="sheet" title=${client ? client.name : t('new_client')} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <${Fields} legend=${t('client')} disabled=${!may('member')}>
      <${ErrorSummary} errors=${form.errors} />
      <${TextField} label=${t(business ? 'client_name' : 'client_person')} ...${field('name')} autocomplete="organization" />
      <${Select} label=${t('client_kind')} ...${field('kind')} options=${['business', 'consumer', 'public'].map((kind) => [kind, t(`client_${kind}`)])} />
      ${business && html`<div class="pair"><${TextField} label="SIREN" ...${field('siren')} optional inputmode="numeric" hint=${t('siren_hint')} />
        <${TextField} label="SIRET" ...${field('siret')} optional inputmode="numeric" /></div>
        <${TextField} label=${t('vat_number')} ...${field('vat_number')} optional />`}
      <div class="pair"><${TextField} label=${t('field_email')} ...${field('email')} optional type="email" inputmode="email" autocomplete="email" /><${TextField} label=${t('field_phone')} ...${field('phone')} optional type="tel" autocomplete="tel" /></div>
      <hr />
      <${AddressFields} value=${values} onInput=${set} errorOf=${errorOf} optional />
      ${!more && html`<div><${Button} kind="link" onClick=${() => showMore(true)}>${t('more_fields')}<//></div>`}
      ${more && html`<hr />
        <div class="pair"><${Select} label=${t('field_terms')} name="payment_terms" value=${values['payment_terms'] ?? ''} error=${errorOf('payment_terms')} onInput=${(/** @type {string} */ terms) => set({ payment_terms: terms || null })}
          options=${[['', t('terms_of_company')], ...termsChoices(values['payment_terms'] ?? undefined)]} />
        <${Select} label=${t('field_language')} ...${field('language')} options=${languageChoices()} /></div>
        <${Checkbox} checked=${values['delivery'] !== null} onInput=${(/** @type {boolean} */ on) => set({ delivery: on ? { ...nowhere } : null })}>${t('other_delivery')}<//>
        ${values['delivery'] && html`<${AddressFields} prefix="delivery." value=${values['delivery']} onInput=${(/** @type {object} */ change) => set({ delivery: { ...values['delivery'], ...change } })} errorOf=${errorOf} />`}
        <${TextField} label=${t('field_note')} hint=${t('note_hint')} ...${field('note')} optional rows=${3} />`}
    <//>
  <//>`
}
