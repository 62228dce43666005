// Groups of contacts: who receives what; members come and go one by one.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { go } from '../core/router.js'
import { inCompany, may } from '../core/session.js'
import { forget, useList } from '../core/store.js'
import { Combobox } from '../ui/combobox.js'
import { DataTable, EmptyState, ListBody, PageHead, SearchField, SkeletonRows } from '../ui/data.js'
import { Button, ErrorSummary, TextField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { NewButton, RecordMenu, save, sheetHref, useRecords } from '../ui/records.js'
import { attempt, useForm } from '../ui/use-form.js'

/** @import { Contact, Group } from '../core/shapes.js' */

/** @param {{ first_name: string, last_name: string }} contact */
const fullName = ({ first_name, last_name }) => `${first_name} ${last_name}`.trim()

/** @returns {import('../ui/data.js').Column[]} */
const columns = () => [
  { key: 'name', label: t('group'), sort: 'name', place: 'lead', cell: (/** @type {Group} */ group) => html`<a class="open" href=${sheetHref(group.id)}>${group.name}</a>` },
  { key: 'contacts', label: t('members'), end: true, place: 'figure', cell: (/** @type {Group} */ group) => html`<span class="soft">${t('members_count', { n: group.contacts })}</span>` },
  { key: 'more', label: t('actions'), hidden: true, place: 'more', cell: (/** @type {Group} */ group) => html`<${RecordMenu} path="/groups" record=${group} name=${group.name} edit=${sheetHref(group.id)} extra=${[{ label: t('see_contacts'), icon: 'users', href: `/contacts?groupe=${group.id}` }]} />` }
]

/** @param {{ group: Group }} props */
function Members({ group }) {
  const path = inCompany('/contacts')
  const list = /** @type {ReturnType<typeof useList<Contact>>} */ (useList(path, new URLSearchParams({ group: group.id })))
  const [text, setText] = useState('')
  const inside = new Set(list.items?.map(({ id }) => id))
  const change = (/** @type {'PUT' | 'DELETE'} */ method, /** @type {string} */ id) =>
    attempt(async () => {
      await call(method, inCompany(`/groups/${group.id}/contacts/${id}`))
      forget(path, inCompany('/groups'))
    })
  const find = async (/** @type {string} */ typed) => {
    const found = await call('GET', `${path}?limit=8&q=${encodeURIComponent(typed)}`)
    return found.items.filter((/** @type {Contact} */ { id }) => !inside.has(id)).map((/** @type {Contact} */ contact) => ({ id: contact.id, label: fullName(contact), detail: contact.email ?? '' }))
  }
  return html`<section class="stack"><h3>${t('members')}</h3>
    ${may('member') && html`<${Combobox} label=${t('add_member')} hidden placeholder=${t('add_member')} text=${text} onText=${setText} find=${find} onPick=${(/** @type {{ id: string }} */ { id }) => (setText(''), change('PUT', id))} />`}
    ${list.items === null ? html`<${SkeletonRows} rows=${3} />` : !list.items.length ? html`<p class="muted">${t('no_member')}</p>` : html`<ul class="lines">
      ${list.items.map((contact) => html`<li key=${contact.id}><span class="grow"><span class="strong">${fullName(contact)}</span><br /><span class="small muted">${contact.email ?? contact.role ?? ''}</span></span>
        ${may('member') && html`<${Button} kind="ghost" icon="x" label=${t('remove_member', { name: fullName(contact) })} onClick=${() => change('DELETE', contact.id)} />`}</li>`)}
    </ul>`}
  </section>`
}

/** @param {{ group: Group | null, onClose: () => void }} props */
function GroupDialog({ group, onClose }) {
  const form = useForm({
    initial: { name: group?.name ?? '' },
    check: ({ name }) => (name.trim() ? [] : [{ field: 'name', text: t('group_name_needed') }]),
    save: async ({ name }, key) => {
      const saved = await save('/groups', group, { name: name.trim() }, key)
      forget(inCompany('/contacts'))
      toast(t(group ? 'group_saved' : 'group_created', { name: saved.name }))
      if (group) onClose()
      else go(`/groupes?fiche=${saved.id}`, { replace: true })
    }
  })
  const footer = may('member') && html`<${Button} onClick=${onClose}>${t(group ? 'close' : 'cancel')}<//><${Button} kind="primary" submit busy=${form.busy} disabled=${group !== null && !form.changed}>${t(group ? 'save' : 'group_create')}<//>`
  return html`<${Dialog} title=${group?.name ?? t('new_group')} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form">
      <${ErrorSummary} errors=${form.errors} />
      <${TextField} label=${t('group_name')} hint=${t('group_name_hint')} ...${form.field('name')} readonly=${!may('member')} />
      ${group && html`<hr /><${Members} group=${group} />`}
    </div>
  <//>`
}

export default function Groups() {
  const { list, filtered, sort, creating, open, close } = useRecords('/groups', 'name')
  const empty = html`<${EmptyState} icon="tags" title=${t('groups_empty')} text=${t('groups_empty_text')}><${NewButton}>${t('new_group')}<//><//>`
  const table = (/** @type {Group[]} */ rows) => html`<${DataTable} caption=${t('nav_groups')} columns=${columns()} rows=${rows} sort=${sort} onOpen=${(/** @type {Group} */ row) => go(sheetHref(row.id))} />`
  return html`<div class="page">
    <${PageHead} title=${t('nav_groups')}><${NewButton}>${t('new_group')}<//><//>
    <div class="card list"><div class="list-bar"><${SearchField} label=${t('groups_search')} /></div>
      <${ListBody} list=${list} filtered=${filtered} empty=${empty} nothing=${t('groups_nothing')} table=${table} /></div>
    ${creating && html`<${GroupDialog} key="new" group=${null} onClose=${close} />`}
    ${open && html`<${GroupDialog} key=${open.id} group=${open} onClose=${close} />`}
  </div>`
}
