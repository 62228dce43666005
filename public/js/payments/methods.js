// How money arrives, the usual ways first.
/** @import { Method } from '../documents/types.js' */

/** @type {Method[]} */
export const METHODS = ['transfer', 'card', 'cheque', 'cash', 'sepa_transfer', 'sepa_debit', 'direct_debit', 'standing_order', 'clearing']
