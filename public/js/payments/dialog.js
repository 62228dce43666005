// Recording a payment: one amount, spread over the open invoices by itself, and corrected by hand if need be.
import { html, useEffect, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { methodChoices } from '../core/choices.js'
import { money, today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { inCompany } from '../core/session.js'
import { useKept } from '../core/store.js'
import { Combobox } from '../ui/combobox.js'
import { Banner } from '../ui/data.js'
import { AmountField, Button, DateField, ErrorSummary, Select, TextField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { forgetDocuments } from '../documents/changed.js'
import { allocate, allocationsOf, Parts, sumOf, tooMuch, useOpenInvoices } from './parts.js'
/** @import { Client, Page } from '../core/shapes.js' */
/** @import { OpenInvoice, Payment } from '../documents/types.js' */
/** @import { Option } from '../ui/combobox.js' */
/** @import { Wrong } from '../ui/use-form.js' */
/** @import { Shares } from './parts.js' */

/**
 * @typedef {{ client_id: string | null, amount: number | null, paid_on: string | null, method: string, reference: string, note: string, parts: Shares }} Values
 */

/** @param {Values} values @param {OpenInvoice[]} invoices @returns {Wrong[]} */
function wrongsIn({ client_id, amount, paid_on, parts }, invoices) {
  const wrongs = []
  if (!client_id) wrongs.push({ field: 'client_id', text: t('payments.error.client') })
  if (!amount || amount < 0) wrongs.push({ field: 'amount', text: t('payments.error.amount') })
  if (!paid_on) wrongs.push({ field: 'paid_on', text: t('payments.error.day') })
  wrongs.push(...tooMuch(parts, invoices))
  if (amount && sumOf(parts) > amount) wrongs.push({ field: 'amount', text: t('payments.error.sum', { sum: money(sumOf(parts)) }) })
  return wrongs
}

/** More in cash than a business, or a resident, may pay (C. mon. fin., L112-6 and D112-3): said, not refused. @param {Values} values @param {Client | null} client */
function tooMuchCash({ method, amount }, client) {
  return method === 'cash' && (amount ?? 0) > 100_000 && !(client?.kind === 'consumer' && client.country !== 'FR')
}

/** @param {{ client: string | null, chosen: string[], onClose: () => void }} props `chosen` are the invoices it is for, by id. */
export default function PaymentDialog({ client, chosen, onClose }) {
  const [name, setName] = useState('')
  const [byHand, setByHand] = useState(false)
  const form = useForm({
    initial: /** @type {Values} */ ({ client_id: client, amount: null, paid_on: today(), method: 'transfer', reference: '', note: '', parts: {} }),
    check: (values) => wrongsIn(values, invoices ?? []),
    save: async ({ parts, reference, note, ...values }, key) => {
      const body = { ...values, reference: reference.trim() || null, note: note.trim() || null, allocations: allocationsOf(parts) }
      /** @type {Payment} */
      const paid = await call('POST', inCompany('/payments'), body, { key })
      forgetDocuments()
      toast(t('payments.recorded', { amount: money(paid.amount) }))
      for (const { detail } of paid.warnings) toast(detail, { tone: 'bad', stay: 12_000 })
      onClose()
    }
  })
  const { values, set } = form
  const invoices = useOpenInvoices(values.client_id)
  const payer = /** @type {Client | null} */ (useKept(values.client_id ? inCompany(`/clients/${values.client_id}`) : null).data)
  useEffect(() => {
    if (client) call('GET', inCompany(`/clients/${client}`)).then((found) => setName(found.name), () => {})
  }, [client])
  useEffect(() => {
    const wanted = invoices?.filter(({ id }) => chosen.includes(id)) ?? []
    if (wanted.length && values.amount === null) set({ amount: wanted.reduce((sum, { open }) => sum + open, 0), parts: Object.fromEntries(wanted.map(({ id, open }) => [id, open])) })
  }, [invoices])
  const setAmount = (/** @type {number | null} */ amount) => set({ amount, ...(byHand ? {} : { parts: allocate(amount ?? 0, invoices ?? [], chosen) }) })
  const setPart = (/** @type {string} */ id, /** @type {number | null} */ part) => {
    setByHand(true)
    set({ parts: { ...values.parts, [id]: part } })
  }
  const auto = () => {
    setByHand(false)
    set({ parts: allocate(values.amount ?? 0, invoices ?? [], chosen) })
  }
  const pick = (/** @type {Option} */ option) => {
    setName(option.label)
    setByHand(false)
    set({ client_id: option.id, parts: {} })
  }
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t('payments.record')}<//>`
  return html`<${Dialog} title=${t('payments.new')} kind="wide" onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} />
      <${Combobox} label=${t('payments.client')} name="client_id" text=${name} find=${findClients} onPick=${pick} error=${form.errorOf('client_id')}
        onText=${(/** @type {string} */ text) => (setName(text), set({ client_id: null, parts: {} }))} />
      <div class="pair"><${AmountField} label=${t('payments.amount')} ...${form.field('amount')} onInput=${setAmount} /><${DateField} label=${t('payments.paid_on')} ...${form.field('paid_on')} /></div>
      <div class="pair"><${Select} label=${t('payments.method')} options=${methodChoices()} ...${form.field('method')} /><${TextField} label=${t('payments.reference')} optional ...${form.field('reference')} /></div>
      ${tooMuchCash(values, payer) && html`<${Banner} tone="warn">${t('payments.cash_over_1000')}<//>`}
      ${values.client_id && invoices && html`<${Parts} invoices=${invoices} amount=${values.amount} parts=${values.parts} byHand=${byHand} errorOf=${form.errorOf} onPart=${setPart} onAuto=${auto} />`}
    </div>
  <//>`
}

/** @param {string} text @returns {Promise<Option[]>} */
async function findClients(text) {
  /** @type {Page<Client>} */
  const page = await call('GET', inCompany(`/clients?${new URLSearchParams({ limit: '6', ...(text ? { q: text } : {}) })}`)).catch(() => ({ items: [] }))
  return page.items.map((client) => ({ id: client.id, label: client.name, detail: client.open ? t('payments.owes', { amount: money(client.open) }) : undefined }))
}
