// The people and the particulars of a client.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { languageChoices, termsWords } from '../core/choices.js'
import { t } from '../core/i18n.js'
import { inCompany, may } from '../core/session.js'
import { forget } from '../core/store.js'
import { ContactDialog, fullName } from '../contacts/form.js'
import { addressLines } from '../ui/address.js'
import { Combobox } from '../ui/combobox.js'
import { EmptyState } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { attempt } from '../ui/use-form.js'

/** @import { Address, Client, Contact } from '../core/shapes.js' */

/** @param {Client} client @param {'PUT' | 'DELETE'} method @param {string} contact */
const link = (client, method, contact) =>
  attempt(async () => {
    await call(method, inCompany(`/clients/${client.id}/contacts/${contact}`))
    forget(inCompany('/clients'), inCompany('/contacts'))
  })

/** @param {{ client: Client }} props */
export function ClientPeople({ client }) {
  const [text, setText] = useState('')
  const [creating, create] = useState(false)
  const known = new Set(client.contacts.map(({ id }) => id))
  const find = async (/** @type {string} */ typed) => {
    const found = await call('GET', inCompany(`/contacts?limit=8&q=${encodeURIComponent(typed)}`))
    return found.items.filter((/** @type {Contact} */ { id }) => !known.has(id)).map((/** @type {Contact} */ contact) => ({ id: contact.id, label: fullName(contact), detail: contact.email ?? '' }))
  }
  const pick = (/** @type {{ id: string }} */ { id }) => {
    setText('')
    link(client, 'PUT', id)
  }
  return html`<section class="card section"><header><h2>${t('people_of_client')}</h2>${may('member') && html`<${Button} icon="plus" onClick=${() => create(true)}>${t('new_contact')}<//>`}</header>
    ${may('member') && html`<${Combobox} label=${t('link_contact')} placeholder=${t('link_contact_hint')} text=${text} onText=${setText} find=${find} onPick=${pick} />`}
    ${!client.contacts.length ? html`<${EmptyState} icon="users" title=${t('people_empty')} text=${t('people_empty_text')} />` : html`<ul class="lines">
      ${client.contacts.map((contact) => html`<li key=${contact.id}><a class="grow plain" href=${`/contacts?fiche=${contact.id}`}><span class="strong">${fullName(contact)}</span>${contact.role && html` <span class="soft">${contact.role}</span>`}<br /><span class="small muted">${contact.email ?? '—'}</span></a>
        ${may('member') && html`<${Button} kind="ghost" icon="x" label=${t('unlink_contact', { name: fullName(contact) })} onClick=${() => link(client, 'DELETE', contact.id)} />`}</li>`)}
    </ul>`}
    ${creating && html`<${ContactDialog} contact=${null} onClose=${() => create(false)} onSaved=${(/** @type {Contact} */ { id }) => link(client, 'PUT', id)} />`}
  </section>`
}

/** @param {Address} address */
const lines = (address) => addressLines(address).map((line) => html`<span key=${line}>${line}<br /></span>`)

/** @param {{ client: Client }} props */
export function ClientDetails({ client }) {
  const language = languageChoices().find(([code]) => code === client.language)?.[1]
  const facts = [
    [t('client_kind'), t(`client_${client.kind}`)],
    ['SIREN', client.siren],
    ['SIRET', client.siret],
    [t('vat_number'), client.vat_number],
    [t('field_email'), client.email],
    [t('field_phone'), client.phone],
    [t('billing_address'), addressLines(client).length ? lines(client) : null],
    [t('delivery_address'), client.delivery ? lines(client.delivery) : null],
    [t('field_terms'), client.payment_terms ? termsWords(client.payment_terms) : t('terms_of_company')],
    [t('field_language'), language],
    [t('field_note'), client.note && html`<span class="pre">${client.note}</span>`]
  ]
  return html`<section class="card section"><dl class="pairs">${facts.filter(([, value]) => value).map(([label, value]) => html`<div key=${label}><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`
}
