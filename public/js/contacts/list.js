// Contacts: people, their clients, their groups.
import { html } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { go, place, setQuery } from '../core/router.js'
import { inCompany } from '../core/session.js'
import { useList } from '../core/store.js'
import { listClass, shown } from '../lists/display.js'
import { CsvButton, ListTools } from '../lists/tools.js'
import { DataTable, EmptyState, ListBody, PageHead, SearchField, Tabs } from '../ui/data.js'
import { ArchiveBar, NewButton, RecordMenu, sheetHref, useRecords } from '../ui/records.js'
import { ContactDialog, fullName } from './form.js'
import { RegroupButton } from './regroup.js'

/** @import { Contact, Group } from '../core/shapes.js' */

/** Made when the page is: the words are there only then. @returns {import('../ui/data.js').Column[]} */
const columns = () => [
  { key: 'name', label: t('contact'), sort: 'name', place: 'lead', cell: (/** @type {Contact} */ contact) => html`<a class="open" href=${sheetHref(contact.id)}>${fullName(contact)}</a>${contact.role && html`<span class="second">${contact.role}</span>`}` },
  { key: 'reach', label: t('field_email'), cell: (/** @type {Contact} */ contact) => html`<span class="soft">${contact.email ?? contact.phone ?? '—'}</span>` },
  { key: 'clients', label: t('nav_clients'), cell: (/** @type {Contact} */ contact) => html`<span class="tags">${contact.clients.map(({ id, name }) => html`<a class="tag" key=${id} href=${`/clients/${id}`}>${name}</a>`)}</span>` },
  { key: 'groups', label: t('nav_groups'), cell: (/** @type {Contact} */ contact) => html`<span class="tags">${contact.groups.map(({ id, name }) => html`<a class="tag" key=${id} href=${`/contacts?groupe=${id}`}>${name}</a>`)}</span>` },
  { key: 'more', label: t('actions'), hidden: true, place: 'more', cell: (/** @type {Contact} */ contact) => html`<${RecordMenu} path="/contacts" record=${contact} name=${fullName(contact)} edit=${sheetHref(contact.id)} />` }
]

export default function Contacts() {
  const { list, asked, filtered, sort, picked, creating, open, close } = useRecords('/contacts', 'name')
  const groups = /** @type {ReturnType<typeof useList<Group>>} */ (useList(inCompany('/groups')))
  const { query } = place.value
  const every = columns()
  const options = (groups.items ?? []).map(({ id, name }) => /** @type {[string, string]} */ ([id, name]))
  const narrowing = options.length ? [{ kind: /** @type {const} */ ('choice'), name: 'groupe', label: t('group'), options }] : []
  const empty = html`<${EmptyState} icon="users" title=${t('contacts_empty')} text=${t('contacts_empty_text')}><${NewButton}>${t('new_contact')}<//><//>`
  const table = (/** @type {Contact[]} */ rows) => html`<${DataTable} caption=${t('nav_contacts')} columns=${shown('contacts', every)} rows=${rows} sort=${sort} picked=${picked} nameOf=${fullName} onOpen=${(/** @type {Contact} */ row) => go(sheetHref(row.id))} />`
  return html`<div class="page">
    <${PageHead} title=${t('nav_contacts')}><${NewButton}>${t('new_contact')}<//><//>
    <div class=${listClass()}>
      <div class="list-bar"><${Tabs} label=${t('view')} value=${query.get('etat') ?? ''} onPick=${(/** @type {string} */ value) => setQuery({ etat: value || null })}
        items=${[{ value: '', label: t('active') }, { value: 'archived', label: t('archived_ones') }]} /><${SearchField} label=${t('contacts_search')} /></div>
      <${ListTools} list="contacts" columns=${every} asked=${asked} filters=${narrowing} />
      <${ListBody} list=${list} filtered=${filtered} empty=${empty} nothing=${t('contacts_nothing')} table=${table} />
    </div>
    <${ArchiveBar} path="/contacts" picked=${picked} list=${list} more=${(/** @type {any[]} */ rows) => html`<${RegroupButton} rows=${rows} groups=${groups.items ?? []} picked=${picked} /><${CsvButton} list="contacts" rows=${rows} />`} />
    ${creating && html`<${ContactDialog} contact=${null} group=${query.get('groupe')} onClose=${close} />`}
    ${open && html`<${ContactDialog} key=${open.id} contact=${open} onClose=${close} />`}
  </div>`
}
