// Saved views of a list: one's own and the company's, chosen from a menu; the preferred one opens the list.
import { html, useEffect, useRef, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { go, place } from '../core/router.js'
import { inCompany, may } from '../core/session.js'
import { forget, useKept } from '../core/store.js'
import { Icon } from '../ui/icon.js'
import { Menu, toast } from '../ui/overlay.js'
import { attempt } from '../ui/use-form.js'
import { Later } from './later.js'

/** @typedef {{ id: string, list: string, name: string, query: string, shared: boolean, mine: boolean, preferred: boolean, version: number }} View */
/** @typedef {import('../ui/overlay.js').MenuItem} MenuItem */

/** The words of an address that make a view, in one order so that two can be compared. */
const WORDS = ['q', 'statut', 'etat', 'groupe', 'client', 'type', 'moyen', 'sens', 'periode', 'du', 'au', 'echeance', 'echeance_du', 'echeance_au', 'min', 'max', 'tri']

/** What of a query a view keeps. @param {URLSearchParams} query */
export const essence = (query) => new URLSearchParams(/** @type {string[][]} */ (WORDS.map((word) => [word, query.get(word)]).filter(([, value]) => value))).toString()

/** @param {View} view */
const address = ({ id, query }) => `${place.value.path}?${new URLSearchParams([...new URLSearchParams(essence(new URLSearchParams(query))), ['vue', id]])}`

/** @param {{ list: string }} props */
export default function Views({ list }) {
  const path = inCompany(`/views?list=${list}`)
  const { data } = /** @type {ReturnType<typeof useKept<{ items: View[] }>>} */ (useKept(path))
  const [edited, setEdited] = useState(/** @type {{ view: View | null } | null} */ (null))
  const views = data?.items
  useArrival(views)
  const { query } = place.value
  const current = views?.find(({ id }) => id === query.get('vue'))
  const now = essence(query)
  const changed = current && current.query !== now
  const ours = current && (current.mine || (current.shared && may('admin')))
  const update = () => attempt(async () => {
    if (!current) return
    const { name, shared } = current
    await call('PUT', inCompany(`/views/${current.id}`), { list, name, shared, query: now }, { ifMatch: current.version })
    forget(path)
    toast(t('lists.view_saved', { name }))
  })
  /** @type {(MenuItem | false | undefined)[]} */
  const items = [
    ...(views ?? []).map((view) => /** @type {MenuItem} */ ({ label: view.name + (view.preferred ? ` · ${t('lists.preferred_short')}` : ''), icon: view.id === current?.id ? 'check' : view.shared ? 'users' : 'eye', onClick: () => void go(address(view)) })),
    (views?.length ?? 0) > 0 && 'line',
    (current || views?.some(({ preferred }) => preferred)) && { label: t('lists.everything'), icon: 'x', onClick: () => void go(`${place.value.path}?vue=tout`) },
    may('member') && changed && ours && { label: t('lists.update_view', { name: current.name }), icon: 'check', onClick: () => void update() },
    may('member') && current && { label: t('lists.edit_view'), icon: 'pencil', onClick: () => setEdited({ view: current }) },
    may('member') && { label: t('lists.save_view'), icon: 'plus', onClick: () => setEdited({ view: null }) }
  ]
  const shown = items.filter((item) => item !== false && item !== undefined)
  if (!views || !shown.length) return null
  return html`<${Menu} title=${t('lists.views')} items=${shown} button=${(/** @type {object} */ ties) => html`<button type="button" class=${`chip tool ${current ? 'on' : ''}`} ...${ties}>
      <${Icon} name="eye" /><span class="clip">${current ? current.name + (changed ? ` · ${t('lists.changed')}` : '') : t('lists.views')}</span><${Icon} name="chevron-down" /></button>`} />
    ${edited && html`<${Later} load=${() => import('./view-dialog.js')} list=${list} view=${edited.view} query=${now} onClose=${() => setEdited(null)} />`}`
}

/** Whoever comes to the bare list finds it as they prefer it; nobody who has already narrowed it is moved. @param {View[] | undefined} views */
function useArrival(views) {
  const waiting = useRef(location.search === '')
  useEffect(() => {
    if (!views || !waiting.current) return
    waiting.current = false
    const preferred = views.find((view) => view.preferred)
    if (preferred && location.search === '') go(address(preferred), { replace: true })
  }, [views])
}
