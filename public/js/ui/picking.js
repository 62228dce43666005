// Which rows of a list are chosen: one by one, a range, all that the filter shows; by touch, a long press begins.
import { html, useEffect, useRef, useState } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { place } from '../core/router.js'
import { Button } from './form.js'

/** The most that are chosen at once. */
export const MOST = 200
const HOLD = 500

/**
 * @param {{ items: { id: string }[] | null, next: string | null, more: () => Promise<unknown> }} list
 * @returns {import('./data.js').Picked}
 */
export function usePicked(list) {
  const [ids, setIds] = useState(/** @type {Set<string>} */ (new Set()))
  const set = (/** @type {Set<string>} */ some) => setIds(new Set([...some].slice(0, MOST)))
  const anchor = useRef(/** @type {string | null} */ (null))
  const [all, askAll] = useState(false)
  const rows = list.items ?? []
  const asked = place.value.path + place.value.query
  useEffect(() => {
    set(new Set())
    askAll(false)
  }, [asked])
  // Page after page, until the filter or the limit is reached.
  useEffect(() => {
    if (!all) return
    if (list.next && rows.length < MOST) return void list.more().catch(() => askAll(false))
    set(new Set(rows.map(({ id }) => id)))
    askAll(false)
  }, [all, rows.length])
  const toggle = (/** @type {string} */ id, /** @type {boolean} */ extend = false) => {
    const now = new Set(ids)
    const [from, to] = [rows.findIndex((row) => row.id === anchor.current), rows.findIndex((row) => row.id === id)]
    if (extend && from >= 0) for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) now.add(row.id)
    else if (!now.delete(id)) now.add(id)
    anchor.current = id
    set(now)
  }
  return { ids, set, toggle, all: () => askAll(true), ties: useTouch(ids, toggle) }
}

/** What a row needs so that a finger can choose it. @param {Set<string>} ids @param {(id: string) => void} toggle */
function useTouch(ids, toggle) {
  const press = useRef({ timer: 0, held: false, x: 0, y: 0 })
  return (/** @type {string} */ id) => ({
    onPointerDown: (/** @type {PointerEvent} */ { pointerType, clientX: x, clientY: y }) => {
      clearTimeout(press.current.timer)
      press.current = { x, y, held: false, timer: pointerType === 'touch' ? setTimeout(() => ((press.current.held = true), navigator.vibrate?.(10), toggle(id)), HOLD) : 0 }
    },
    onPointerMove: (/** @type {PointerEvent} */ { clientX, clientY }) => Math.hypot(clientX - press.current.x, clientY - press.current.y) > 10 && clearTimeout(press.current.timer),
    onPointerUp: () => clearTimeout(press.current.timer),
    onPointerCancel: () => clearTimeout(press.current.timer),
    onContextMenu: (/** @type {Event} */ event) => press.current.timer && event.preventDefault(),
    // The click that ends the press opens nothing, and while some are chosen a touch chooses more.
    onClickCapture: (/** @type {Event} */ event) => {
      const { timer, held } = press.current
      if (!timer || (!held && !ids.size) || (event.target instanceof Element && event.target.closest('.more, .pick'))) return
      event.preventDefault()
      event.stopPropagation()
      if (!held) toggle(id)
      press.current.held = false
    }
  })
}

/**
 * Acts on the chosen rows together. @param {{ picked: import('./data.js').Picked, list: { items: unknown[] | null, next: string | null }, doing?: string | undefined, children?: unknown }} props
 * `doing` says how far a long act has come.
 */
export function BulkBar({ picked, list, doing, children }) {
  const { size } = picked.ids
  const rest = list.next && size < MOST && size >= Math.min(list.items?.length ?? 0, MOST)
  return html`<div class="bulk" role="region" aria-label=${t('selection')}><span role="status" class="num">${doing ?? t(size === MOST ? 'selected_most' : 'selected', { n: size })}</span>
    ${rest && html`<button type="button" class="button link" onClick=${picked.all}>${t('select_more', { n: MOST })}</button>`}
    ${children}<${Button} kind="ghost" icon="x" label=${t('deselect')} onClick=${() => picked.set(new Set())} /></div>`
}
