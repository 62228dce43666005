// Lists and their states: head, tabs, search, filters, table, badge, empty, error, skeleton.
import { html, useEffect, useRef, useState } from '../vendor/preact.js'
import { Broken, Refused } from '../core/api.js'
import { t } from '../core/i18n.js'
import { useKeys } from '../core/keys.js'
import { go, place, setQuery } from '../core/router.js'
import { Button } from './form.js'
import { Icon } from './icon.js'

/** The title of a page, what it counts, its actions. @param {{ title: string, count?: string, back?: { href: string, label: string }, badge?: unknown, children?: unknown }} props */
export function PageHead({ title, count, back, badge, children }) {
  useEffect(() => void (document.title = `${title} – Comptoir`), [title])
  return html`<header>
    ${back && html`<a class="back" href=${back.href}><${Icon} name="arrow-left" />${back.label}</a>`}
    <div class="page-head"><h1 tabindex="-1">${title}</h1>${badge}${count && html`<span class="count num">${count}</span>`}${children && html`<div class="actions">${children}</div>`}</div>
  </header>`
}

/** @typedef {{ value: string, label: string, n?: number | undefined }} TabItem */

/** Tabs that are wider than the screen begin at the one that is chosen, and again when their counts arrive. @param {string} chosen */
function useShown(chosen) {
  const box = useRef(/** @type {HTMLElement | null} */ (null))
  useEffect(() => {
    const tab = /** @type {HTMLElement | null | undefined} */ (box.current?.querySelector('[aria-pressed="true"], [aria-current]'))
    if (box.current && tab) box.current.scrollLeft = tab.offsetLeft - box.current.offsetLeft - 24
  }, [chosen])
  return box
}

/** Buttons that choose one view of the list. @param {{ label: string, items: TabItem[], value: string, onPick: (value: string) => void }} props */
export const Tabs = ({ label, items, value, onPick }) => html`<div class="tabs" role="group" aria-label=${label} ref=${useShown(`${value} ${items.map(({ n }) => n)}`)}>
  ${items.map((item) => html`<button type="button" class="tab" key=${item.value} aria-pressed=${item.value === value} onClick=${() => onPick(item.value)}>
    ${item.label}${item.n !== undefined && html`<span class="n">${item.n}</span>`}</button>`)}
</div>`

/** Links between the parts of one thing, the current one marked. @param {{ label: string, items: { href: string, label: string, n?: number }[] }} props */
export const LinkTabs = ({ label, items }) => html`<nav class="tabs ruled" aria-label=${label} ref=${useShown(place.value.path)}>
  ${items.map(({ href, label: text, n }) => html`<a class="tab" key=${href} href=${href} aria-current=${href.split('?')[0] === place.value.path && (new URL(href, location.href).search || '?') === (location.search || '?') ? 'page' : undefined}>${text}${n !== undefined && html`<span class="n">${n}</span>`}</a>`)}
</nav>`

/** The search of a list: what is typed goes to the address bar. `/` comes here. @param {{ label: string }} props */
export function SearchField({ label }) {
  const box = useRef(/** @type {HTMLInputElement | null} */ (null))
  const timer = useRef(0)
  const asked = place.value.query.get('q') ?? ''
  const [text, setText] = useState(asked)
  useEffect(() => {
    if (document.activeElement !== box.current) setText(asked)
  }, [asked])
  useKeys({ '/': () => box.current?.focus() })
  const take = (/** @type {string} */ value) => {
    setText(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setQuery({ q: value.trim() || null }, { replace: true }), 180)
  }
  return html`<div class="search" role="search"><div class="control">
    <span class="prefix"><${Icon} name="search" /></span>
    <input type="search" ref=${box} aria-label=${label} placeholder=${label} autocomplete="off" spellcheck=${false} value=${text}
      onInput=${(/** @type {Event} */ event) => take(/** @type {HTMLInputElement} */ (event.currentTarget).value)}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && (text ? take('') : box.current?.blur())} />
    ${text ? html`<button type="button" class="inset" aria-label=${t('clear')} onClick=${() => (take(''), box.current?.focus())}><${Icon} name="x" /></button>` : html`<kbd aria-hidden="true" class="desk">/</kbd>`}
  </div></div>`
}

/** @typedef {'neutral' | 'accent' | 'ok' | 'warn' | 'bad' | 'hollow'} Tone */

/** A state: dot and word. @param {{ tone: Tone, children: unknown }} props */
export const Badge = ({ tone, children }) => html`<span class=${`badge ${tone}`}>${children}</span>`

/** The tones of the states of documents. @type {Record<string, Tone>} */
export const stateTones = { draft: 'hollow', sent: 'accent', issued: 'accent', accepted: 'ok', paid: 'ok', invoiced: 'ok', partly_invoiced: 'accent', partly_paid: 'warn', expired: 'warn', refused: 'bad', overdue: 'bad' }

/** French says it of a credit note in another gender. @param {{ state: string, kind?: string }} props */
export const StateBadge = ({ state, kind }) => html`<${Badge} tone=${stateTones[state] ?? 'neutral'}>${t(`state_${kind === 'credit' && state === 'issued' ? 'issued_credit' : state}`)}<//>`

/**
 * @typedef {{ key: string, label: string, cell: (row: any) => unknown, sort?: string, place?: 'lead' | 'figure' | 'side' | 'wide' | 'more', end?: boolean, hidden?: boolean }} Column
 * `place` says where the cell goes on a phone's card: `wide` cells are left out there.
 */
/**
 * @typedef {{ ids: Set<string>, set: (ids: Set<string>) => void, toggle: (id: string, extend?: boolean) => void, all: () => void, ties: (id: string) => object }} Picked
 */

/**
 * @param {{ caption: string, columns: Column[], rows: any[], sort?: string, picked?: Picked | undefined, nameOf?: (row: any) => string, onOpen?: (row: any) => void,
 *   keysOf?: (row: any) => Record<string, () => void> }} props
 * `sort` is `issued_on` or `-issued_on`; headers write `tri` in the address bar. `keysOf` are the keys of the current row.
 */
export function DataTable({ caption, columns, rows, sort = '', picked, nameOf = (row) => row.name, onOpen, keysOf }) {
  const [current, setCurrent] = useState(-1)
  // Keys may come faster than the page is drawn.
  const at = useRef(-1)
  const body = useRef(/** @type {HTMLElement | null} */ (null))
  const row = rows[current]
  const move = (/** @type {number} */ step) => (/** @type {KeyboardEvent} */ event) => {
    const row = rows[at.current]
    const next = Math.max(0, Math.min(rows.length - 1, at.current + step))
    at.current = next
    setCurrent(next)
    body.current?.children[next]?.scrollIntoView({ block: 'nearest' })
    if (!picked || !event.shiftKey || !row) return
    if (!picked.ids.has(row.id)) picked.toggle(row.id)
    picked.toggle(rows[next].id, true)
  }
  const [down, up] = [move(1), move(-1)]
  useKeys({
    j: down, k: up, ArrowDown: down, ArrowUp: up, 'shift+ArrowDown': down, 'shift+ArrowUp': up,
    ...(picked && rows.length ? { 'ctrl+a': picked.all } : {}),
    ...(row && onOpen ? { Enter: () => onOpen(row) } : {}),
    ...(picked ? { x: (/** @type {KeyboardEvent} */ { shiftKey }) => rows[at.current] && picked.toggle(rows[at.current].id, shiftKey) } : {}),
    ...(row ? { '.': () => /** @type {HTMLElement | null} */ (body.current?.querySelector('.current .more [popovertarget]'))?.click(), ...keysOf?.(row) } : {})
  })
  const every = picked && rows.length > 0 && rows.every(({ id }) => picked.ids.has(id))
  return html`<table class=${`table ${picked?.ids.size ? 'picking' : ''}`}><caption class="sr">${caption}</caption>
    <thead><tr>
      ${picked && html`<th scope="col" class="pick"><input type="checkbox" aria-label=${t('select_all')} checked=${every} onChange=${() => picked.set(new Set(every ? [] : rows.map(({ id }) => id)))} /></th>`}
      ${columns.map((column) => html`<${Header} key=${column.key} column=${column} sort=${sort} />`)}
    </tr></thead>
    <tbody ref=${body}>${rows.map((one, at) => html`<tr key=${one.id} class=${`${picked?.ids.has(one.id) ? 'selected' : ''} ${at === current ? 'current' : ''}`} ...${picked?.ties(one.id)}>
      ${picked && html`<td class="pick"><input type="checkbox" aria-label=${t('select_one', { name: nameOf(one) })} checked=${picked.ids.has(one.id)} onClick=${(/** @type {MouseEvent} */ { shiftKey }) => picked.toggle(one.id, shiftKey)} /></td>`}
      ${columns.map((column) => html`<td key=${column.key} class=${`${column.place ?? ''} ${column.end ? 'end num' : ''}`}>${column.cell(one)}</td>`)}
    </tr>`)}</tbody>
  </table>`
}

/** @param {{ column: Column, sort: string }} props */
function Header({ column, sort }) {
  const { sort: by, label, hidden, end } = column
  if (!by) return html`<th scope="col" class=${end ? 'end' : ''}>${hidden ? html`<span class="sr">${label}</span>` : label}</th>`
  const down = sort === '-' + by
  const on = down || sort === by
  const next = on ? (down ? by : '-' + by) : by
  return html`<th scope="col" class=${end ? 'end' : ''} aria-sort=${on ? (down ? 'descending' : 'ascending') : undefined}>
    <button type="button" onClick=${() => setQuery({ tri: next })}>${label}<${Icon} name=${down ? 'arrow-down' : 'arrow-up'} />${!on && html`<span class="sr">${t('sort_by')}</span>`}</button>
  </th>`
}

/** More rows of the same list. @param {{ next: string | null, more: () => Promise<void> }} props */
export function More({ next, more }) {
  const [busy, setBusy] = useState(false)
  if (!next) return null
  const ask = () => {
    setBusy(true)
    more().finally(() => setBusy(false))
  }
  return html`<div class="list-foot"><${Button} kind="ghost" busy=${busy} onClick=${ask}>${t('show_more')}<//></div>`
}

/** @param {{ icon: import('./icon.js').IconName, title: string, text?: string, tone?: 'bad', framed?: boolean, children?: unknown }} props */
export const EmptyState = ({ icon, title, text, tone, framed, children }) => html`<div class=${`empty ${tone ?? ''} ${framed ? 'card' : ''}`}>
  <span class="mark"><${Icon} name=${icon} /></span><h2>${title}</h2>${text && html`<p>${text}</p>`}${children && html`<div class="actions">${children}</div>`}
</div>`

/** What went wrong, and the way on. @param {{ fault: Refused | Broken | null, retry: () => void, framed?: boolean }} props */
export function FaultState({ fault, retry, framed }) {
  if (fault instanceof Refused && fault.status === 403) return html`<${EmptyState} icon="ban" framed=${framed} title=${t('forbidden_title')} text=${fault.detail || t('forbidden')} />`
  if (fault instanceof Refused && fault.status === 404) return html`<${EmptyState} icon="search" framed=${framed} title=${t('gone_title')} text=${t('gone')}><${Button} href="/accueil">${t('to_home')}<//><//>`
  const reference = fault instanceof Broken && fault.reference ? ` (${t('reference')} ${fault.reference.slice(0, 8)})` : ''
  return html`<${EmptyState} icon="circle-alert" tone="bad" framed=${framed} title=${t('unloaded_title')} text=${(navigator.onLine ? t('unloaded') : t('unloaded_offline')) + reference}><${Button} icon="rotate-ccw" onClick=${retry}>${t('retry')}<//><//>`
}

export const SkeletonRows = ({ rows = 8 }) => html`<div class="skeleton-rows" aria-busy="true" aria-label=${t('loading')} role="status">${Array.from({ length: rows }, (_, at) => html`<div key=${at}><span class="skeleton" /><span class="skeleton" /><span class="skeleton" /></div>`)}</div>`

export const SkeletonPage = () => html`<div class="skeleton-page" aria-busy="true" aria-label=${t('loading')} role="status"><span class="skeleton" /><span class="skeleton" /><span class="skeleton" /></div>`

/** @param {{ tone?: 'info' | 'warn' | 'bad' | 'ok', icon?: import('./icon.js').IconName, children?: unknown, action?: unknown }} props */
export const Banner = ({ tone = 'info', icon = tone === 'info' ? 'info' : tone === 'ok' ? 'circle-check' : 'triangle-alert', children, action }) => html`<div class=${`banner ${tone}`} role="note"><${Icon} name=${icon} /><div class="grow">${children}</div>${action}</div>`

/**
 * The body of a list in whichever of its states it is.
 * @param {{ list: { items: any[] | null, fault: Refused | Broken | null, next: string | null, more: () => Promise<void>, reload: () => void }, filtered: boolean,
 *   empty: unknown, nothing: string, table: (rows: any[]) => unknown }} props
 */
export function ListBody({ list, filtered, empty, nothing, table }) {
  if (list.items === null) return list.fault ? html`<${FaultState} fault=${list.fault} retry=${list.reload} />` : html`<${SkeletonRows} />`
  if (list.items.length > 0) return html`${table(list.items)}<${More} next=${list.next} more=${list.more} />`
  if (!filtered) return empty
  return html`<${EmptyState} icon="search" title=${nothing}><${Button} onClick=${() => go(location.pathname)}>${t('clear_filters')}<//><//>`
}
