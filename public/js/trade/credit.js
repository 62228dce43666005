// A credit note of an issued invoice: all that is left of it, some of its lines, or an amount.
import { html } from '../vendor/preact.js'
import { money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { AmountField, Button, Choices, ErrorSummary } from '../ui/form.js'
import { SkeletonPage } from '../ui/data.js'
import { Dialog } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { follow } from './follow.js'
import { PickLines, placed, useLeft, wireOf, wrongsIn } from './picking.js'
import { grossOf } from '../documents/draft.js'
/** @import { Document } from '../documents/types.js' */
/** @import { Picks } from './picking.js' */
/** @import { Left } from './sums.js' */
/** @import { Wrong } from '../ui/use-form.js' */

/** @typedef {{ mode: 'whole' | 'lines' | 'amount', picks: Picks, amount: number | null }} Values */

/** @param {Values} values @param {number} most @param {Left[]} left @returns {Wrong[]} */
function check({ mode, picks, amount }, most, left) {
  if (mode === 'lines') return wrongsIn(picks, left)
  if (mode === 'whole') return []
  if (!amount || amount < 0) return [{ field: 'amount', text: t('trade.credit.no_amount') }]
  return amount > most ? [{ field: 'amount', text: t('trade.credit.too_much', { amount: money(most) }) }] : []
}

/** @param {{ document: Document, onClose: () => void }} props */
export default function CreditDialog({ document, onClose }) {
  const left = useLeft(document, 'credits')
  const most = grossOf(document.remainder)
  const form = useForm({
    initial: /** @type {Values} */ ({ mode: 'whole', picks: {}, amount: null }),
    check: (values) => check(values, most, left ?? []),
    save: async ({ mode, picks, amount }, key) => {
      await follow('invoices', document.id, 'credit', { mode, ...(mode === 'lines' ? { lines: wireOf(picks) } : mode === 'amount' ? { amount } : {}) }, key)
      onClose()
    }
  })
  const { mode, picks } = form.values
  const errors = placed(form.errors, picks)
  const options = ['whole', 'lines', 'amount'].map((value) => ({ value, label: t(`trade.credit.${value}`), hint: t(`trade.credit.${value}_hint`, { amount: money(most) }) }))
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t('trade.credit.make')}<//>`
  return html`<${Dialog} title=${t('trade.credit.title', { number: document.number ?? '' })} kind="wide" onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${errors} />
      <${Choices} label=${t('trade.credit.what')} name="mode" value=${mode} options=${options} onInput=${(/** @type {Values['mode']} */ one) => (form.setErrors([]), form.set({ mode: one }))} />
      ${mode === 'lines' && (left ? html`<${PickLines} left=${left} picks=${picks} onPick=${(/** @type {Picks} */ next) => (form.setErrors([]), form.set({ picks: next }))} errorOf=${(/** @type {string} */ name) => errors.find(({ field }) => field === name)?.text} />` : html`<${SkeletonPage} />`)}
      ${mode === 'amount' && html`<${AmountField} label=${t('trade.credit.amount_of')} hint=${t('trade.credit.most', { amount: money(most) })} ...${form.field('amount')} />`}
    </div>
  <//>`
}
