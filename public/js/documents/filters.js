// What narrows a list: a client, a period.
import { html } from '../vendor/preact.js'
import { today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { place } from '../core/router.js'
import { company, inCompany } from '../core/session.js'
import { useKept } from '../core/store.js'
import { FilterChip } from '../ui/data.js'
/** @import { Client, Page } from '../core/shapes.js' */

/** A list narrowed to one client, whose name is known even far down the directory. @param {{ label: string }} props */
export function ClientFilter({ label }) {
  const chosen = place.value.query.get('client')
  const first = /** @type {Page<Client> | null} */ (useKept(company.value ? inCompany('/clients?limit=100') : null).data)
  const missing = chosen && first && !first.items.some(({ id }) => id === chosen) ? chosen : null
  const other = /** @type {Client | null} */ (useKept(missing ? inCompany(`/clients/${missing}`) : null).data)
  const options = [...(other ? [other] : []), ...(first?.items ?? [])].map(({ id, name }) => ({ value: id, label: name }))
  return html`<${FilterChip} label=${label} name="client" options=${options} />`
}

const NAMES = ['month', 'last_month', 'quarter', 'year', 'last_year']

export const periods = () => NAMES.map((value) => ({ value, label: t(`period.${value}`) }))

/** @param {number} year @param {number} month counted from 0, out of bounds on purpose @param {number} day */
const dayOf = (year, month, day) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

/** The days of a named period, or those given one by one. @param {URLSearchParams} query @returns {{ from: string | null, to: string | null }} */
export function periodOf(query) {
  const [year = 0, month = 1] = today().split('-').map(Number)
  const quarter = Math.floor((month - 1) / 3) * 3
  /** @type {Record<string, [from: number, months: number]>} */
  const spans = { month: [month - 1, 1], last_month: [month - 2, 1], quarter: [quarter, 3], year: [0, 12], last_year: [-12, 12] }
  const span = spans[query.get('periode') ?? '']
  if (!span) return { from: query.get('du'), to: query.get('au') }
  return { from: dayOf(year, span[0], 1), to: dayOf(year, span[0] + span[1], 0) }
}
