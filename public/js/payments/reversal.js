// Undoing a payment: it stays in the books, and its reversal is added beside it.
import { html } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { day, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { inCompany } from '../core/session.js'
import { Button, ErrorSummary, TextField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { forgetDocuments } from '../documents/changed.js'
/** @import { Payment } from '../documents/types.js' */

/** @param {{ payment: Payment, onClose: () => void }} props */
export default function ReversalDialog({ payment, onClose }) {
  const form = useForm({
    initial: { note: '' },
    save: async ({ note }, key) => {
      await call('POST', inCompany(`/payments/${payment.id}/reversal`), { note: note.trim() || null }, { key })
      forgetDocuments()
      toast(t('payments.reversal_done'))
      onClose()
    }
  })
  const out = payment.direction === 'out'
  const words = { amount: money(payment.amount), name: payment.client_name, day: day(payment.paid_on) }
  const numbers = payment.allocations.map(({ number }) => number).join(', ')
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="danger" submit busy=${form.busy}>${t(out ? 'payments.reverse_refund' : 'payments.reverse')}<//>`
  return html`<${Dialog} title=${t(out ? 'payments.reverse_refund_title' : 'payments.reverse_title')} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} />
      <p>${t(out ? 'payments.reverse_refund_text' : 'payments.reverse_text', words)}</p>${numbers && html`<p>${t('payments.reverse_reopens', { numbers })}</p>`}
      <${TextField} label=${t('payments.why')} optional rows=${2} ...${form.field('note')} /></div>
  <//>`
}
