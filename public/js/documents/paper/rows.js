// The rows of the page's table and its totals.
import { html } from '../../vendor/preact.js'
import { grossOf } from '../draft.js'
import { amount, figure, longDay, money, percent, vatShort } from './figures.js'
import { unitWord, words } from './words.js'
/** @import { Adjustment, AdjustmentInput, Deduction, LineInput, LineSource, PriceMode, Totals, VatSubtotal } from '../types.js' */

/** Whether a page bills work by the percentage it has reached: a column more. @param {{ source?: LineSource | null }[]} lines */
export const isStepwise = (lines) => lines.some(({ source }) => source?.percent != null)

/** One line of the table. @param {{ stepwise: boolean, line: Omit<LineInput, 'quantity' | 'unit_price'> & { quantity: string | null, unit_price: string | null }, net: number | null, language: string }} props */
export function PaperRow({ line, net, language, stepwise }) {
  const wide = stepwise ? 6 : 5
  if (line.kind === 'heading') return html`<tr class="is-heading"><th scope="rowgroup" colspan=${wide}>${line.name}</th></tr>`
  if (line.kind === 'text') return html`<tr class="is-text"><td colspan=${wide}>${line.name}</td></tr>`
  if (line.kind === 'subtotal') {
    return html`<tr class="is-subtotal"><td colspan=${wide - 1}>${line.name || words(language).subtotal}</td><td class="num">${net === null ? '' : amount(net, language)}</td></tr>`
  }
  const option = line.kind === 'option'
  const step = line.source?.percent != null && line.source
  return html`<tr class=${option && !line.ticked ? 'is-option' : ''}>
    <td>${option && html`<span class="paper-tag">${words(language).option}</span>`}${line.name || '—'}
      ${line.description && html`<small>${line.description}</small>`}
      ${!step && line.allowance && html`<small>${line.allowance.reason || words(language).allowance} ${portion(line.allowance, language)}</small>`}
      ${!step && line.charge && html`<small>${line.charge.reason || words(language).charge} ${portion(line.charge, language)}</small>`}</td>
    ${step ? html`<td class="num">${amount(step.contract_net ?? 0, language)}</td><td class="num">${percent(step.previous_percent ?? '0', language)}</td><td class="num">${percent(step.percent ?? '0', language)}</td>`
    : html`<td class="num">${line.quantity ? figure(line.quantity, language) : ''} ${line.unit && line.unit !== 'C62' ? unitWord(line.unit, language, line.quantity ?? undefined) : ''}</td>
    <td class="num">${line.unit_price ? figure(line.unit_price, language, 2) : ''}</td>`}
    <td class="num">${line.vat ? vatShort(line.vat, language) : ''}</td>
    <td class="num">${net === null ? '' : amount(net, language)}</td>
  </tr>`
}

/** @param {{ percent: string | null, amount: number | null }} part @param {string} language */
function portion(part, language) {
  return part.percent ? percent(part.percent, language) : amount(part.amount ?? 0, language)
}

/** @param {{ totals: Totals, vat: VatSubtotal[], adjustments: (Adjustment | AdjustmentInput)[], currency: string, language: string, quote: boolean, mode: PriceMode,
 *   deductions: Deduction[], settled_on: string | null }} props */
export function PaperTotals({ totals, vat, adjustments, currency, language, quote, deductions, settled_on }) {
  const deducted = grossOf(deductions)
  const say = words(language)
  const adjusted = totals.allowance_total !== 0 || totals.charge_total !== 0
  // Each by its own reason where it is alone of its kind.
  const reason = (/** @type {string} */ kind) => {
    const [one, ...others] = adjustments.filter((it) => it.kind === kind)
    return (others.length === 0 && one?.reason) || say[/** @type {'allowance' | 'charge'} */ (kind)]
  }
  return html`<dl class="paper-totals">
    ${adjusted && html`<${Total} term=${say.line_total} cents=${totals.line_total} ...${{ currency, language }} />`}
    ${totals.allowance_total !== 0 && html`<${Total} term=${reason('allowance')} cents=${-totals.allowance_total} ...${{ currency, language }} />`}
    ${totals.charge_total !== 0 && html`<${Total} term=${reason('charge')} cents=${totals.charge_total} ...${{ currency, language }} />`}
    <${Total} term=${say.net_total} cents=${totals.net_total} ...${{ currency, language }} />
    ${vat.filter((one) => one.rate).map((one) => html`<${Total} key=${one.rate} cents=${one.tax} ...${{ currency, language }}
      term=${`${say.vat_at} ${vatShort(one, language)} ${say.on_base} ${money(one.base, currency, language)}`} />`)}
    <${Total} term=${say.total} cents=${totals.gross_total} strong ...${{ currency, language }} />
    ${!quote && totals.prepaid !== 0 && html`${deducted !== 0 && html`<${Total} term=${say.deducted} cents=${-deducted} ...${{ currency, language }} />`}
      ${totals.prepaid !== deducted && html`<${Total} term=${settled_on ? `${say.settled_on} ${longDay(settled_on, language)}` : say.paid} cents=${deducted - totals.prepaid} ...${{ currency, language }} />`}
      <${Total} term=${say.payable} cents=${totals.payable} strong ...${{ currency, language }} />`}
  </dl>`
}

/** @param {{ term: string, cents: number, strong?: boolean, currency: string, language: string }} props */
function Total({ term, cents, strong = false, currency, language }) {
  return html`<div class=${strong ? 'is-strong' : ''}><dt>${term}</dt><dd>${money(cents, currency, language)}</dd></div>`
}
