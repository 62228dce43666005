// What the draft comes to, with the base of each rate in sight; what is taken off or added to the whole is typed here.
import { html, useSignal } from '../vendor/preact.js'
import { vatWords } from '../core/choices.js'
import { money, percent } from '../core/format.js'
import { t } from '../core/i18n.js'
import { Why } from '../documents/why.js'
import { Adjustments } from './adjustments.js'
import { Deductions } from './origin.js'
/** @import { VatSubtotal } from '../documents/types.js' */
/** @import { Figure } from '../documents/why.js' */
/** @import { Ed } from './context.js' */

/** @param {{ ed: Ed }} props */
export function Totals({ ed }) {
  const { line_total, allowance_total, charge_total, net_total, vat, gross_total } = ed.priced.value
  const { currency } = ed.company
  const asked = useSignal(/** @type {{ title: string, figure: Figure } | null} */ (null))
  const row = (/** @type {string} */ term, /** @type {number} */ cents, /** @type {Figure} */ figure, /** @type {string} */ name = '') => html`<div class=${name} key=${term}><dt>${term}</dt><dd class="num">
    <button type="button" class="why-figure" title=${t('why.title')} onClick=${() => (asked.value = { title: term, figure })}>${money(cents, currency)}</button></dd></div>`
  const { price_mode, lines, adjustments } = ed.draft.body.value
  return html`<section class="totals" aria-labelledby="totals-title"><h3 id="totals-title" class="sr">${t('editor.totals')}</h3>
    ${ed.about.value.kind !== 'progress' && html`<${Adjustments} ed=${ed} />`}
    <${Deductions} ed=${ed} />
    <dl aria-live="off">
      ${(allowance_total !== 0 || charge_total !== 0) && row(t('editor.line_total'), line_total, { figure: 'line_total' })}
      ${allowance_total !== 0 && row(t('editor.allowance'), -allowance_total, { figure: 'allowance_total' })}
      ${charge_total !== 0 && row(t('editor.charge'), charge_total, { figure: 'charge_total' })}
      ${row(t('editor.net_total'), net_total, { figure: 'net_total' }, 'is-net')}
      ${vat.map((one, at) => row(vatTerm(one, money(one.base, currency)), one.tax, { figure: 'vat', at }, 'is-vat'))}
      ${row(t('editor.gross_total'), gross_total, { figure: 'gross_total' }, 'is-gross')}
      ${ed.about.value.prepaid > 0 && html`<div><dt>${t('editor.prepaid')}</dt><dd class="num">${money(-ed.about.value.prepaid, currency)}</dd></div>
        <div class="strong"><dt>${t('editor.payable')}</dt><dd class="num">${money(gross_total - ed.about.value.prepaid, currency)}</dd></div>`}
    </dl>
    ${asked.value && html`<${Why} ...${asked.value} currency=${currency} priced=${{ price_mode, lines, adjustments, remainder: ed.about.value.remainder }} onClose=${() => (asked.value = null)} />`}
  </section>`
}

/** @param {VatSubtotal} vat @param {string} base */
const vatTerm = (vat, base) => (vat.rate ? t('editor.vat_on', { rate: percent(vat.rate), base }) : t('editor.no_vat_on', { reason: vatWords(vat), base }))
