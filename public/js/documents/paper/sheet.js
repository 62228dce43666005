// The A4 page of a document, drawn with the measures of its PDF: head, parties, table, totals, foot.
import { html } from '../../vendor/preact.js'
import { amount, ibanGroups, longDay, money, vatShort } from './figures.js'
import { termsWords, words } from './words.js'
/** @import { Child } from '../../vendor/preact.js' */
/** @import { Address, Deduction, Kind, Link, Mention, Party, PriceMode } from '../types.js' */

/**
 * What a page says besides its lines and totals.
 * @typedef {{ kind: Kind, number: string | null, issued_on: string, due_on: string | null, supplied_on: string | null, currency: string,
 *   language: string, price_mode: PriceMode, subject: string, purchase_order: string | null, note: string | null, terms: string | null,
 *   seller: Party, logo: string | null, buyer: Party | null, mentions: Mention[], payable: number | null,
 *   links: Link[], deductions: Deduction[], settled_on: string | null, stepwise: boolean }} PageHead
 */

/** @param {{ page: PageHead, rows: Child, totals: Child }} props */
export function Sheet({ page, rows, totals }) {
  const say = words(page.language)
  const { stepwise } = page
  const gross = page.price_mode === 'gross'
  const heads = stepwise ? [say.contract, say.before, say.reached, say.vat, say.net] : [say.quantity, gross ? say.unit_price_gross : say.unit_price_net, say.vat, say.net]
  return html`<article class="paper" lang=${page.language} aria-label=${`${titleOf(page)} ${page.number ?? ''}`}>
    <${Head} page=${page} />
    <${Parties} page=${page} />
    <${Strip} page=${page} />
    ${page.subject && html`<p class="paper-subject">${page.subject}</p>`}
    <table class="paper-lines">
      <thead><tr>
        <th scope="col">${say.name}</th>${heads.map((head) => html`<th scope="col" class="num" key=${head}>${head}</th>`)}
      </tr></thead>
      <tbody>${rows}</tbody>
    </table>
    ${page.deductions.length > 0 && html`<${Deposits} page=${page} />`}
    ${totals}
    ${page.note && html`<p class="paper-note">${page.note}</p>`}
    <${Foot} page=${page} />
  </article>`
}

/** The earlier documents that a page is about. @param {PageHead} page @param {Link['relation']} relation */
const earlier = ({ links }, relation) => links.find((link) => link.direction === 'to' && link.relation === relation && link.number)

/** @param {PageHead} page */
const titleOf = (page) => words(page.language)[page.kind === 'invoice' && earlier(page, 'revises') ? 'corrective' : page.kind]

/** What it does to an earlier document: « Sur la facture F-2026-0101 du 2 octobre 2026 ». @param {PageHead} page */
function originOf(page) {
  const say = words(page.language)
  const link = earlier(page, 'credits') ?? earlier(page, 'revises')
  if (!link) return null
  const deed = link.relation === 'credits' ? say.credits : page.kind === 'quote' ? say.replaces : say.cancels
  return `${deed} ${say[`the_${link.kind}`]} ${link.number} ${say.of} ${longDay(link.issued_on, page.language)}`
}

/** The deposits taken off, each by its number and its day, rate by rate. @param {{ page: PageHead }} props */
function Deposits({ page: { deductions, language } }) {
  const say = words(language)
  const figures = (/** @type {number[]} */ all) => all.map((cents, at) => html`<td class="num" key=${at}>${amount(cents, language)}</td>`)
  return html`<table class="paper-lines"><thead><tr><th scope="col">${say.deducted}</th>${[say.vat, say.net, say.vat_total, say.gross].map((head, at) => html`<th scope="col" class="num" key=${at}>${head}</th>`)}</tr></thead>
    <tbody>${deductions.map((part) => html`<tr key=${part.number + part.category + part.rate}><td>${part.number} ${say.of} ${longDay(part.issued_on, language)}</td><td class="num">${vatShort(part, language)}</td>${figures([part.base, part.tax, part.base + part.tax])}</tr>`)}</tbody></table>`
}

/** @param {{ page: PageHead }} props */
function Head({ page }) {
  const say = words(page.language)
  return html`<header class="paper-head">
    ${page.logo
    ? html`<img class="paper-logo" src=${page.logo} alt=${page.seller.name} />`
    : html`<p class="paper-brand" style=${{ color: page.seller.accent }}>${page.seller.name}</p>`}
    <div class="paper-title"><p class="paper-kind">${titleOf(page)}</p><p class="paper-number">${page.number ?? say.draft}</p>${originOf(page) && html`<p class="paper-origin">${originOf(page)}</p>`}</div>
  </header>`
}

/** @param {{ page: PageHead }} props */
function Parties({ page }) {
  const say = words(page.language)
  const { seller, buyer } = page
  return html`<div class="paper-parties">
    <address><strong>${seller.name}${seller.legal_form ? ` ${seller.legal_form}` : ''}</strong>${addressLines(seller.address)}
      ${identity(seller, say.vat_number)}</address>
    <address class="paper-buyer">
      <strong class=${buyer ? '' : 'is-ghost'}>${buyer?.name ?? say.client}</strong>
      ${buyer?.contact_name && html`<span>${buyer.contact_name}</span>`}
      ${buyer ? addressLines(buyer.address) : html`<span class="is-ghost">${say.client_address}</span>`}
      ${buyer && identity(buyer, say.vat_number)}
    </address>
  </div>`
}

/** @param {Address | null | undefined} address */
function addressLines(address) {
  if (!address) return null
  const town = [address.postcode, address.city].filter(Boolean).join(' ')
  return [address.street, address.street2, town].filter(Boolean).map((text) => html`<span key=${text}>${text}</span>`)
}

/** @param {Party} party @param {string} vat */
function identity(party, vat) {
  const parts = [party.siren && `SIREN ${party.siren}`, party.vat_number && `${vat} ${party.vat_number}`].filter(Boolean)
  return parts.length > 0 && html`<span>${parts.join(' · ')}</span>`
}

/** @param {{ page: PageHead }} props */
function Strip({ page }) {
  const say = words(page.language)
  const quote = page.kind === 'quote'
  /** @type {[string, string | null | undefined][]} */
  const cells = [
    [quote ? say.quoted_on : say.issued_on, longDay(page.issued_on, page.language)],
    page.settled_on ? [say.settled_on, longDay(page.settled_on, page.language)] : [quote ? say.valid_until : say.due_on, page.kind === 'credit' ? null : page.due_on && longDay(page.due_on, page.language)],
    [say.supplied_on, page.supplied_on && longDay(page.supplied_on, page.language)],
    [say.purchase_order, page.purchase_order],
    [quote ? say.total : page.kind === 'credit' ? say.credited : say.payable, page.payable === null ? null : money(page.payable, page.currency, page.language)],
  ]
  return html`<dl class="paper-strip">${cells.filter(([, text]) => text).map(([term, text]) => html`<div key=${term}><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`
}

/** @param {{ page: PageHead }} props */
function Foot({ page }) {
  const say = words(page.language)
  const { seller } = page
  return html`<footer class="paper-foot">
    ${page.kind === 'quote' && html`<div class="paper-agreement"><strong>${say.agreement}</strong><span>${say.agreement_hint}</span></div>`}
    ${page.kind !== 'quote' && page.kind !== 'credit' && !page.settled_on && seller.iban && html`<p class="paper-bank"><strong>${say.bank_transfer}</strong> IBAN ${ibanGroups(seller.iban)}${seller.bic ? ` · BIC ${seller.bic}` : ''}</p>`}
    ${page.terms && page.kind !== 'credit' && !page.settled_on && html`<p>${say.terms} : ${termsWords(page.terms, page.language)}</p>`}
    ${page.mentions.map((mention) => html`<p key=${mention.code}>${mention.text}</p>`)}
    <p class="paper-legal">${legal(seller, say.vat_number, say.capital)}</p>
  </footer>`
}

/** @param {Party} seller @param {string} vat @param {string} capital */
function legal(seller, vat, capital) {
  return [
    `${seller.name}${seller.legal_form ? ` ${seller.legal_form}` : ''}`, seller.capital && `${capital} ${seller.capital}`,
    seller.siret ? `SIRET ${seller.siret}` : seller.siren && `SIREN ${seller.siren}`,
    seller.rcs_city && `RCS ${seller.rcs_city}`, seller.vat_number && `${vat} ${seller.vat_number}`,
  ].filter(Boolean).join(' · ')
}
