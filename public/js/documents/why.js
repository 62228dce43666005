// «Why this amount?»: a figure opens into its steps and roundings, counted by the engine from what the document says.
import { html, useEffect, useState } from '../vendor/preact.js'
import { vatWords } from '../core/choices.js'
import { loadEngine } from '../core/engine.js'
import { decimal, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { SkeletonPage } from '../ui/data.js'
import { Dialog } from '../ui/overlay.js'
/** @import { AdjustmentInput, LineInput, PriceMode, Vat } from './types.js' */

/** @typedef {{ figure: 'line' | 'vat', at: number } | { figure: 'line_total' | 'allowance_total' | 'charge_total' | 'net_total' | 'vat_total' | 'gross_total' }} Figure */
/** @typedef {{ price_mode: PriceMode, lines: LineInput[], adjustments: AdjustmentInput[], remainder?: { vat: Vat, base: number, tax: number }[] }} Priced */
/** @typedef {{ act: string, label: string | null, vat: Vat | null, factors: string[], exact: string | null, amount: number }} Step */

/** @param {{ title: string, priced: Priced, figure: Figure, currency: string, onClose: () => void }} props */
export function Why({ title, priced, figure, currency, onClose }) {
  const [steps, setSteps] = useState(/** @type {Step[] | null} */ (null))
  useEffect(() => {
    let wanted = true
    loadEngine().then((engine) => JSON.parse(engine.explain(JSON.stringify(priced), JSON.stringify(figure)))).catch(() => []).then((found) => wanted && setSteps(found))
    return () => void (wanted = false)
  }, [])
  return html`<${Dialog} title=${title} onClose=${onClose}>
    ${steps ? html`<ol class="why">${steps.map((step, at) => html`<${Line} key=${at} step=${step} currency=${currency} last=${at === steps.length - 1} />`)}</ol>
      ${steps.length === 0 && html`<p class="soft">${t('why.incomplete')}</p>`}
      <p class="soft small">${t('why.rule')}</p>` : html`<${SkeletonPage} />`}
  <//>`
}

/** @param {{ step: Step, currency: string, last: boolean }} props */
function Line({ step, currency, last }) {
  const { act, label, vat, factors, exact, amount } = step
  const [first = '0', second = '0'] = factors
  const name = label ?? t(`why.${act}`, { rate: vat ? vatWords(vat) : '' })
  const sum = factors.length === 2 ? t(SUMS[act] ?? 'why.of', { first: decimal(first, 2), second: decimal(second) }) : ''
  const rounded = exact ? t('why.rounded', { exact: decimal(exact, 2) }) : ''
  return html`<li class=${last ? 'strong' : ''}><span>${name}${label && vat ? html` <small>${vatWords(vat)}</small>` : ''}${(sum || rounded) && html`<small>${[sum, rounded].filter(Boolean).join(' ')}</small>`}</span><span class="num">${money(amount, currency)}</span></li>`
}

/** How the two factors of an act make its sum. @type {Record<string, string>} */
const SUMS = { price: 'why.times', tax_on_base: 'why.of', tax_within_gross: 'why.within' }
