// What comes over the page: dialogs, sheets, menus, confirmations, toasts.
import { html, signal, useEffect, useId, useLayoutEffect, useRef } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { say } from '../core/live.js'
import { Icon } from './icon.js'

const firstField = 'input:not([type=hidden]):not([tabindex="-1"]):not(:disabled), select, textarea, [data-first]'

/** The open dialogs, the topmost last: what is behind it can be neither heard nor reached. @type {import('../vendor/preact.js').Signal<string[]>} */
const stack = signal([])

/**
 * A native modal dialog. With `onSubmit` its inside is a form. Escape and the cross call onClose; focus returns where it was.
 * @param {{ title: string, onClose: () => void, kind?: 'modal' | 'wide' | 'sheet' | 'sheet full' | 'sheet full editor' | 'palette', onSubmit?: (event: Event) => void, footer?: unknown, bare?: boolean, head?: unknown, children?: unknown }} props
 */
export function Dialog({ title, onClose, kind = 'modal', onSubmit, footer, bare = false, head, children }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null))
  const id = useId()
  useLayoutEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    dialog?.showModal()
    stack.value = [...stack.value, id]
    const first = dialog?.querySelector('.dialog-body')?.querySelector(firstField) ?? dialog?.querySelector(firstField)
    if (first instanceof HTMLElement) first.focus()
    return () => {
      stack.value = stack.value.filter((one) => one !== id)
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const cancel = (/** @type {Event} */ event) => {
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  const veil = (/** @type {MouseEvent} */ event) => event.target === box.current && !onSubmit && onClose()
  const inside = bare
    ? html`<h2 id=${id} class="sr">${title}</h2>${children}`
    : html`<header class="dialog-head"><h2 id=${id}>${title}</h2>${head}<button type="button" class="button ghost square" aria-label=${t('close')} onClick=${onClose}><${Icon} name="x" /></button></header>
      <div class="dialog-body">${children}</div>${footer && html`<footer class="dialog-foot">${footer}</footer>`}`
  return html`<dialog ref=${box} class=${`dialog ${kind}`} aria-labelledby=${id} onCancel=${cancel} onClick=${veil}>
    ${onSubmit ? html`<form novalidate onSubmit=${onSubmit}>${inside}</form>` : html`<div class="inner">${inside}</div>`}
    <div class="sr" role="status" aria-live="polite" data-live="polite" /><div class="sr" role="alert" data-live="urgent" />
    ${stack.value.at(-1) === id && html`<${Toasts} />`}
  </dialog>`
}

/** @typedef {{ title: string, text?: string, action: string, cancel?: string, danger?: boolean }} Question */
/** @type {import('../vendor/preact.js').Signal<(Question & { answer: (yes: boolean) => void }) | null>} */
const question = signal(null)

/** Asks, and promises the answer. @param {Question} asked @returns {Promise<boolean>} */
export const confirm = (asked) =>
  new Promise((done) => {
    question.value = { ...asked, answer: (yes) => ((question.value = null), done(yes)) }
  })

/** @typedef {{ id: number, text: string, tone: 'ok' | 'bad', action?: string, act?: () => void }} Toast */
/** @type {import('../vendor/preact.js').Signal<Toast[]>} */
const toasts = signal([])
let count = 0

/**
 * Says what happened; with `act`, offers to undo it for as long as it stays.
 * @param {string} text @param {{ tone?: 'ok' | 'bad', action?: string, act?: () => void, stay?: number }} [how]
 */
export function toast(text, { tone = 'ok', stay = 6000, ...rest } = {}) {
  const id = ++count
  toasts.value = [...toasts.value.slice(-2), { id, text, tone, ...rest }]
  say(text)
  const leave = () => (document.querySelector('.toasts:is(:hover, :focus-within)') ? setTimeout(leave, 1500) : dismiss(id))
  setTimeout(leave, stay)
}

/** @param {number} id */
const dismiss = (id) => (toasts.value = toasts.value.filter((one) => one.id !== id))

/** Where questions appear, and toasts while no dialog is open; the shell holds one. */
export function Overlays() {
  const asked = question.value
  return html`
    ${asked && html`<${Dialog} key=${asked.title} title=${asked.title} onClose=${() => asked.answer(false)} footer=${html`
      <button type="button" class="button" data-first=${!asked.text} onClick=${() => asked.answer(false)}>${asked.cancel ?? t('cancel')}</button>
      <button type="button" class=${`button ${asked.danger ? 'danger' : 'primary'}`} onClick=${() => asked.answer(true)}>${asked.action}</button>`}><p>${asked.text}</p><//>`}
    ${stack.value.length === 0 && html`<${Toasts} />`}`
}

function Toasts() {
  const box = useRef(/** @type {HTMLElement | null} */ (null))
  const shown = toasts.value
  useLayoutEffect(() => {
    if (!shown.length || !box.current) return
    if (box.current.matches(':popover-open')) box.current.hidePopover()
    box.current.showPopover() // above any open dialog
  }, [shown])
  return shown.length > 0 && html`<div class="toasts" popover="manual" ref=${box}>${shown.map((one) => html`<div class=${`toast ${one.tone}`} key=${one.id}>
    <${Icon} name=${one.tone === 'ok' ? 'circle-check' : 'circle-alert'} /><p>${one.text}</p>
    ${one.act && html`<button type="button" onClick=${() => (dismiss(one.id), one.act?.())}>${one.action ?? t('undo')}</button>`}
    <button type="button" class="square" aria-label=${t('close')} onClick=${() => dismiss(one.id)}><${Icon} name="x" /></button>
  </div>`)}</div>`
}

/** @typedef {{ label: string, icon?: import('./icon.js').IconName, keys?: string, danger?: boolean, href?: string, download?: boolean, onClick?: () => void } | 'line'} MenuItem */

/**
 * A button and its menu, by the popover attribute; arrows move, Escape closes and gives focus back.
 * @param {{ items: MenuItem[], button: (ties: object) => unknown, title?: string }} props
 */
export function Menu({ items, button, title }) {
  const id = useId()
  const box = useRef(/** @type {HTMLElement | null} */ (null))
  const place = (/** @type {ToggleEvent} */ event) => {
    const menu = box.current
    const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)
    if (event.newState !== 'open' || !menu || !anchor) return
    const at = anchor.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = menu
    const left = at.left + width > innerWidth - 8 ? Math.max(8, at.right - width) : at.left
    const below = at.bottom + 4 + height < innerHeight
    menu.style.left = `${left}px`
    menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - 4 - height)}px`
    const first = menu.querySelector('.menu-item')
    if (first instanceof HTMLElement) first.focus({ preventScroll: true })
  }
  const move = (/** @type {KeyboardEvent} */ event) => {
    const doors = /** @type {HTMLElement[]} */ ([...(box.current?.querySelectorAll('.menu-item') ?? [])])
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Tab') box.current?.hidePopover()
    if (!step) return
    event.preventDefault()
    const now = doors.indexOf(/** @type {HTMLElement} */ (document.activeElement))
    doors[(now + step + doors.length) % doors.length]?.focus()
  }
  const act = (/** @type {() => void | undefined} */ run) => {
    box.current?.hidePopover()
    run?.()
  }
  return html`${button({ popovertarget: id, 'aria-haspopup': 'menu' })}
    <div class="menu" id=${id} popover="auto" role="menu" aria-label=${title} ref=${box} onToggle=${place} onKeyDown=${move}>
      ${items.map((item) => item === 'line' ? html`<hr />` : html`<${MenuDoor} item=${item} act=${act} />`)}
    </div>`
}

/** @param {{ item: Exclude<MenuItem, 'line'>, act: (run: any) => void }} props */
function MenuDoor({ item, act }) {
  const inside = html`${item.icon && html`<${Icon} name=${item.icon} />`}<span class="grow">${item.label}</span>${item.keys && html`<kbd>${item.keys}</kbd>`}`
  const name = `menu-item ${item.danger ? 'danger' : ''}`
  if (item.href) return html`<a role="menuitem" class=${name} href=${item.href} download=${item.download} onClick=${() => act(undefined)}>${inside}</a>`
  return html`<button type="button" role="menuitem" class=${name} onClick=${() => act(item.onClick)}>${inside}</button>`
}

/** Runs something when the pointer or focus leaves for elsewhere. @param {import('../vendor/preact.js').Ref<HTMLElement | null>} box @param {() => void} leave */
export function useOutside(box, leave) {
  useEffect(() => {
    const out = (/** @type {Event} */ event) => event.target instanceof Node && !box.current?.contains(event.target) && leave()
    document.addEventListener('pointerdown', out)
    return () => document.removeEventListener('pointerdown', out)
  })
}
