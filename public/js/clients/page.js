// One client: what is owed, their documents, the people who act for them, their particulars.
import { html, useState } from '../vendor/preact.js'
import { day, due, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { go, place } from '../core/router.js'
import { inCompany, may } from '../core/session.js'
import { useKept, useList } from '../core/store.js'
import { Badge, FaultState, LinkTabs, PageHead, SkeletonPage, SkeletonRows, StateBadge } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { RecordMenu } from '../ui/records.js'
import { ClientAccount } from './account.js'
import { ClientDialog } from './form.js'
import { ClientDetails, ClientPeople } from './parts.js'

/** @import { Client, DocumentRow } from '../core/shapes.js' */

/** @param {{ path: string, folder: string, client: Client, title: string, limit: number }} props */
function Documents({ path, folder, client, title, limit }) {
  const list = /** @type {ReturnType<typeof useList<DocumentRow>>} */ (useList(inCompany(path), new URLSearchParams({ client: client.id, sort: '-issued_on', limit: String(limit) })))
  return html`<section class="card section"><header><h2>${title}</h2>${list.next && html`<a class="small" href=${`${folder}?client=${client.id}`}>${t('see_all')}</a>`}</header>
    ${list.items === null ? (list.fault ? html`<${FaultState} fault=${list.fault} retry=${list.reload} />` : html`<${SkeletonRows} rows=${3} />`) : !list.items.length ? html`<p class="muted">${t('nothing_yet')}</p>` : html`<ul class="lines">
      ${list.items.map((row) => html`<li key=${row.id}><a class="grow plain" href=${`${folder}/${row.id}`}><span class="strong">${row.number ?? t('state_draft')}</span> <span class="soft">${row.subject}</span><br /><span class="small muted">${day(row.issued_on)}${row.open > 0 && row.due_on ? ` · ${due(row.due_on)}` : ''}</span></a>
        <${StateBadge} state=${row.state} /><span class="num strong">${money(row.gross_total, row.currency)}</span></li>`)}
    </ul>`}
  </section>`
}

/** @param {{ client: Client }} props */
const Activity = ({ client }) => html`<div class="stack">
  <${ClientAccount} client=${client} />
  <${Documents} path="/invoices" folder="/factures" client=${client} title=${t('last_invoices')} limit=${5} />
  <${Documents} path="/quotes" folder="/devis" client=${client} title=${t('last_quotes')} limit=${5} />
</div>`

/** @param {{ client: Client }} props */
const AllDocuments = ({ client }) => html`<div class="stack">
  <${Documents} path="/invoices" folder="/factures" client=${client} title=${t('nav_invoices')} limit=${50} />
  <${Documents} path="/quotes" folder="/devis" client=${client} title=${t('nav_quotes')} limit=${50} />
</div>`

/** Call or write at one press. @param {{ client: Client }} props */
const Reach = ({ client }) => html`
  ${client.phone && html`<${Button} kind="ghost" icon="phone" label=${`${t('call')} ${client.phone}`} href=${`tel:${client.phone.replace(/\s/g, '')}`} target="_self" />`}
  ${client.email && html`<${Button} kind="ghost" icon="mail" label=${`${t('write')} ${client.email}`} href=${`mailto:${client.email}`} target="_self" />`}`

/** @param {{ params: { id: string } }} props */
export default function ClientPage({ params }) {
  const path = inCompany(`/clients/${params.id}`)
  const kept = /** @type {ReturnType<typeof useKept<Client>>} */ (useKept(path))
  const [editing, edit] = useState(false)
  const client = kept.data
  const back = { href: '/clients', label: t('nav_clients') }
  if (!client) return html`<div class="page">${kept.fault ? html`<${PageHead} title=${t('client')} back=${back} /><${FaultState} fault=${kept.fault} retry=${kept.reload} framed />` : html`<${SkeletonPage} />`}</div>`
  const view = place.value.query.get('vue') ?? 'activite'
  const here = `/clients/${client.id}`
  const quote = `/devis/nouveau?client=${client.id}`
  const tabs = [{ href: here, label: t('tab_activity') }, { href: `${here}?vue=documents`, label: t('tab_documents') }, { href: `${here}?vue=contacts`, label: t('nav_contacts'), n: client.contacts.length }, { href: `${here}?vue=informations`, label: t('tab_details') }]
  return html`<div class="page">
    <${PageHead} title=${client.name} back=${back} badge=${client.archived && html`<${Badge} tone="hollow">${t('archived')}<//>`}>
      <${Reach} client=${client} />
      ${may('member') && html`<${Button} class="desk" icon="pencil" onClick=${() => edit(true)}>${t('edit')}<//>
        <${Button} class="desk" icon="file-check" href=${quote}>${t('new_quote')}<//>
        <${Button} kind="primary" icon="plus" href=${`/factures/nouveau?client=${client.id}`}>${t('new_invoice')}<//>
        <${RecordMenu} path="/clients" record=${client} name=${client.name} onGone=${() => go('/clients')}
          extra=${[{ label: t('edit'), icon: 'pencil', onClick: () => edit(true) }, { label: t('new_quote'), icon: 'file-check', href: quote }]} />`}
    <//>
    <${LinkTabs} label=${t('view')} items=${tabs} />
    ${view === 'documents' ? html`<${AllDocuments} client=${client} />` : view === 'contacts' ? html`<${ClientPeople} client=${client} />` : view === 'informations' ? html`<${ClientDetails} client=${client} />` : html`<${Activity} client=${client} />`}
    ${editing && html`<${ClientDialog} client=${client} onClose=${() => edit(false)} />`}
  </div>`
}
