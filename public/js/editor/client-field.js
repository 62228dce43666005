// The client: found by name, number or address, or made on the spot without leaving the page.
import { html, useEffect, useRef, useSignal } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { inCompany } from '../core/session.js'
import { forget } from '../core/store.js'
import { Combobox } from '../ui/combobox.js'
import { AddressFields } from '../ui/address.js'
import { Button, ErrorSummary, Select, TextField } from '../ui/form.js'
import { useForm } from '../ui/use-form.js'
import { toast } from '../ui/overlay.js'
import { dueDay } from '../documents/draft.js'
/** @import { Client, Page } from '../core/shapes.js' */
/** @import { Option } from '../ui/combobox.js' */
/** @import { Ed } from './context.js' */

/** @param {string} text @returns {Promise<Option[]>} */
async function find(text) {
  const query = new URLSearchParams({ limit: '6', ...(text ? { q: text } : {}) })
  /** @type {Page<Client>} */
  const page = await call('GET', inCompany(`/clients?${query}`)).catch(() => ({ items: [] }))
  return page.items.map((client) => ({ id: client.id, label: client.name, detail: [client.city, client.siren].filter(Boolean).join(' · '), data: client }))
}

/** The client and what follows from it: terms, language, contact. @param {Ed} ed @param {Client} client */
function take(ed, client) {
  const { issued_on, language } = ed.draft.head.peek()
  const terms = ed.family === 'invoices' ? client.payment_terms : null
  ed.client.value = client
  ed.draft.set({
    client_id: client.id, contact_id: client.contacts[0]?.id ?? null, language: language ?? client.language,
    ...(terms ? { payment_terms: terms, ...(issued_on ? { due_on: dueDay(terms, issued_on) } : {}) } : {})
  })
}

/** @param {{ ed: Ed }} props */
export function ClientField({ ed }) {
  const typed = useSignal(/** @type {string | null} */ (null))
  const creating = useSignal(/** @type {string | null} */ (null))
  const box = useRef(/** @type {HTMLInputElement | null} */ (null))
  const client = ed.client.value
  const { client_id, contact_id } = ed.draft.head.value
  useEffect(() => {
    if (!client_id) box.current?.focus()
  }, [])
  // After the redraw that takes the new client's form away.
  const next = () => setTimeout(() => document.getElementById('f-issued_on')?.focus())
  const pick = (/** @type {Client} */ chosen) => {
    take(ed, chosen)
    typed.value = creating.value = null
    next()
  }
  const type = (/** @type {string} */ text) => {
    typed.value = text
    if (!text) {
      ed.client.value = null
      ed.draft.set({ client_id: null, contact_id: null })
    }
  }
  const warn = client && client.kind === 'business' && !client.siren && !client.vat_number && client.country === 'FR' ? t('editor.no_siren') : undefined
  const shown = typed.value ?? (client_id && client?.id === client_id ? client.name : '')
  return html`<div class="head-client">
    <${Combobox} label=${t('editor.client')} name="client_id" placeholder=${t('editor.client_hint')} text=${shown} onText=${type} find=${find} inputRef=${box} clearable
      hint=${warn} error=${ed.draft.errors.value['client_id']} onPick=${(/** @type {Option} */ option) => pick(/** @type {Client} */ (option.data))}
      onCreate=${(/** @type {string} */ name) => (creating.value = name)} />
    ${creating.value !== null && html`<${NewClient} name=${creating.value} onMade=${pick} onClose=${() => {
      creating.value = null
      box.current?.focus()
    }} />`}
    ${client && client.contacts.length > 0 && html`<${Select} label=${t('editor.contact')} name="contact_id" value=${contact_id ?? ''}
      options=${[['', t('editor.no_contact')], ...client.contacts.map((one) => [one.id, `${one.first_name} ${one.last_name}`.trim()])]}
      onInput=${(/** @type {string} */ id) => ed.draft.set({ contact_id: id || null })} />`}
  </div>`
}

const blank = { kind: 'business', name: '', email: null, siren: null, street: null, street2: null, postcode: null, city: null, country: 'FR' }

/** A client in a few fields, in place. @param {{ name: string, onMade: (client: Client) => void, onClose: () => void }} props */
function NewClient({ name, onMade, onClose }) {
  const first = useRef(/** @type {HTMLInputElement | null} */ (null))
  const form = useForm({
    initial: /** @type {Record<string, any>} */ ({ ...blank, name }),
    check: (values) => (values['name'].trim() ? [] : [{ field: 'name', text: t('client_name_needed') }]),
    save: async (values, key) => {
      const body = Object.fromEntries(Object.entries(values).map(([field, text]) => [field, text?.trim() || null]))
      const made = await call('POST', inCompany('/clients'), { ...body, language: 'fr' }, { key })
      forget(inCompany('/clients'))
      toast(t('client_created', { name: made.name }))
      onMade(made)
    }
  })
  useEffect(() => first.current?.focus(), [])
  const { values, field } = form
  // A form inside the sheet: Enter saves it, Escape leaves it and nothing else.
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void form.submit(event)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return html`<div class="new-client card form" role="group" aria-label=${t('new_client')} onKeyDown=${keys}>
    <${ErrorSummary} errors=${form.errors} />
    <div class="pair"><${TextField} label=${t('client_name')} ...${field('name')} /><${Select} label=${t('client_kind')} ...${field('kind')} options=${['business', 'consumer', 'public'].map((kind) => [kind, t(`client_${kind}`)])} /></div>
    <div class="pair"><${TextField} label=${t('field_email')} optional inputmode="email" inputRef=${first} ...${field('email')} />${values['kind'] !== 'consumer' && html`<${TextField} label="SIREN" optional inputmode="numeric" ...${field('siren')} />`}</div>
    <${AddressFields} value=${values} onInput=${form.set} errorOf=${form.errorOf} optional />
    <div class="actions"><${Button} kind="primary" busy=${form.busy} onClick=${() => form.submit(undefined)}>${t('client_create')}<//><${Button} kind="ghost" onClick=${onClose}>${t('cancel')}<//></div>
  </div>`
}
