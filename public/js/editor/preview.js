// The page as it will print, redrawn line by line as one types.
import { html, useComputed } from '../vendor/preact.js'
import { addDays, today } from '../core/format.js'
import { dueDay } from '../documents/draft.js'
import { PaperRow, PaperTotals } from '../documents/paper/rows.js'
import { Sheet } from '../documents/paper/sheet.js'
import { buyerOf, logoUrl, sellerOf } from '../documents/paper/document.js'
import { words } from '../documents/paper/words.js'
/** @import { Ed } from './context.js' */
/** @import { LineModel } from './model.js' */

/** The language the document will be in. @param {Ed} ed */
export const languageOf = (ed) => ed.draft.head.value.language ?? ed.client.value?.language ?? ed.company.language

/** When it will be due, or no longer open: as typed, else as the terms have it. @param {Ed} ed */
export function dueOf(ed) {
  const { issued_on, due_on, payment_terms } = ed.draft.head.value
  const from = issued_on ?? today()
  if (due_on || ed.about.value.kind === 'credit') return due_on
  return ed.family === 'quotes' ? addDays(from, ed.company.quote_days) : dueDay(payment_terms ?? ed.client.value?.payment_terms ?? ed.company.payment_terms, from)
}

/** @param {{ ed: Ed }} props */
export function Preview({ ed }) {
  const head = ed.draft.head.value
  const client = ed.client.value
  const language = languageOf(ed)
  const quote = ed.family === 'quotes'
  const page = {
    ...head, kind: ed.about.value.kind, number: null, issued_on: head.issued_on ?? today(), due_on: dueOf(ed), currency: ed.company.currency, language,
    terms: quote ? null : head.payment_terms, seller: sellerOf(ed.company), logo: logoUrl(ed.company.id, ed.company.logo_id),
    buyer: client && client.id === head.client_id ? buyerOf(client, head.contact_id) : null, mentions: ed.health.value.mentions, payable: null,
    links: ed.about.value.links, deductions: ed.about.value.deductions, settled_on: head.settled_on, stepwise: ed.about.value.kind === 'progress'
  }
  const rows = html`<${Rows} ed=${ed} language=${language} />`
  return html`<${Sheet} page=${page} rows=${rows} totals=${html`<${LiveTotals} ed=${ed} language=${language} />`} />`
}

/** @param {{ ed: Ed, language: string }} props */
function Rows({ ed, language }) {
  const lines = ed.draft.lines.value
  const blank = useComputed(() => ed.draft.lines.value.every(({ data: { value } }) => !value.name && !value.unit_price && !value.description))
  if (blank.value) return html`<tr><td colspan="5" class="is-ghost">${words(language).empty}</td></tr>`
  return lines.map((line) => html`<${LiveRow} key=${line.key} line=${line} language=${language} stepwise=${ed.about.value.kind === 'progress'} />`)
}

/** @param {{ line: LineModel, language: string, stepwise: boolean }} props */
function LiveRow({ line, language, stepwise }) {
  return html`<${PaperRow} line=${line.data.value} net=${line.shown.value} language=${language} stepwise=${stepwise} />`
}

/** @param {{ ed: Ed, language: string }} props */
function LiveTotals({ ed, language }) {
  const priced = ed.priced.value
  const { prepaid: deposits } = ed.about.value
  const prepaid = ed.draft.head.value.settled_method ? Math.max(deposits, priced.gross_total) : deposits
  const totals = { ...priced, prepaid, payable: priced.gross_total - prepaid }
  return html`<${PaperTotals} totals=${totals} vat=${priced.vat} adjustments=${ed.draft.adjustments.value} currency=${ed.company.currency} language=${language}
    quote=${ed.family === 'quotes'} mode=${ed.draft.head.value.price_mode} deductions=${ed.about.value.deductions} settled_on=${ed.draft.head.value.settled_on} />`
}
