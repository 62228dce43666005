// One amount over several invoices. Whole cents only are added and taken away here: nothing is ever rounded.
/** @import { Row } from '../documents/types.js' */

/** An amount spread over invoices, the oldest due first; a chosen one comes before all. @param {number} amount @param {Row[]} invoices @param {string | null} first @returns {Record<string, number>} */
export function allocate(amount, invoices, first) {
  const order = [...invoices].sort((one, other) => Number(other.id === first) - Number(one.id === first))
  let left = amount
  /** @type {Record<string, number>} */
  const parts = {}
  for (const { id, open } of order) {
    const part = Math.min(left, open)
    if (part > 0) parts[id] = part
    left -= Math.max(0, part)
  }
  return parts
}

/** @param {Record<string, number | null>} parts */
export const sumOf = (parts) => Object.values(parts).reduce((/** @type {number} */ sum, part) => sum + (part ?? 0), 0)
