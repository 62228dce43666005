// What a document comes to, each figure opening into its steps, and what is paid of it.
import { html, useState } from '../vendor/preact.js'
import { vatWords } from '../core/choices.js'
import { day, due, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { Why } from './why.js'
/** @import { Document } from './types.js' */
/** @import { Figure, Priced } from './why.js' */

/** The document as the engine counts it; the taxes of an issued one are those that are stored. @param {Document} document @returns {Priced} */
function pricedOf({ price_mode, lines, adjustments, vat, remainder, stage }) {
  return {
    price_mode, lines: lines.map(({ net, ...line }) => line), adjustments: adjustments.map(({ total, ...one }) => one),
    remainder: stage === 'draft' ? remainder : vat.map(({ category, rate, vatex, base, tax }) => ({ vat: { category, rate, vatex }, base, tax }))
  }
}

/** @param {{ document: Document }} props */
export function Amounts({ document }) {
  const { totals, currency, paid, credited, open, due_on, kind, stage, vat } = document
  const [asked, ask] = useState(/** @type {{ title: string, figure: Figure } | null} */ (null))
  const asks = kind !== 'quote' && kind !== 'credit' && stage === 'issued'
  const settled = totals.payable > 0 ? Math.round(((paid + credited) / totals.payable) * 100) : 100
  const why = (/** @type {string} */ title, /** @type {number} */ cents, /** @type {Figure} */ figure) => html`<button type="button" class="why-figure" title=${t('why.title')} onClick=${() => ask({ title, figure })}>${money(cents, currency)}</button>`
  const row = (/** @type {string} */ title, /** @type {number} */ cents, /** @type {Figure} */ figure) => html`<div key=${title}><dt>${title}</dt><dd>${why(title, cents, figure)}</dd></div>`
  const sum = (/** @type {string} */ title, /** @type {number} */ cents) => html`<div><dt>${title}</dt><dd>${money(cents, currency)}</dd></div>`
  return html`<section class="card section amounts" aria-labelledby="amounts-title">
    <header><h2 id="amounts-title">${t('documents.total')}</h2><strong class="amounts-total num">${why(t('documents.total'), totals.gross_total, { figure: 'gross_total' })}</strong></header>
    <dl class="amounts-list num">
      ${row(t('documents.net_total'), totals.net_total, { figure: 'net_total' })}
      ${vat.map((one, at) => row(one.rate === null ? vatWords(one) : t('documents.vat', { rate: vatWords(one) }), one.tax, { figure: 'vat', at }))}
      ${totals.prepaid !== 0 && html`${sum(t('documents.prepaid'), -totals.prepaid)}${sum(t('documents.payable'), totals.payable)}`}
      ${kind === 'quote' && document.answered_gross !== null && document.answered_gross !== totals.gross_total && sum(t('documents.with_options'), document.answered_gross)}
    </dl>
    ${asks && html`<div class="stack amounts-paid">
      <progress max="100" value=${settled} aria-label=${t('documents.settled', { n: settled })}></progress>
      <dl class="amounts-list num">
        ${sum(t('documents.paid'), paid)}
        ${credited > 0 && sum(t('documents.credited'), credited)}
        <div class="strong"><dt>${t('documents.open_amount')}</dt><dd>${money(open, currency)}</dd></div>
      </dl>
    </div>`}
    ${kind === 'credit' && stage === 'issued' && html`<dl class="amounts-list num">${sum(t('documents.used'), totals.gross_total - open)}
      <div class="strong"><dt>${t('documents.left')}</dt><dd>${money(open, currency)}</dd></div></dl>`}
    <dl class="amounts-list">
      <div><dt>${t('documents.issued_on')}</dt><dd>${day(document.issued_on)}</dd></div>
      ${due_on && kind !== 'credit' && html`<div><dt>${t(kind === 'quote' ? 'documents.valid_until' : 'documents.due_on')}</dt><dd>${day(due_on)}${open > 0 || ['draft', 'sent', 'expired'].includes(document.state) ? html` <span class=${document.state === 'overdue' ? 'bad' : 'muted'}>(${due(due_on)})</span>` : null}</dd></div>`}
      ${document.answered_on && html`<div><dt>${t(`documents.answered.${document.stage}`)}</dt><dd>${day(document.answered_on)}${document.answered_by && ` · ${document.answered_by}`}</dd></div>`}
    </dl>
    ${document.answer_note && html`<blockquote class="soft small">« ${document.answer_note} »</blockquote>`}
    ${asked && html`<${Why} ...${asked} currency=${currency} priced=${pricedOf(document)} onClose=${() => ask(null)} />`}
  </section>`
}
