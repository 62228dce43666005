// The keys of the lines: Enter and arrows walk a column, Alt moves a line, Ctrl duplicates or deletes it.
import { t } from '../core/i18n.js'
import { say } from '../core/live.js'
import { toast } from '../ui/overlay.js'
/** @import { Ed } from './context.js' */
/** @import { LineModel } from './model.js' */

/** Puts the pen in a cell of a line, once it is drawn. @param {string} key @param {string} col */
export function focusCell(key, col) {
  // Signals redraw in a microtask asked for before this one.
  queueMicrotask(() => {
    const row = document.querySelector(`[data-line="${key}"]`)
    const cell = /** @type {HTMLElement | null} */ (row?.querySelector(`[data-col="${col}"]`) ?? row?.querySelector('[data-col]') ?? null)
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest' })
  })
}

/** @param {Ed} ed @param {LineModel} line @param {number} by */
export function moveLine(ed, line, by) {
  const at = ed.draft.lines.peek().indexOf(line) + by
  if (!ed.draft.move(line, at)) return false
  sayPlace(ed, line)
  return true
}

/** « Ligne déplacée en position 2 sur 5 ». @param {Ed} ed @param {LineModel} line */
export function sayPlace(ed, line) {
  const lines = ed.draft.lines.peek()
  say(t('editor.moved', { at: lines.indexOf(line) + 1, of: lines.length }))
}

/** Deletes a line, with a way back. @param {Ed} ed @param {LineModel} line */
export function deleteLine(ed, line) {
  const lines = ed.draft.lines.peek()
  const at = lines.indexOf(line)
  const neighbour = lines[at + 1] ?? lines[at - 1]
  const undo = ed.draft.remove(line)
  if (neighbour) focusCell(neighbour.key, 'name')
  if (line.isEmpty) return
  toast(t('editor.line_deleted'), {
    action: t('undo'),
    act: () => {
      undo()
      focusCell(line.key, 'name')
    }
  })
}

/** A line of works is billed once. @param {Ed} ed @param {LineModel} line */
export function duplicateLine(ed, line) {
  if (ed.about.peek().kind === 'progress' && line.data.peek().source) return
  focusCell(ed.draft.duplicate(line).key, 'name')
}

/** Whether its lines come from another document, as those of a credit note or of a progress invoice do. @param {Ed} ed */
export const isBound = (ed) => ['credit', 'progress'].includes(ed.about.value.kind)

/** @param {Ed} ed @param {LineModel} line @param {string} col */
function nextLine(ed, line, col) {
  const lines = ed.draft.lines.peek()
  const next = lines[lines.indexOf(line) + 1]
  if (next) focusCell(next.key, col)
  else if (!isBound(ed)) focusCell(ed.draft.add('product').key, 'name')
}

/** @param {Ed} ed @param {LineModel} line @param {string} col @param {number} by */
function walk(ed, line, col, by) {
  const lines = ed.draft.lines.peek()
  const other = lines[lines.indexOf(line) + by]
  if (other) focusCell(other.key, col)
}

/** @param {LineModel} line */
function openDescription(line) {
  if (line.data.peek().description === null) line.set({ description: '' })
  focusCell(line.key, 'description')
}

/** What a key does in a line, or nothing. @param {Ed} ed @param {LineModel} line @param {string} col @param {KeyboardEvent} event @returns {(() => void) | undefined} */
function act(ed, line, col, event) {
  const { key, altKey, shiftKey } = event
  const command = event.ctrlKey || event.metaKey
  if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    return () => {
      if (moveLine(ed, line, key === 'ArrowUp' ? -1 : 1)) focusCell(line.key, col)
    }
  }
  if (command && key.toLowerCase() === 'd') return () => duplicateLine(ed, line)
  if (command && key === 'Backspace') return () => deleteLine(ed, line)
  if (command || altKey) return undefined
  const writing = event.target instanceof HTMLTextAreaElement
  if (key === 'Enter' && shiftKey && col === 'name') return () => openDescription(line)
  if (key === 'Enter' && !shiftKey && !writing) return () => nextLine(ed, line, col)
  if (writing || event.target instanceof HTMLSelectElement) return undefined
  if (key === 'ArrowUp') return () => walk(ed, line, col, -1)
  if (key === 'ArrowDown') return () => walk(ed, line, col, 1)
  return undefined
}

/** The listener of the list of lines. @param {Ed} ed @returns {(event: KeyboardEvent) => void} */
export const lineKeys = (ed) => (event) => {
  if (event.isComposing || event.defaultPrevented || !(event.target instanceof HTMLElement)) return
  const key = event.target.closest('[data-line]')?.getAttribute('data-line')
  const line = ed.draft.lines.peek().find((one) => one.key === key)
  const col = event.target.dataset['col']
  const done = line && col ? act(ed, line, col, event) : undefined
  if (!done) return
  event.preventDefault()
  event.stopPropagation()
  done()
}
