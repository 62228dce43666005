// A number format as its owner reads it: what the next number will look like.
import { html } from '../vendor/preact.js'
import { today } from '../core/format.js'

/** The number that a format gives today to a rank, or '' when it has no counter. @param {string} pattern @param {number} rank */
export function preview(pattern, rank) {
  const [year = '', month = ''] = today().split('-')
  if (!/\{0+\}/.test(pattern)) return ''
  return pattern
    .replace('{YYYY}', year)
    .replace('{YY}', year.slice(2))
    .replace('{MM}', month)
    .replace(/\{(0+)\}/, (_, zeros) => String(rank).padStart(zeros.length, '0'))
}

/** Pieces of a format to press rather than type. @param {{ onAdd: (piece: string) => void, words: Record<string, string> }} props */
export const Pieces = ({ onAdd, words }) => html`<span class="tags">${Object.entries(words).map(([piece, label]) => html`<button type="button" class="chip" key=${piece} onClick=${() => onAdd(piece)}>${label} <kbd class="shown">${piece}</kbd></button>`)}</span>`
