// What can be done with a payment, and how its state is called.
import { html } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { Badge } from '../ui/data.js'
/** @import { Payment } from '../documents/types.js' */

/** @typedef {{ name: string, label: string, icon: import('../ui/icon.js').IconName, danger?: boolean, load: () => Promise<{ default: unknown }>, props: object }} Deed */

/** @param {string} client @param {{ id: string, paid_on: string }} payment @param {number} available @param {string[]} taken @returns {Deed} */
export const using = (client, payment, available, taken) => ({ name: 'use', label: t('payments.use'), icon: 'coins', load: () => import('./use.js'), props: { client, payment, available, taken } })

/** @param {string} client @param {string} [first] @returns {Deed} */
export const refunding = (client, first) => ({ name: 'refund', label: t('payments.refund'), icon: 'arrow-up', load: () => import('./refund.js'), props: { client, first } })

/** @param {Payment} payment @returns {Deed[]} */
export function deedsOf(payment) {
  if (payment.reverses_id || payment.reversed_by) return []
  const spare = payment.unallocated > 0
  return [
    ...(spare ? [using(payment.client_id, payment, payment.unallocated, payment.allocations.map(({ document_id }) => document_id)), refunding(payment.client_id, payment.id)] : []),
    ...(payment.refunded > 0 ? [] : [/** @type {Deed} */ ({ name: 'reverse', label: t(payment.direction === 'out' ? 'payments.reverse_refund' : 'payments.reverse'), icon: 'rotate-ccw', danger: true, load: () => import('./reversal.js'), props: { payment } })])
  ]
}

/** @param {Payment} payment */
export function state({ reverses_id, reversed_by, direction }) {
  if (reverses_id) return html`<${Badge} tone="bad">${t('payments.reversal')}<//>`
  if (reversed_by) return html`<${Badge} tone="hollow">${t('payments.reversed')}<//>`
  if (direction === 'out') return html`<${Badge} tone="warn">${t('payments.given_back')}<//>`
  return html`<${Badge} tone="ok">${t('payments.received')}<//>`
}
