// What is counted before the server is asked: a share of a total, and what is left of each line.
import { parseDecimal } from '../core/format.js'
/** @import { Document, Line } from '../documents/types.js' */

/** A percentage of an amount in whole cents, as the server rounds it. @param {number} cents @param {string} percent */
export function shareOf(cents, percent) {
  const [whole = '0', part = ''] = percent.split('.')
  const unit = 10n ** BigInt(part.length + 2)
  return Number((2n * BigInt(cents) * BigInt(whole + part) + unit) / (2n * unit))
}

/** A line that may be chosen: its place from one, and how much of it is left. @typedef {{ position: number, line: Line, left: string }} Left */

/** Quantities have few digits: floats add them without harm, and the server counts again. @param {number} sum */
const plain = (sum) => parseDecimal(sum.toFixed(6))?.replace(/\.?0+$/, '') || '0'

/** What other documents left of each line. @param {Document} document @param {Document[]} others @returns {Left[]} */
export function leftOf(document, others) {
  const taken = others.flatMap(({ lines }) => lines).filter(({ source }) => source?.document_id === document.id)
  const rows = document.lines.map((line, at) => {
    const position = at + 1
    const gone = taken.filter(({ source }) => source?.position === position).reduce((sum, { quantity }) => sum + Number(quantity ?? 0), 0)
    return { position, line, left: plain(Number(line.quantity ?? 0) - gone) }
  })
  const offered = (/** @type {Left} */ { line, position }) => line.kind === 'product' || (line.kind === 'option' && (document.answered_options?.includes(position) ?? line.ticked))
  return rows.filter((row) => offered(row) && Number(row.left) !== 0)
}
