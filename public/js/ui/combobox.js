// A combobox after the ARIA pattern: type, arrows, Enter; the last row may create what was typed.
import { html, useEffect, useId, useRef, useState } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { say } from '../core/live.js'
import { Field } from './form.js'
import { Icon } from './icon.js'
import { useOutside } from './overlay.js'

/** @typedef {{ id: string, label: string, detail?: string | undefined, data?: unknown }} Option */

/** Text without accents or case, to compare as people search. @param {string} text */
export const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * @param {{ label: string, name?: string, hint?: string, error?: string | undefined, optional?: boolean, hidden?: boolean, class?: string, placeholder?: string,
 *   text: string, onText: (text: string) => void, find: (text: string) => Option[] | Promise<Option[]>, onPick: (option: Option) => void, onCreate?: (text: string) => void,
 *   clearable?: boolean, inputRef?: import('../vendor/preact.js').Ref<HTMLInputElement | null>, onKeyDown?: (event: KeyboardEvent) => void, startOpen?: boolean }} props
 * `text` is what the field shows; `find` proposes for it and may answer later.
 */
export function Combobox({ label, name, hint, error, optional, hidden, class: more, placeholder, text, onText, find, onPick, onCreate, clearable, inputRef, onKeyDown, startOpen = false }) {
  const own = useId()
  const box = useRef(/** @type {HTMLElement | null} */ (null))
  const turn = useRef(0)
  const [open, setOpen] = useState(startOpen)
  const [at, setAt] = useState(0)
  const [options, setOptions] = useState(/** @type {Option[]} */ ([]))
  const [typed, setTyped] = useState(false)
  const creates = Boolean(onCreate && text.trim() && !options.some((option) => fold(option.label) === fold(text.trim())))
  const count = options.length + (creates ? 1 : 0)

  useEffect(() => {
    if (!open) return
    const mine = ++turn.current
    const timer = setTimeout(async () => {
      const found = await find(typed ? text.trim() : '')
      if (mine !== turn.current) return
      setOptions(found)
      setAt(0)
      if (typed) say(t('proposals', { n: found.length }))
    }, typed ? 90 : 0)
    return () => clearTimeout(timer)
  }, [open, text, typed])
  useOutside(box, () => setOpen(false))

  const choose = (/** @type {number} */ which) => {
    const option = options[which]
    setOpen(false)
    setTyped(false)
    if (option) onPick(option)
    else if (creates) onCreate?.(text.trim())
  }
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && !event.altKey && (open || event.key === 'ArrowDown')) {
      event.preventDefault()
      if (open && count) setAt((at + step + count) % count)
      else setOpen(true)
    } else if (event.key === 'Enter' && open && count) {
      event.preventDefault()
      event.stopPropagation()
      choose(at)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    } else {
      if (event.key === 'Tab') setOpen(false)
      onKeyDown?.(event)
    }
  }
  const type = (/** @type {Event} */ event) => {
    setTyped(true)
    setOpen(true)
    onText(/** @type {HTMLInputElement} */ (event.currentTarget).value)
  }
  const list = `${own}-list`
  const shown = open && (count > 0 || typed)
  const input = (/** @type {object} */ ties) => html`<div class="combobox" ref=${box}><div class="control">
    <input type="text" role="combobox" autocomplete="off" spellcheck=${false} name=${name} ref=${inputRef} value=${text} placeholder=${placeholder} aria-autocomplete="list" aria-expanded=${shown}
      aria-controls=${list} aria-activedescendant=${shown && count ? `${own}-${at}` : undefined} onInput=${type} onKeyDown=${press} onClick=${() => setOpen(true)} ...${ties} />
    ${clearable && text && html`<button type="button" class="inset" aria-label=${t('clear')} onClick=${() => (onText(''), setTyped(false))}><${Icon} name="x" /></button>`}
  </div>
  <ul class="options" id=${list} role="listbox" aria-label=${label} hidden=${!shown}>
    ${options.map((option, which) => html`<${Row} key=${option.id} id=${`${own}-${which}`} on=${which === at} pick=${() => choose(which)}>${option.label}${option.detail && html`<small>${option.detail}</small>`}<//>`)}
    ${creates && html`<${Row} key="create" id=${`${own}-${options.length}`} on=${at === options.length} pick=${() => choose(options.length)} create><span>${t('create_named')} « <b>${text.trim()}</b> »</span><//>`}
    ${!count && html`<li class="none" role="option" aria-disabled="true" aria-selected="false">${t('no_proposal')}</li>`}
  </ul></div>`
  return html`<${Field} ...${{ label, name, hint, error, optional, hidden, class: more }} control=${input} />`
}

/** @param {{ id: string, on: boolean, pick: () => void, create?: boolean, children?: unknown }} props */
function Row({ id, on, pick, create, children }) {
  const row = useRef(/** @type {HTMLElement | null} */ (null))
  useEffect(() => void (on && row.current?.scrollIntoView({ block: 'nearest' })), [on])
  return html`<li class=${`option ${create ? 'create' : ''}`} id=${id} ref=${row} role="option" aria-selected=${on} onPointerDown=${(/** @type {Event} */ event) => event.preventDefault()} onClick=${pick}>${children}</li>`
}
