// One payment in full: what it settled or gave back, VAT by VAT, and what can still be done with it.
import { html } from '../vendor/preact.js'
import { day, money, percent } from '../core/format.js'
import { t } from '../core/i18n.js'
import { may } from '../core/session.js'
import { Banner } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { Dialog } from '../ui/overlay.js'
import { deedsOf, state } from './deeds.js'
/** @import { Payment } from '../documents/types.js' */
/** @import { Deed } from './deeds.js' */

/** @param {Payment['collections'][number]['vat']} vat */
const rateOf = ({ rate, vatex }) => (rate === null ? t(vatex ? `vatex_${vatex}` : 'payments.no_vat') : t('payments.at_rate', { rate: percent(rate) }))

/** The split of one document's part. @param {{ payment: Payment, document: string }} props */
const Split = ({ payment, document }) => html`<ul class="split small soft num">${payment.collections.filter(({ document_id }) => document_id === document).map(({ vat, amount }) => html`<li key=${rateOf(vat)}><span class="grow">${rateOf(vat)}</span>${money(amount)}</li>`)}</ul>`

/** @param {{ payment: Payment, act: (deed: Deed) => void, onClose: () => void }} props */
export default function PaymentPanel({ payment, act, onClose }) {
  const facts = [
    [t(payment.direction === 'out' ? 'payments.given_on' : 'payments.paid_on'), day(payment.paid_on)], [t('payments.client'), html`<a href=${`/clients/${payment.client_id}`}>${payment.client_name}</a>`],
    [t('payments.method'), t(`method.${payment.method}`)], [t('payments.reference'), payment.reference], [t('payments.note'), payment.note && html`<span class="pre">${payment.note}</span>`]
  ]
  const rows = [
    ...payment.allocations.map(({ document_id, number, amount }) => ({ id: document_id, name: number, amount, href: `/factures/${document_id}` })),
    ...payment.parts.map(({ credit_id, number, payment_id, paid_on, amount }) => ({ id: credit_id ?? payment_id ?? '', amount: -amount, name: number ?? t('payments.payment_of', { day: day(paid_on) }), href: credit_id ? `/factures/${credit_id}` : `/reglements?fiche=${payment_id}` }))
  ]
  const deeds = may('member') ? deedsOf(payment) : []
  const footer = deeds.length > 0 && deeds.map((deed) => html`<${Button} key=${deed.name} kind=${deed.danger ? 'danger' : 'secondary'} icon=${deed.icon} onClick=${() => act(deed)}>${deed.label}<//>`)
  return html`<${Dialog} title=${t(payment.direction === 'out' ? 'payments.one_refund' : 'payments.one', { amount: money(Math.abs(payment.amount)) })} kind="sheet" onClose=${onClose} footer=${footer}>
    <div class="stack">
      ${payment.warnings.map(({ code, detail }) => html`<${Banner} key=${code} tone="warn">${detail}<//>`)}
      <div>${state(payment)}</div>
      <dl class="pairs">${facts.filter(([, value]) => value).map(([label, value]) => html`<div key=${label}><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
      ${rows.length > 0 && html`<section class="stack" aria-labelledby="split-title"><h3 id="split-title" class="label">${t('payments.split')}</h3>
        <ul class="lines">${rows.map(({ id, name, amount, href }) => html`<li key=${id}><div class="grow"><div class="split-head"><a class="strong grow" href=${href}>${name}</a><span class="num strong">${money(amount)}</span></div><${Split} payment=${payment} document=${id} /></div></li>`)}</ul></section>`}
      ${payment.refunded > 0 && html`<p class="soft">${t('payments.refunded_part', { amount: money(payment.refunded) })}</p>`}
      ${payment.unallocated > 0 && html`<p class="banner">${t('payments.spare', { amount: money(payment.unallocated) })}</p>`}
    </div>
  <//>`
}
