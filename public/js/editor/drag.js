// Moving a line by its grip: the list reorders under the pointer, and the end is announced.
import { sayPlace } from './keyboard.js'
/** @import { Ed } from './context.js' */
/** @import { LineModel } from './model.js' */

/** The place a pointer at that height would give a line. @param {HTMLElement} list @param {number} y */
function placeAt(list, y) {
  const rows = [...list.children].filter((row) => row instanceof HTMLElement && row.dataset['line'])
  const before = rows.filter((row) => {
    const box = row.getBoundingClientRect()
    return y > box.top + box.height / 2
  })
  return { count: before.length, rows }
}

/** The start of a drag. @param {Ed} ed @param {LineModel} line @param {PointerEvent} event */
export function startDrag(ed, line, event) {
  const grip = event.currentTarget
  if (event.button !== 0 || !(grip instanceof HTMLElement)) return
  const list = grip.closest('ol')
  const row = grip.closest('li')
  if (!list || !row) return
  event.preventDefault()
  grip.setPointerCapture(event.pointerId)
  row.classList.add('dragged')
  const ends = new AbortController()
  const follow = (/** @type {PointerEvent} */ move) => {
    const from = ed.draft.lines.peek().indexOf(line)
    const { count } = placeAt(list, move.clientY)
    const to = count > from ? count - 1 : count
    ed.draft.move(line, to)
  }
  const drop = () => {
    ends.abort()
    row.classList.remove('dragged')
    sayPlace(ed, line)
  }
  grip.addEventListener('pointermove', follow, { signal: ends.signal })
  grip.addEventListener('pointerup', drop, { signal: ends.signal })
  grip.addEventListener('pointercancel', drop, { signal: ends.signal })
}
