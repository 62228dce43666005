// Several contacts into a group, or out of it, at once.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { inCompany, may } from '../core/session.js'
import { forget } from '../core/store.js'
import { Button } from '../ui/form.js'
import { Menu, toast } from '../ui/overlay.js'
import { attempt } from '../ui/use-form.js'

/** @import { Contact, Group } from '../core/shapes.js' */

/** @param {{ rows: Contact[], groups: Group[], picked: import('../ui/data.js').Picked }} props */
export function RegroupButton({ rows, groups, picked }) {
  const [busy, setBusy] = useState(false)
  if (!groups.length || !may('member')) return null
  const inside = (/** @type {Group} */ { id }) => rows.filter((row) => row.groups.some((group) => group.id === id)).map((row) => row.id)
  const change = async (/** @type {Group} */ group, /** @type {'add' | 'remove'} */ way, /** @type {string[]} */ ids) => {
    setBusy(true)
    await attempt(async () => {
      await call('POST', inCompany(`/groups/${group.id}/contacts`), { [way]: ids })
      forget(inCompany('/contacts'), inCompany('/groups'))
      picked.set(new Set())
      toast(t(way === 'add' ? 'regroup_added' : 'regroup_removed', { n: ids.length, name: group.name }))
    })
    setBusy(false)
  }
  const joins = groups.filter((group) => inside(group).length < rows.length).map((group) => {
    const out = rows.map(({ id }) => id).filter((id) => !inside(group).includes(id))
    return { label: t('regroup_add', { name: group.name }), icon: /** @type {const} */ ('plus'), onClick: () => void change(group, 'add', out) }
  })
  const leaves = groups.filter((group) => inside(group).length > 0).map((group) => ({ label: t('regroup_remove', { name: group.name }), icon: /** @type {const} */ ('x'), onClick: () => void change(group, 'remove', inside(group)) }))
  const items = [...joins, ...(joins.length && leaves.length ? [/** @type {const} */ ('line')] : []), ...leaves]
  return html`<${Menu} title=${t('nav_groups')} items=${items} button=${(/** @type {object} */ ties) => html`<${Button} icon="tags" busy=${busy} ...${ties}>${t('nav_groups')}<//>`} />`
}
