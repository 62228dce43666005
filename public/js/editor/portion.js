// A part of something, in percent or as an amount: typed in one cell, whichever of the two it is.
import { html } from '../vendor/preact.js'
import { plainAmount } from '../core/format.js'
import { t } from '../core/i18n.js'
import { FigureCell } from './cells.js'
/** @import { Engine } from '../core/engine.js' */

/** While nothing is typed, an empty percentage says which of the two it will be. @typedef {{ percent: string | null, amount: number | null }} Portion */

/** @template {Portion} T @param {T | null} part @returns {T | null} */
export const filled = (part) => (part && (part.percent || part.amount !== null) ? part : null)

/** @param {{ engine: Engine, id: string, col: string, label: string, part: Portion, odd?: string | undefined, error: string | undefined, suffix?: boolean, onPart: (part: Portion, odd: string | undefined) => void }} props */
export function PortionCell({ part: { percent, amount }, suffix = false, onPart, ...rest }) {
  const inPercent = percent !== null
  const value = percent ?? (amount === null ? '' : plainAmount(amount).replace(',', '.'))
  const take = (/** @type {string} */ typed, /** @type {string | undefined} */ odd, /** @type {number | null} */ cents) => onPart(inPercent ? { percent: typed, amount: null } : { percent: null, amount: cents }, odd)
  return html`<${FigureCell} odd=${undefined} ...${rest} value=${value} least=${inPercent ? 0 : 2} suffix=${suffix ? (inPercent ? '%' : '€') : ''} onValue=${take} />`
}

/** The choice between the two; a figure typed before is another figure in the other one. @param {{ part: Portion, onPart: (part: Portion) => void }} props */
export const PortionKind = ({ part, onPart }) => html`<span class="cell choice-cell"><select aria-label=${t('editor.discount_kind')} onChange=${(/** @type {Event} */ event) => onPart({ percent: /** @type {HTMLSelectElement} */ (event.target).value === '%' ? '' : null, amount: null })}>
  ${['%', '€'].map((one) => html`<option key=${one} selected=${(one === '%') === (part.percent !== null)}>${one}</option>`)}</select></span>`
