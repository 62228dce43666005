// Clients: who is billed, and what each still owes.
import { html } from '../vendor/preact.js'
import { money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { go, setQuery, place } from '../core/router.js'

import { listClass, shown } from '../lists/display.js'
import { CsvButton, ListTools } from '../lists/tools.js'
import { DataTable, EmptyState, ListBody, PageHead, SearchField, Tabs } from '../ui/data.js'
import { ArchiveBar, NewButton, RecordMenu, sheetHref, useRecords } from '../ui/records.js'
import { ClientDialog } from './form.js'

/** @import { Client } from '../core/shapes.js' */

/** @param {Client} client */
const identity = (client) => [t(`client_${client.kind}`), client.city].filter(Boolean).join(' · ')

/** Made when the page is: the words are there only then. @returns {import('../ui/data.js').Column[]} */
const columns = () => [
  { key: 'name', label: t('client'), sort: 'name', place: 'lead', cell: (/** @type {Client} */ client) => html`<a class="open" href=${`/clients/${client.id}`}>${client.name}</a><span class="second">${identity(client)}</span>` },
  { key: 'email', label: t('field_email'), place: 'wide', cell: (/** @type {Client} */ client) => html`<span class="soft">${client.email ?? client.phone ?? '—'}</span>` },
  { key: 'siren', label: 'SIREN', place: 'wide', cell: (/** @type {Client} */ client) => html`<span class="num soft">${client.siren ?? '—'}</span>` },
  { key: 'overdue', label: t('overdue'), end: true, place: 'side', cell: (/** @type {Client} */ client) => (client.overdue ? html`<span class="bad strong">${money(client.overdue)}<span class="phone"> ${t('late')}</span></span>` : html`<span class="muted desk">—</span>`) },
  { key: 'open', label: t('open'), end: true, place: 'figure', cell: (/** @type {Client} */ client) => html`<span class=${client.open ? 'strong' : 'muted'}>${money(client.open)}</span>` },
  { key: 'more', label: t('actions'), hidden: true, place: 'more', cell: (/** @type {Client} */ client) => html`<${RecordMenu} path="/clients" record=${client} name=${client.name} edit=${sheetHref(client.id)} />` }
]

export default function Clients() {
  const { list, asked, filtered, sort, picked, creating, open, close } = useRecords('/clients', 'name')
  const every = columns()
  const empty = html`<${EmptyState} icon="building" title=${t('clients_empty')} text=${t('clients_empty_text')}><${NewButton}>${t('new_client')}<//><//>`
  const table = (/** @type {Client[]} */ rows) => html`<${DataTable} caption=${t('nav_clients')} columns=${shown('clients', every)} rows=${rows} sort=${sort} picked=${picked} onOpen=${(/** @type {Client} */ row) => go(`/clients/${row.id}`)} />`
  const state = place.value.query.get('etat') ?? ''
  return html`<div class="page">
    <${PageHead} title=${t('nav_clients')}><${NewButton}>${t('new_client')}<//><//>
    <div class=${listClass()}>
      <div class="list-bar"><${Tabs} label=${t('view')} value=${state} onPick=${(/** @type {string} */ value) => setQuery({ etat: value || null })}
        items=${[{ value: '', label: t('active') }, { value: 'archived', label: t('archived_ones') }]} /><${SearchField} label=${t('clients_search')} /></div>
      <${ListTools} list="clients" columns=${every} asked=${asked} />
      <${ListBody} list=${list} filtered=${filtered} empty=${empty} nothing=${t('clients_nothing')} table=${table} />
    </div>
    <${ArchiveBar} path="/clients" picked=${picked} list=${list} more=${(/** @type {any[]} */ rows) => html`<${CsvButton} list="clients" rows=${rows} />`} />
    ${creating && html`<${ClientDialog} client=${null} onClose=${close} onSaved=${(/** @type {Client} */ client) => go(`/clients/${client.id}`)} />`}
    ${open && html`<${ClientDialog} key=${open.id} client=${open} onClose=${close} />`}
  </div>`
}
