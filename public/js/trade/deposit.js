// A deposit on an accepted quote: a percentage or an amount, and what it comes to while one types.
import { html } from '../vendor/preact.js'
import { decimal, money, parseDecimal } from '../core/format.js'
import { t } from '../core/i18n.js'
import { AmountField, Button, ErrorSummary, TextField } from '../ui/form.js'
import { Dialog } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { follow } from './follow.js'
import { shareOf } from './sums.js'
/** @import { Document } from '../documents/types.js' */

const PRESETS = ['20', '30', '40', '50']

/** @typedef {{ way: 'percent' | 'amount', percent: string, amount: number | null }} Values */

/** What is asked for, VAT included, or null while it is no sum. @param {Values} values @param {number} whole */
function asked({ way, percent, amount }, whole) {
  if (way === 'amount') return amount
  const typed = parseDecimal(percent)
  return typed === null || typed.startsWith('-') ? null : shareOf(whole, typed)
}

/** @param {{ document: Document, onClose: () => void }} props */
export default function DepositDialog({ document, onClose }) {
  const whole = document.answered_gross ?? document.totals.gross_total
  const form = useForm({
    initial: /** @type {Values} */ ({ way: 'percent', percent: '30', amount: null }),
    check: (values) => (asked(values, whole) ?? 0) > 0 ? [] : [{ field: values.way, text: t(`trade.deposit.no_${values.way}`) }],
    save: async ({ way, percent, amount }, key) => {
      await follow('quotes', document.id, 'deposit', way === 'percent' ? { percent: parseDecimal(percent) } : { amount }, key)
      onClose()
    }
  })
  const { way, percent } = form.values
  const sum = asked(form.values, whole)
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t('trade.deposit.make')}<//>`
  return html`<${Dialog} title=${t('trade.deposit.title', { number: document.number ?? '' })} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} />
      <div class="segmented" role="group" aria-label=${t('trade.deposit.way')}>${/** @type {const} */ (['percent', 'amount']).map((one) => html`<button type="button" key=${one} aria-pressed=${way === one} onClick=${() => form.set({ way: one })}>${t(`trade.deposit.${one}`)}</button>`)}</div>
      ${way === 'percent' ? html`<div class="segmented" role="group" aria-label=${t('trade.deposit.usual')}>${PRESETS.map((preset) => html`<button type="button" key=${preset} aria-pressed=${percent === preset} onClick=${() => form.set({ percent: preset })}>${preset} %</button>`)}</div>
        <${TextField} label=${t('trade.deposit.percent_of')} class="short" inputmode="decimal" suffix="%" ...${form.field('percent')} />`
      : html`<${AmountField} label=${t('trade.deposit.amount_of')} ...${form.field('amount')} />`}
      <p class="rest num" role="status">${sum ? t('trade.deposit.comes_to', { amount: money(sum), share: decimal(((sum / whole) * 100).toFixed(1)), whole: money(whole) }) : ''}</p>
    </div>
  <//>`
}
