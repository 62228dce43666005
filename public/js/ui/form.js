// Buttons and fields. Text fields everywhere: never type=number, never a browser's own date picker in the way.
import { html, useEffect, useId, useRef, useState } from '../vendor/preact.js'
import { parseDay } from '../core/dates.js'
import { parseAmount, plainAmount, plainDay } from '../core/format.js'
import { t } from '../core/i18n.js'
import { Icon } from './icon.js'

/**
 * @param {{ kind?: 'primary' | 'secondary' | 'ghost' | 'danger' | 'link', icon?: import('./icon.js').IconName, label?: string, busy?: boolean, submit?: boolean,
 *   href?: string, keys?: string, big?: boolean, full?: boolean, disabled?: boolean, class?: string, onClick?: (event: MouseEvent) => void, children?: unknown } & Record<string, unknown>} props
 * With `label` alone it is a square of its icon.
 */
export function Button({ kind = 'secondary', icon, label, busy = false, submit = false, href, keys, big, full, disabled = false, class: more = '', onClick, children, ...rest }) {
  const name = ['button', kind, !children && label ? 'square' : '', big ? 'big' : '', full ? 'full' : '', more].filter(Boolean).join(' ')
  const inside = html`${busy ? html`<span class="spin" />` : icon && html`<${Icon} name=${icon} />`}${children}${keys && html`<kbd aria-hidden="true">${keys}</kbd>`}`
  if (href) return html`<a class=${name} href=${href} aria-label=${label} title=${children ? undefined : label} ...${rest}>${inside}</a>`
  const still = busy || disabled
  return html`<button type=${submit ? 'submit' : 'button'} class=${name} aria-label=${label} title=${children ? undefined : label} aria-busy=${busy || undefined}
    aria-disabled=${still || undefined} onClick=${(/** @type {MouseEvent} */ event) => (still ? event.preventDefault() : onClick?.(event))} ...${rest}>${inside}</button>`
}

/** @typedef {{ label: string, name?: string, hint?: string | undefined, error?: string | null | undefined, optional?: boolean, hidden?: boolean, class?: string }} About */

/**
 * The label, hint and error around one control; `control` receives what ties them together.
 * @param {About & { control: (ties: { id: string, 'aria-describedby': string | undefined, 'aria-invalid': boolean | undefined }) => unknown }} props
 */
export function Field({ label, name, hint, error, optional, hidden, class: more = '', control }) {
  const own = useId()
  const id = name ? `f-${name}` : own
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return html`<div class=${`field ${error ? 'wrong' : ''} ${more}`}>
    <label for=${id} class=${hidden ? 'sr' : undefined}>${label}${optional && html` <span class="optional">${t('optional')}</span>`}</label>
    ${control({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
    ${error && html`<p class="error" id=${`${id}-error`}><${Icon} name="circle-alert" />${error}</p>`}
  </div>`
}

/** @param {Event} event */
const typed = (event) => /** @type {HTMLInputElement} */ (event.currentTarget).value

/**
 * One line of text, or several with `rows`.
 * @param {About & { value: string | null | undefined, onInput: (value: string) => void, rows?: number, suffix?: string, prefix?: unknown, readonly?: boolean, inputRef?: unknown } & Record<string, unknown>} props
 */
export function TextField({ label, name, hint, error, optional, hidden, class: more, value, onInput, rows, suffix, prefix, readonly, inputRef, ...rest }) {
  const input = (/** @type {object} */ ties) => {
    const shared = { ...ties, name, ref: inputRef, value: value ?? '', readonly, onInput: (/** @type {Event} */ event) => onInput(typed(event)), ...rest }
    if (rows) return html`<textarea rows=${rows} ...${shared} />`
    return html`<div class="control">${prefix && html`<span class="prefix">${prefix}</span>`}<input type="text" autocomplete="off" ...${shared} />${suffix && html`<span class="suffix">${suffix}</span>`}</div>`
  }
  return html`<${Field} ...${{ label, name, hint, error, optional, hidden, class: more }} control=${input} />`
}

/** A password with a button to see it. @param {Parameters<typeof TextField>[0]} props */
export function PasswordField({ label, name, hint, error, value, onInput, ...rest }) {
  const [shown, show] = useState(false)
  const input = (/** @type {object} */ ties) => html`<div class="control">
    <input type=${shown ? 'text' : 'password'} name=${name} value=${value} spellcheck=${false} autocapitalize="none" onInput=${(/** @type {Event} */ event) => onInput(typed(event))} ...${ties} ...${rest} />
    <button type="button" class="inset" aria-pressed=${shown} aria-label=${t('show_password')} onClick=${() => show(!shown)}><${Icon} name=${shown ? 'eye-off' : 'eye'} /></button>
  </div>`
  return html`<${Field} ...${{ label, name, hint, error }} control=${input} />`
}

/**
 * An amount in cents: what is typed stays as typed until it is left, then takes its plain form. Gives null while it is no amount.
 * @param {About & { value: number | null, onInput: (cents: number | null) => void, suffix?: string } & Record<string, unknown>} props
 */
export function AmountField({ value, onInput, suffix = '€', ...rest }) {
  const [draft, setDraft] = useState(/** @type {string | null} */ (null))
  const take = (/** @type {string} */ text) => {
    setDraft(text)
    onInput(text.trim() ? parseAmount(text) : null)
  }
  const leave = () => setDraft(value === null && draft?.trim() ? draft : null)
  return html`<${TextField} class="short" inputmode="decimal" suffix=${suffix} value=${draft ?? plainAmount(value)} onInput=${take} onBlur=${leave} ...${rest} />`
}

/**
 * A day typed in any of the ways people type them, or picked. Gives null while it is no day.
 * @param {About & { value: string | null, onInput: (day: string | null) => void, from?: string } & Record<string, unknown>} props
 */
export function DateField({ label, name, hint, error, optional, hidden, class: more, value, onInput, from, ...rest }) {
  const [draft, setDraft] = useState(/** @type {string | null} */ (null))
  const picker = useRef(/** @type {HTMLInputElement | null} */ (null))
  const take = (/** @type {string} */ text) => {
    setDraft(text)
    onInput(parseDay(text, from))
  }
  const pick = () => picker.current?.showPicker?.()
  const input = (/** @type {object} */ ties) => html`<div class="control">
    <input type="text" inputmode="text" autocomplete="off" name=${name} placeholder=${t('date_form')} value=${draft ?? plainDay(value)}
      onInput=${(/** @type {Event} */ event) => take(typed(event))} onBlur=${() => setDraft(value === null && draft?.trim() ? draft : null)} ...${ties} ...${rest} />
    <button type="button" class="inset" tabindex="-1" aria-label=${t('pick_date')} onClick=${pick}><${Icon} name="calendar" /></button>
    <input type="date" class="sr" tabindex="-1" aria-hidden="true" ref=${picker} value=${value ?? ''} onInput=${(/** @type {Event} */ event) => (setDraft(null), onInput(typed(event) || null))} />
  </div>`
  return html`<${Field} ...${{ label, name, hint, error, optional, hidden, class: more }} control=${input} />`
}

/** @param {About & { value: string, onInput: (value: string) => void, options: [value: string, label: string][] } & Record<string, unknown>} props */
export function Select({ label, name, hint, error, optional, hidden, class: more, value, onInput, options, ...rest }) {
  const input = (/** @type {object} */ ties) => html`<div class="control select">
    <select name=${name} onChange=${(/** @type {Event} */ event) => onInput(typed(event))} ...${ties} ...${rest}>
      ${options.map(([option, text]) => html`<option key=${option} value=${option} selected=${option === value}>${text}</option>`)}
    </select><${Icon} name="chevron-down" />
  </div>`
  return html`<${Field} ...${{ label, name, hint, error, optional, hidden, class: more }} control=${input} />`
}

/** @param {{ checked: boolean, onInput: (on: boolean) => void, name?: string, children?: unknown }} props */
export const Checkbox = ({ checked, onInput, name, children }) => html`<label class="check">
  <input type="checkbox" name=${name} checked=${checked} onChange=${(/** @type {Event} */ event) => onInput(/** @type {HTMLInputElement} */ (event.currentTarget).checked)} /><span>${children}</span>
</label>`

/**
 * A question with a few answers, each with a sentence.
 * @param {{ label: string, name: string, value: string, onInput: (value: string) => void, options: { value: string, label: string, hint?: string }[] }} props
 */
export const Choices = ({ label, name, value, onInput, options }) => html`<fieldset class="field">
  <legend class="label">${label}</legend>
  <div class="choices">${options.map((option) => html`<label class="choice" key=${option.value}>
    <input type="radio" name=${name} value=${option.value} checked=${option.value === value} onChange=${() => onInput(option.value)} />
    <span><span class="strong">${option.label}</span>${option.hint && html`<br /><span class="small soft">${option.hint}</span>`}</span>
  </label>`)}</div>
</fieldset>`

/** The fields of a form under a name for screen readers, all at rest for those who may only read. @param {{ legend: string, disabled?: boolean, children?: unknown }} props */
export const Fields = ({ legend, disabled, children }) => html`<fieldset class="form" disabled=${disabled}><legend class="sr">${legend}</legend>${children}</fieldset>`

/**
 * Everything to correct, at the top, focused, each entry a link to its field.
 * @param {{ title?: string, errors: { field: string, text: string, href?: string }[] }} props `href` leads to what is put right elsewhere
 */
export function ErrorSummary({ title, errors }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null))
  const before = useRef(errors)
  useEffect(() => {
    // One corrected error leaves the list, but not at the price of the pen.
    const fewer = errors.length < before.current.length && errors.every((one) => before.current.some(({ field, text }) => field === one.field && text === one.text))
    before.current = errors
    if (!errors.length) return
    if (!fewer) box.current?.focus()
    const name = document.title
    document.title = `${t('error_title')} ${name}`
    return () => void (document.title = name)
  }, [errors])
  if (!errors.length) return null
  const reach = (/** @type {MouseEvent} */ event, /** @type {string} */ field) => {
    event.preventDefault()
    document.getElementById(`f-${field}`)?.focus()
  }
  return html`<div class="summary" role="alert" tabindex="-1" ref=${box}>
    <h2>${title ?? t('to_correct', { n: errors.length })}</h2>
    <ul>${errors.map(({ field, text, href }) => html`<li key=${field + text}>${href ? html`<a href=${href}>${text}</a>` : field ? html`<a href=${`#f-${field}`} onClick=${(/** @type {MouseEvent} */ event) => reach(event, field)}>${text}</a>` : text}</li>`)}</ul>
  </div>`
}
