// The page of a saved document: what was frozen when it was issued, or the company and client of today for a draft.
import { html } from '../../vendor/preact.js'
import { inCompany } from '../../core/session.js'
import { useKept } from '../../core/store.js'
import { PaperRow, PaperTotals, isStepwise } from './rows.js'
import { Sheet } from './sheet.js'
/** @import { Client, Company } from '../../core/shapes.js' */
/** @import { Document, Party } from '../types.js' */

/** A company as it signs a page. @param {Company} company @returns {Party} */
export const sellerOf = (company) => ({ ...company, address: company })

/** A client as it is written to. @param {Client} client @param {string | null} contact @returns {Party} */
export function buyerOf(client, contact) {
  const person = client.contacts.find(({ id }) => id === contact)
  return { ...client, address: client, contact_name: person ? `${person.first_name} ${person.last_name}`.trim() : null }
}

/** Where the logo of a company is. @param {string} company @param {string | null | undefined} logo */
export const logoUrl = (company, logo) => (logo ? `/api/companies/${company}/logos/${logo}` : null)

/** @param {{ document: Document, company: Company }} props */
export function DocumentPaper({ document, company }) {
  const wanted = !document.buyer && document.client_id ? inCompany(`/clients/${document.client_id}`) : null
  const client = /** @type {Client | null} */ (useKept(wanted).data)
  const { kind, language, currency, price_mode } = document
  const seller = document.seller ?? sellerOf(company)
  const buyer = document.buyer ?? (client && buyerOf(client, document.contact_id))
  const stepwise = isStepwise(document.lines)
  const page = {
    ...document, stepwise, terms: kind === 'quote' ? null : document.payment_terms, seller, buyer,
    logo: logoUrl(company.id, seller.logo_id), payable: kind === 'quote' ? document.totals.gross_total : document.totals.payable
  }
  const rows = document.lines.map((line, at) => html`<${PaperRow} key=${at} line=${line} net=${line.net} language=${language} stepwise=${stepwise} />`)
  const totals = html`<${PaperTotals} ...${{ language, currency }} totals=${document.totals} vat=${document.vat} adjustments=${document.adjustments} quote=${kind === 'quote'} mode=${price_mode} deductions=${document.deductions} settled_on=${document.settled_on} />`
  return html`<${Sheet} page=${page} rows=${rows} totals=${totals} />`
}
