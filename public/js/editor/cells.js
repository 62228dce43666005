// Cells of a line: a figure that counts (`=12x45`, `+20%`), a choice among few.
import { html, useRef, useSignal } from '../vendor/preact.js'
import { decimal } from '../core/format.js'
import { language, t } from '../core/i18n.js'
/** @import { Choices } from '../core/choices.js' */
/** @import { Engine } from '../core/engine.js' */

const PLAIN = /^-?[\d\s\u00a0\u202f.,]*$/

/**
 * What was typed or counted: its decimal text and its cents; null when the engine can make nothing of it.
 * @param {Engine} engine @param {string} typed @param {string} [before] what `+20%` applies to
 * @returns {{ value: string, cents: number | null } | null}
 */
export function evaluate(engine, typed, before) {
  const { value, cents } = JSON.parse(engine.arithmetic(typed, language, before || null))
  return value === null ? null : { value, cents }
}

/**
 * @typedef {{ engine: Engine, col: string, label: string, value: string, odd: string | undefined, least?: number, suffix?: string, placeholder?: string,
 *   error: string | undefined, id?: string, onValue: (value: string, odd: string | undefined, cents: number | null) => void }} FigureProps
 */

/** A figure: shown as it is read, typed as one likes; what it counts to appears while typing and replaces it on leaving. @param {FigureProps} props */
export function FigureCell({ engine, col, label, value, odd, least = 0, suffix = '', placeholder = '', error, id, onValue }) {
  const typed = useSignal(/** @type {string | null} */ (null))
  const before = useRef('')
  const shown = typed.value ?? odd ?? decimal(value, least)
  const counted = typed.value !== null && !PLAIN.test(typed.value) && odd === undefined && value !== ''
  /** @param {string} text */
  const read = (text) => {
    typed.value = text
    const found = text.trim() === '' ? { value: '', cents: null } : evaluate(engine, text, before.current)
    onValue(found?.value ?? '', found ? undefined : text, found?.cents ?? null)
  }
  return html`<span class=${`cell figure${error ? ' wrong' : ''}${suffix ? ' with-suffix' : ''}`}>
    <input type="text" inputmode="decimal" autocomplete="off" id=${id} data-col=${col} aria-label=${label} placeholder=${placeholder}
      aria-invalid=${error || odd !== undefined ? 'true' : undefined} aria-description=${error ?? (odd === undefined ? undefined : t('editor.not_a_figure'))}
      value=${shown}
      onFocus=${(/** @type {FocusEvent} */ event) => {
        const input = /** @type {HTMLInputElement} */ (event.target)
        before.current = value
        input.select()
      }}
      onInput=${(/** @type {InputEvent} */ event) => read(/** @type {HTMLInputElement} */ (event.target).value)}
      onBlur=${() => (typed.value = null)} />
    ${suffix && html`<span class="suffix" aria-hidden="true">${suffix}</span>`}
    ${counted && html`<output class="counted">= ${decimal(value, least)}</output>`}
  </span>`
}

/** A native list of choices; `short` is what the narrow cell shows of the chosen one. @param {{ col: string, label: string, value: string, options: Choices, short: string, error?: string | undefined, onChoose: (value: string) => void }} props */
export const ChoiceCell = ({ col, label, value, options, short, error, onChoose }) => html`<span class=${`cell choice-cell${error ? ' wrong' : ''}`}>
  <span class="short" aria-hidden="true">${short}</span>
  <select data-col=${col} aria-label=${label} class="behind" onChange=${(/** @type {Event} */ event) => onChoose(/** @type {HTMLSelectElement} */ (event.target).value)}>
    ${options.map(([one, text]) => html`<option key=${one} value=${one} selected=${one === value}>${text}</option>`)}
  </select>
</span>`
