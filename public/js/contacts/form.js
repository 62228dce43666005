// The dialog that creates or changes a contact, and joins it to groups.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { inCompany, may } from '../core/session.js'
import { forget, useList } from '../core/store.js'
import { Button, ErrorSummary, Fields, TextField } from '../ui/form.js'
import { Icon } from '../ui/icon.js'
import { Dialog, toast } from '../ui/overlay.js'
import { save } from '../ui/records.js'
import { useForm } from '../ui/use-form.js'

/** @import { Contact, Group } from '../core/shapes.js' */

const empty = { first_name: '', last_name: '', role: null, email: null, phone: null, note: null }

/** @param {{ first_name: string, last_name: string }} contact */
export const fullName = ({ first_name, last_name }) => `${first_name} ${last_name}`.trim()

/** @param {Record<string, any>} values */
function body(values) {
  const optional = Object.fromEntries(['role', 'email', 'phone', 'note'].map((name) => [name, values[name]?.trim() || null]))
  return { first_name: values['first_name'].trim(), last_name: values['last_name'].trim(), ...optional }
}

/** Groups as chips to press. @param {{ chosen: Set<string>, onChoose: (chosen: Set<string>) => void }} props */
function GroupChips({ chosen, onChoose }) {
  const groups = /** @type {ReturnType<typeof useList<Group>>} */ (useList(inCompany('/groups')))
  if (!groups.items?.length) return null
  const toggle = (/** @type {string} */ id) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return html`<fieldset class="field"><legend class="label">${t('nav_groups')}</legend><div class="tags">
    ${groups.items.map((group) => html`<button type="button" key=${group.id} class=${`chip ${chosen.has(group.id) ? 'on' : ''}`} aria-pressed=${chosen.has(group.id)} onClick=${() => toggle(group.id)}>
      ${chosen.has(group.id) && html`<${Icon} name="check" />`}${group.name}</button>`)}
  </div></fieldset>`
}

/** Makes the contact's groups those chosen. @param {string} id @param {string[]} before @param {Set<string>} chosen */
async function joinGroups(id, before, chosen) {
  const add = [...chosen].filter((group) => !before.includes(group))
  const drop = before.filter((group) => !chosen.has(group))
  await Promise.all([...add.map((group) => call('PUT', inCompany(`/groups/${group}/contacts/${id}`))), ...drop.map((group) => call('DELETE', inCompany(`/groups/${group}/contacts/${id}`)))])
  if (add.length + drop.length) forget(inCompany('/groups'), inCompany('/contacts'))
}

/** @param {{ contact: Contact | null, group?: string | null, onClose: () => void, onSaved?: (contact: Contact) => Promise<unknown> }} props */
export function ContactDialog({ contact, group, onClose, onSaved }) {
  const before = contact?.groups.map(({ id }) => id) ?? []
  const [chosen, choose] = useState(() => new Set(contact ? before : group ? [group] : []))
  const form = useForm({
    initial: /** @type {Record<string, any>} */ (contact ?? empty),
    check: (values) => ((values['first_name'] + values['last_name']).trim() ? [] : [{ field: 'last_name', text: t('contact_name_needed') }]),
    save: async (values, key) => {
      const saved = await save('/contacts', contact, body(values), key)
      await joinGroups(saved.id, before, chosen)
      await onSaved?.(saved)
      toast(t(contact ? 'contact_saved' : 'contact_created', { name: fullName(saved) }))
      onClose()
    }
  })
  const { field } = form
  const footer = may('member') && html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t(contact ? 'save' : 'contact_create')}<//>`
  return html`<${Dialog} title=${contact ? fullName(contact) : t('new_contact')} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <${Fields} legend=${t('contact')} disabled=${!may('member')}>
      <${ErrorSummary} errors=${form.errors} />
      <div class="pair"><${TextField} label=${t('first_name')} ...${field('first_name')} autocomplete="given-name" /><${TextField} label=${t('last_name')} ...${field('last_name')} autocomplete="family-name" /></div>
      <${TextField} label=${t('contact_role')} hint=${t('contact_role_hint')} ...${field('role')} optional autocomplete="organization-title" />
      <div class="pair"><${TextField} label=${t('field_email')} ...${field('email')} optional type="email" inputmode="email" autocomplete="email" /><${TextField} label=${t('field_phone')} ...${field('phone')} optional type="tel" autocomplete="tel" /></div>
      <${GroupChips} chosen=${chosen} onChoose=${choose} />
      <${TextField} label=${t('field_note')} hint=${t('note_hint')} ...${field('note')} optional rows=${2} />
    <//>
  <//>`
}
