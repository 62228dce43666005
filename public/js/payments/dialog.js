// Recording a payment: one amount, spread over the open invoices by itself, and corrected by hand if need be.
import { html, useEffect, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { day, due, money, today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { inCompany } from '../core/session.js'
import { Combobox } from '../ui/combobox.js'
import { AmountField, Button, DateField, ErrorSummary, Select, TextField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { forgetDocuments } from '../documents/changed.js'
/** @import { Client, Page } from '../core/shapes.js' */
/** @import { Method, OpenInvoice } from '../documents/types.js' */
/** @import { Option } from '../ui/combobox.js' */
/** @import { Wrong } from '../ui/use-form.js' */

/** How money arrives, the usual ways first. @type {Method[]} */
export const METHODS = ['transfer', 'card', 'cheque', 'cash', 'sepa_transfer', 'sepa_debit', 'direct_debit', 'standing_order', 'clearing']

/** An amount, in whole cents that nothing rounds, spread over invoices, the oldest due first; chosen ones come before all. @param {number} amount @param {OpenInvoice[]} invoices @param {string[]} first @returns {Record<string, number>} */
function allocate(amount, invoices, first) {
  const order = [...invoices].sort((one, other) => Number(first.includes(other.id)) - Number(first.includes(one.id)))
  let left = amount
  /** @type {Record<string, number>} */
  const parts = {}
  for (const { id, open } of order) {
    const part = Math.min(left, open)
    if (part > 0) parts[id] = part
    left -= Math.max(0, part)
  }
  return parts
}

/** @param {Record<string, number | null>} parts */
const sumOf = (parts) => Object.values(parts).reduce((/** @type {number} */ sum, part) => sum + (part ?? 0), 0)

/**
 * @typedef {{ client_id: string | null, amount: number | null, paid_on: string | null, method: string, reference: string, note: string, parts: Record<string, number | null> }} Values
 */

/** @param {Values} values @param {OpenInvoice[]} invoices @returns {Wrong[]} */
function wrongsIn({ client_id, amount, paid_on, parts }, invoices) {
  const wrongs = []
  if (!client_id) wrongs.push({ field: 'client_id', text: t('payments.error.client') })
  if (!amount || amount < 0) wrongs.push({ field: 'amount', text: t('payments.error.amount') })
  if (!paid_on) wrongs.push({ field: 'paid_on', text: t('payments.error.day') })
  for (const { id, number, open } of invoices) {
    if ((parts[id] ?? 0) > open) wrongs.push({ field: `part-${id}`, text: t('payments.error.part', { number: number ?? '', open: money(open) }) })
  }
  if (amount && sumOf(parts) > amount) wrongs.push({ field: 'amount', text: t('payments.error.sum', { sum: money(sumOf(parts)) }) })
  return wrongs
}

/** The invoices a client still owes, oldest due first. @param {string | null} client */
function useOpenInvoices(client) {
  const [invoices, setInvoices] = useState(/** @type {OpenInvoice[] | null} */ (null))
  useEffect(() => {
    setInvoices(null)
    if (client) call('GET', inCompany(`/clients/${client}/open-invoices`)).then((page) => setInvoices(page.items), () => setInvoices([]))
  }, [client])
  return invoices
}

/** @param {{ client: string | null, chosen: string[], onClose: () => void }} props `chosen` are the invoices it is for, by id. */
export function PaymentDialog({ client, chosen, onClose }) {
  const [name, setName] = useState('')
  const [byHand, setByHand] = useState(false)
  const form = useForm({
    initial: /** @type {Values} */ ({ client_id: client, amount: null, paid_on: today(), method: 'transfer', reference: '', note: '', parts: {} }),
    check: (values) => wrongsIn(values, invoices ?? []),
    save: async ({ parts, reference, note, ...values }, key) => {
      const allocations = Object.entries(parts).flatMap(([document_id, amount]) => (amount ? [{ document_id, amount }] : []))
      await call('POST', inCompany('/payments'), { ...values, reference: reference.trim() || null, note: note.trim() || null, allocations }, { key })
      forgetDocuments()
      toast(t('payments.recorded', { amount: money(values.amount ?? 0) }))
      onClose()
    }
  })
  const { values, set } = form
  const invoices = useOpenInvoices(values.client_id)
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
      <div class="pair"><${Select} label=${t('payments.method')} options=${METHODS.map((method) => [method, t(`method.${method}`)])} ...${form.field('method')} /><${TextField} label=${t('payments.reference')} optional ...${form.field('reference')} /></div>
      ${values.client_id && invoices && html`<${Parts} invoices=${invoices} values=${values} byHand=${byHand} errorOf=${form.errorOf} onPart=${setPart} onAuto=${auto} />`}
    </div>
  <//>`
}

/** @param {string} text @returns {Promise<Option[]>} */
async function findClients(text) {
  /** @type {Page<Client>} */
  const page = await call('GET', inCompany(`/clients?${new URLSearchParams({ limit: '6', ...(text ? { q: text } : {}) })}`)).catch(() => ({ items: [] }))
  return page.items.map((client) => ({ id: client.id, label: client.name, detail: client.open ? t('payments.owes', { amount: money(client.open) }) : undefined }))
}

/**
 * The open invoices and what each receives; what remains stays on the client's account, and says so.
 * @param {{ invoices: OpenInvoice[], values: Values, byHand: boolean, errorOf: (name: string) => string | undefined, onPart: (id: string, part: number | null) => void, onAuto: () => void }} props
 */
function Parts({ invoices, values, byHand, errorOf, onPart, onAuto }) {
  if (invoices.length === 0) return html`<p class="banner">${t('payments.none_open')}</p>`
  const rest = (values.amount ?? 0) - sumOf(values.parts)
  return html`<fieldset class="parts"><legend class="label">${t('payments.parts')}</legend>
    <ul>${invoices.map((one) => html`<li key=${one.id} class="part"><span class="grow"><span class="strong num">${one.number}</span>
      <span class="second muted small">${day(one.issued_on)} · <span class=${one.due_on < today() ? 'bad' : ''}>${due(one.due_on)}</span> · ${t('payments.open', { amount: money(one.open) })}</span></span>
      <${AmountField} label=${t('payments.part_of', { number: one.number ?? '' })} hidden name=${`part-${one.id}`} value=${values.parts[one.id] ?? null} error=${errorOf(`part-${one.id}`)}
        onInput=${(/** @type {number | null} */ part) => onPart(one.id, part)} /></li>`)}</ul>
    <p class=${`rest num${rest < 0 ? ' bad' : ''}`} role="status">${rest > 0 ? t('payments.rest', { amount: money(rest) }) : rest < 0 ? t('payments.over', { amount: money(-rest) }) : values.amount ? t('payments.all') : t('payments.order')}
      ${byHand && html` <button type="button" class="button link" onClick=${onAuto}>${t('payments.auto')}</button>`}</p>
  </fieldset>`
}
