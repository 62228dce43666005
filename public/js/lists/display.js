// How lists look on this device: which columns they leave out, and how close their rows are.
import { signal } from '../vendor/preact.js'

/** @typedef {{ dense: boolean, hidden: Record<string, string[]> }} Display */

/** @returns {Display} */
function remembered() {
  try {
    return { dense: false, hidden: {}, ...JSON.parse(localStorage.getItem('lists') ?? '{}') }
  } catch {
    return { dense: false, hidden: {} }
  }
}

export const display = signal(remembered())

/** @param {Partial<Display>} some */
export function setDisplay(some) {
  display.value = { ...display.value, ...some }
  localStorage.setItem('lists', JSON.stringify(display.value))
}

/** The cell that names a row and the one that acts on it always stay. @param {import('../ui/data.js').Column} column */
export const stays = ({ key, place }) => place === 'lead' || place === 'more' || key === 'number'

/** The columns of a list that this device shows, in their order. @template {import('../ui/data.js').Column} T @param {string} list @param {T[]} columns */
export const shown = (list, columns) => columns.filter((column) => stays(column) || !display.value.hidden[list]?.includes(column.key))

/** The class of a list. */
export const listClass = () => (display.value.dense ? 'card list dense' : 'card list')
