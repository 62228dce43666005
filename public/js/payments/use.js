// Using what a payment left on the account: on the client's open invoices, by itself or by hand.
import { html, useEffect, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { day, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { inCompany } from '../core/session.js'
import { Button, ErrorSummary } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { forgetDocuments } from '../documents/changed.js'
import { allocate, allocationsOf, Parts, sumOf, tooMuch, useOpenInvoices } from './parts.js'
/** @import { Shares } from './parts.js' */

/** @param {{ client: string, payment: { id: string, paid_on: string }, available: number, taken: string[], onClose: () => void }} props `taken` are the invoices it settles already. */
export default function UseDialog({ client, payment, available, taken, onClose }) {
  const [byHand, setByHand] = useState(false)
  const open = useOpenInvoices(client)?.filter(({ id }) => !taken.includes(id)) ?? null
  const form = useForm({
    initial: { parts: /** @type {Shares} */ ({}) },
    check: ({ parts }) => {
      const sum = sumOf(parts)
      const wrong = tooMuch(parts, open ?? [])
      if (!sum) wrong.push({ field: '', text: t('payments.error.nothing') })
      if (sum > available) wrong.push({ field: '', text: t('payments.error.available', { sum: money(sum), available: money(available) }) })
      return wrong
    },
    save: async ({ parts }, key) => {
      await call('POST', inCompany(`/payments/${payment.id}/allocations`), { allocations: allocationsOf(parts) }, { key })
      forgetDocuments()
      toast(t('payments.used', { amount: money(sumOf(parts)) }))
      onClose()
    }
  })
  const auto = () => {
    setByHand(false)
    form.set({ parts: allocate(available, open ?? []) })
  }
  useEffect(() => void (open && auto()), [open === null])
  const setPart = (/** @type {string} */ id, /** @type {number | null} */ part) => {
    setByHand(true)
    form.set({ parts: { ...form.values.parts, [id]: part } })
  }
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy} disabled=${!open?.length}>${t('payments.use')}<//>`
  return html`<${Dialog} title=${t('payments.use_title', { amount: money(available) })} kind="wide" onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} />
      <p>${t('payments.use_text', { day: day(payment.paid_on) })}</p>
      ${open && html`<${Parts} invoices=${open} amount=${available} parts=${form.values.parts} byHand=${byHand} errorOf=${form.errorOf} onPart=${setPart} onAuto=${auto} />`}</div>
  <//>`
}
