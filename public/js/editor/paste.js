// Rows copied from a spreadsheet become lines: designation, quantity, price, VAT, in that order.
import { html, useEffect, useRef } from '../vendor/preact.js'
import { language, t } from '../core/i18n.js'
import { Button } from '../ui/form.js'
import { evaluate } from './cells.js'
import { focusCell } from './keyboard.js'
import { LineModel, blankLine } from './model.js'
/** @import { Ed } from './context.js' */
/** @import { Vat } from '../documents/types.js' */

/** The rows of a clipboard text, or null when it is no table. @param {string} text */
export function tableRows(text) {
  if (!text.includes('\t')) return null
  const rows = text.replace(/\r/g, '').split('\n').filter((row) => row.trim() !== '').map((row) => row.split('\t').map((cell) => cell.trim()))
  return rows.length > 0 ? rows : null
}

/** The listener of the list of lines. @param {Ed} ed @returns {(event: ClipboardEvent) => void} */
export const linePaste = (ed) => (event) => {
  const target = event.target
  if (!(target instanceof HTMLInputElement) || target.dataset['col'] !== 'name') return
  const rows = tableRows(event.clipboardData?.getData('text/plain') ?? '')
  const key = target.closest('[data-line]')?.getAttribute('data-line')
  const line = ed.draft.lines.peek().find((one) => one.key === key)
  if (!rows || !line) return
  event.preventDefault()
  ed.pasted.value = { rows, line }
}

/** A rate as a spreadsheet has it: « 20 », « 20 % », « 0,2 ». @param {Ed} ed @param {string | undefined} cell @param {Vat} otherwise @returns {Vat} */
function vatIn(ed, cell, otherwise) {
  const found = cell ? evaluate(ed.engine, cell.replace('%', ''))?.value : null
  if (!found) return otherwise
  const [whole = '0', part = ''] = found.split('.')
  const rate = Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2))
  const hundredths = Number(whole) === 0 && rate < 100 ? rate * 100 : rate
  return hundredths > 0 ? { category: 'S', rate: hundredths, vatex: null } : otherwise
}

/** @param {Ed} ed @param {string[]} cells */
function lineOf(ed, [name = '', quantity = '', price = '', vat]) {
  const line = blankLine('product', vatIn(ed, vat, ed.draft.vat))
  const figure = (/** @type {string} */ cell) => (cell ? (evaluate(ed.engine, cell.replace(/[€$£]/g, ''))?.value ?? null) : '')
  const [counted, unit] = [figure(quantity), figure(price)]
  /** @type {Record<string, string>} */
  const odd = { ...(counted === null ? { quantity } : {}), ...(unit === null ? { unit_price: price } : {}) }
  return new LineModel({ ...line, name, quantity: counted || '1', unit_price: unit || '', odd })
}

/** @param {Ed} ed */
function accept(ed) {
  const { rows, line } = /** @type {NonNullable<typeof ed.pasted.value>} */ (ed.pasted.peek())
  const added = rows.map((cells) => lineOf(ed, cells))
  const lines = ed.draft.lines.peek()
  const at = lines.indexOf(line)
  ed.draft.lines.value = lines.toSpliced(line.isEmpty ? at : at + 1, line.isEmpty ? 1 : 0, ...added)
  ed.pasted.value = null
  const last = added.at(-1)
  if (last) focusCell(last.key, 'quantity')
}

/** « 6 lignes à ajouter » and its yes. @param {{ ed: Ed }} props */
export function PasteConfirm({ ed }) {
  const waiting = ed.pasted.value
  const yes = useRef(/** @type {HTMLElement | null} */ (null))
  useEffect(() => yes.current?.querySelector('button')?.focus(), [waiting])
  if (!waiting) return null
  const sample = waiting.rows[0]?.join(' · ') ?? ''
  return html`<div class="banner paste" role="group" aria-label=${t('editor.paste', { n: waiting.rows.length })} lang=${language} ref=${yes}>
    <div class="grow"><strong>${t('editor.paste', { n: waiting.rows.length })}</strong><span class="soft clip">${sample}</span></div>
    <${Button} kind="primary" onClick=${() => accept(ed)}>${t('editor.paste_yes')}<//>
    <${Button} kind="ghost" onClick=${() => {
      ed.pasted.value = null
      focusCell(waiting.line.key, 'name')
    }}>${t('cancel')}<//>
  </div>`
}
