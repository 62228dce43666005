// What an event says in words, and where the thing it is about can be seen.
import { has, t } from '../core/i18n.js'

/** @import { HistoryEvent } from '../core/shapes.js' */

/** The kinds of thing that the journal tells of, as it can be narrowed to them. */
export const subjects = ['quote', 'invoice', 'deposit', 'progress', 'credit', 'payment', 'client', 'contact', 'group', 'article', 'company']

/** @type {Record<string, string>} */
const folders = { quote: '/devis', invoice: '/factures', deposit: '/factures', credit: '/factures', progress: '/factures', client: '/clients' }

/** Where the thing an event is about can be seen. @param {HistoryEvent} event */
export function hrefOf({ subject_kind: kind = '', subject_id: id }) {
  if (kind === 'contact' || kind === 'group' || kind === 'article') return `/${{ contact: 'contacts', group: 'groupes', article: 'articles' }[kind]}?fiche=${id}`
  if (kind === 'payment') return `/reglements?fiche=${id}`
  return folders[kind] ? `${folders[kind]}/${id}` : kind === 'company' ? '/reglages/entreprise' : null
}

/** What was done, in words. @param {string} action */
export const actionWords = (action) => (has(`event_${action}`) ? t(`event_${action}`) : action.replace(/[._]/g, ' '))
