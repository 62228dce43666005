// Giving money back to a client: each cent says which credit note or which payment it comes from.
import { html, useEffect } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { methodChoices } from '../core/choices.js'
import { day, money, today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { inCompany } from '../core/session.js'
import { useKept } from '../core/store.js'
import { AmountField, Button, DateField, ErrorSummary, Select, TextField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { forgetDocuments } from '../documents/changed.js'
import { sumOf } from './parts.js'
/** @import { Account, Method } from '../documents/types.js' */
/** @import { Shares } from './parts.js' */

/** @typedef {{ id: string, kind: 'credit_id' | 'payment_id', name: string, available: number }} Source */

/** What can be given back, credit notes first. @param {Account | null} account @returns {Source[]} */
const sourcesOf = (account) => [
  ...(account?.credits ?? []).map(({ id, number, issued_on, available }) => ({ id, kind: /** @type {const} */ ('credit_id'), available, name: t('payments.credit_of', { number, day: day(issued_on) }) })),
  ...(account?.payments ?? []).map(({ id, paid_on, available }) => ({ id, kind: /** @type {const} */ ('payment_id'), available, name: t('payments.payment_of', { day: day(paid_on) }) }))
]

/** @param {{ client: string, first?: string, onClose: () => void }} props `first` is the source that it is about. */
export default function RefundDialog({ client, first, onClose }) {
  const sources = sourcesOf(/** @type {Account | null} */ (useKept(inCompany(`/clients/${client}/account`)).data))
  const form = useForm({
    initial: { paid_on: /** @type {string | null} */ (today()), method: 'transfer', reference: '', note: '', parts: /** @type {Shares} */ ({}) },
    check: ({ parts, paid_on }) => {
      const wrong = sources.flatMap(({ id, name, available }) => ((parts[id] ?? 0) > available ? [{ field: `part-${id}`, text: t('payments.error.source', { name, available: money(available) }) }] : []))
      if (!sumOf(parts)) wrong.push({ field: '', text: t('payments.error.refund') })
      if (!paid_on) wrong.push({ field: 'paid_on', text: t('payments.error.day') })
      return wrong
    },
    save: async ({ parts, reference, note, ...values }, key) => {
      const from = sources.flatMap(({ id, kind }) => (parts[id] ? [{ [kind]: id, amount: parts[id] }] : []))
      const body = { ...values, amount: sumOf(parts), reference: reference.trim() || null, note: note.trim() || null, parts: from }
      await call('POST', inCompany(`/clients/${client}/refunds`), body, { key })
      forgetDocuments()
      toast(t('payments.refund_done', { amount: money(body.amount) }))
      onClose()
    }
  })
  const { parts } = form.values
  const only = sources.find(({ id }) => id === first) ?? (sources.length === 1 ? sources[0] : undefined)
  useEffect(() => void (only && form.set({ parts: { [only.id]: only.available } })), [only?.id])
  const set = (/** @type {string} */ id, /** @type {number | null} */ part) => form.set({ parts: { ...parts, [id]: part } })
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy} disabled=${!sources.length}>${t('payments.refund_of', { amount: money(sumOf(parts)) })}<//>`
  return html`<${Dialog} title=${t('payments.refund_title')} kind="wide" onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} />
      <fieldset class="parts"><legend class="label">${t('payments.refund_parts')}</legend>
        <ul>${sources.map(({ id, name, available }) => html`<li key=${id} class="part"><span class="grow"><span class="strong">${name}</span><span class="second muted small">${t('payments.available', { amount: money(available) })}</span></span>
          <${AmountField} label=${name} hidden name=${`part-${id}`} value=${parts[id] ?? null} error=${form.errorOf(`part-${id}`)} onInput=${(/** @type {number | null} */ part) => set(id, part)} /></li>`)}</ul></fieldset>
      <div class="pair"><${DateField} label=${t('payments.given_on')} ...${form.field('paid_on')} /><${Select} label=${t('payments.method')} options=${methodChoices()} ...${form.field('method')} /></div>
      <${TextField} label=${t('payments.reference')} optional ...${form.field('reference')} />
      <${TextField} label=${t('payments.why')} optional rows=${2} ...${form.field('note')} /></div>
  <//>`
}
