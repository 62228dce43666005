// The VAT a document starts from.
/** @import { Vat } from './types.js' */

/** What a company charges when nothing else was said. @param {string | undefined} regime @returns {Vat} */
export function defaultVat(regime) {
  if (regime === 'franchise') return { category: 'E', rate: null, vatex: 'VATEX-FR-FRANCHISE' }
  return { category: 'S', rate: 2000, vatex: null }
}
