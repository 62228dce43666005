// The open invoices of a client, and what each receives of an amount: by itself, the oldest due first, or by hand.
import { html, useEffect, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { day, due, money, today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { inCompany } from '../core/session.js'
import { AmountField } from '../ui/form.js'
/** @import { OpenInvoice } from '../documents/types.js' */
/** @import { Wrong } from '../ui/use-form.js' */

/** Parts of an amount, in cents, by the id of what receives or gives them. @typedef {Record<string, number | null>} Shares */

/** An amount, in whole cents that nothing rounds, spread over invoices, the oldest due first; chosen ones come before all. @param {number} amount @param {OpenInvoice[]} invoices @param {string[]} [chosen] @returns {Record<string, number>} */
export function allocate(amount, invoices, chosen = []) {
  const order = [...invoices].sort((one, other) => Number(chosen.includes(other.id)) - Number(chosen.includes(one.id)))
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

/** @param {Shares} parts */
export const sumOf = (parts) => Object.values(parts).reduce((/** @type {number} */ sum, part) => sum + (part ?? 0), 0)

/** The parts as the API takes them. @param {Shares} parts */
export const allocationsOf = (parts) => Object.entries(parts).flatMap(([document_id, amount]) => (amount ? [{ document_id, amount }] : []))

/** The parts above what their invoices ask for. @param {Shares} parts @param {OpenInvoice[]} invoices @returns {Wrong[]} */
export const tooMuch = (parts, invoices) => invoices.flatMap(({ id, number, open }) => ((parts[id] ?? 0) > open ? [{ field: `part-${id}`, text: t('payments.error.part', { number, open: money(open) }) }] : []))

/** The invoices a client still owes, oldest due first. @param {string | null} client */
export function useOpenInvoices(client) {
  const [invoices, setInvoices] = useState(/** @type {OpenInvoice[] | null} */ (null))
  useEffect(() => {
    setInvoices(null)
    if (client) call('GET', inCompany(`/clients/${client}/open-invoices`)).then((page) => setInvoices(page.items), () => setInvoices([]))
  }, [client])
  return invoices
}

/**
 * What remains stays on the client's account, and says so.
 * @param {{ invoices: OpenInvoice[], amount: number | null, parts: Shares, byHand: boolean, errorOf: (name: string) => string | undefined, onPart: (id: string, part: number | null) => void, onAuto: () => void }} props
 */
export function Parts({ invoices, amount, parts, byHand, errorOf, onPart, onAuto }) {
  if (invoices.length === 0) return html`<p class="banner">${t('payments.none_open')}</p>`
  const rest = (amount ?? 0) - sumOf(parts)
  return html`<fieldset class="parts"><legend class="label">${t('payments.parts')}</legend>
    <ul>${invoices.map((one) => html`<li key=${one.id} class="part"><span class="grow"><span class="strong num">${one.number}</span>
      <span class="second muted small">${day(one.issued_on)} · <span class=${one.due_on < today() ? 'bad' : ''}>${due(one.due_on)}</span> · ${t('payments.open', { amount: money(one.open) })}</span></span>
      <${AmountField} label=${t('payments.part_of', { number: one.number })} hidden name=${`part-${one.id}`} value=${parts[one.id] ?? null} error=${errorOf(`part-${one.id}`)}
        onInput=${(/** @type {number | null} */ part) => onPart(one.id, part)} /></li>`)}</ul>
    <p class=${`rest num${rest < 0 ? ' bad' : ''}`} role="status">${rest > 0 ? t('payments.rest', { amount: money(rest) }) : rest < 0 ? t('payments.over', { amount: money(-rest) }) : amount ? t('payments.all') : t('payments.order')}
      ${byHand && html` <button type="button" class="button link" onClick=${onAuto}>${t('payments.auto')}</button>`}</p>
  </fieldset>`
}
