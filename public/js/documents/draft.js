// What a draft is made of and starts from: its head, its due day, its VAT.
import { addDays } from '../core/format.js'
import { t } from '../core/i18n.js'
/** @import { Document, Head, Kind, Link, Vat } from './types.js' */

/** What parts by VAT come to, taxes included. @param {{ base: number, tax: number }[]} parts */
export const grossOf = (parts) => parts.reduce((sum, { base, tax }) => sum + base + tax, 0)

/** What a document is called: an invoice that replaces another has a name of its own. @param {{ kind: Kind, links: Link[] }} document */
export const titleOf = ({ kind, links }) => t(kind === 'invoice' && links.some(({ relation, direction }) => relation === 'revises' && direction === 'to') ? 'kind.corrective' : `kind.${kind}`)

/** @param {Head | Document} from @returns {Head} */
export function headOf(from) {
  const { client_id, contact_id, subject, issued_on, due_on, supplied_on, payment_terms, purchase_order, note, language, price_mode, settled_on, settled_method } = from
  return { client_id, contact_id, subject, issued_on, due_on, supplied_on, payment_terms, purchase_order, note, language, price_mode, settled_on, settled_method }
}

/** @param {string} day */
function endOfMonth(day) {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10)
}

/** The day payment is due. @param {string} terms @param {string} issued */
export function dueDay(terms, issued) {
  const [kind, count = '0'] = terms.split(':')
  const later = addDays(issued, Number(count))
  return kind === 'end_of_month' ? endOfMonth(later) : later
}

/** What a company charges when nothing else was said. @param {string | undefined} regime @returns {Vat} */
export function defaultVat(regime) {
  if (regime === 'franchise') return { category: 'E', rate: null, vatex: 'VATEX-FR-FRANCHISE' }
  return { category: 'S', rate: 2000, vatex: null }
}
