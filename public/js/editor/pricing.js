// The figures of a draft, counted by the engine at every keystroke.
import { batch, computed, effect } from '../vendor/preact.js'
/** @import { Engine } from '../core/engine.js' */
/** @import { ReadonlySignal } from '../vendor/preact.js' */
/** @import { Totals, VatSubtotal } from '../documents/types.js' */
/** @import { About } from './context.js' */
/** @import { DraftModel } from './model.js' */

/** What the engine answers: amounts as typed, nets, VAT and sums, in cents. @typedef {Omit<Totals, 'prepaid' | 'payable'> & { line_amounts: (number | null)[], shown_nets: (number | null)[], vat: VatSubtotal[] }} Priced */

/** @type {Priced} */
const NOTHING = { line_amounts: [], shown_nets: [], vat: [], line_total: 0, allowance_total: 0, charge_total: 0, net_total: 0, vat_total: 0, gross_total: 0 }

/**
 * Keeps the draft's figures true. What cannot be counted yet leaves the last figures in place.
 * @param {DraftModel} draft @param {Engine} engine @param {ReadonlySignal<About>} about @returns {{ priced: ReadonlySignal<Priced>, stop: () => void }}
 */
export function startPricing(draft, engine, about) {
  let last = NOTHING
  const priced = computed(() => {
    const { price_mode, lines, adjustments } = draft.body.value
    last = count(engine, JSON.stringify({ price_mode, lines, adjustments, remainder: about.value.remainder })) ?? last
    return last
  })
  const stop = effect(() => {
    const { line_amounts, shown_nets } = priced.value
    const rows = draft.lines.peek()
    batch(() => rows.forEach((line, at) => {
      line.net.value = line_amounts[at] ?? null
      line.shown.value = shown_nets[at] ?? null
    }))
  })
  return { priced, stop }
}

/** @param {Engine} engine @param {string} body @returns {Priced | null} */
function count(engine, body) {
  try {
    const answer = JSON.parse(engine.price(body))
    return answer.refusals.length > 0 ? null : answer
  } catch {
    return null
  }
}
