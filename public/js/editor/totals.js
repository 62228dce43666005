// What the draft comes to, with the base of each rate in sight; the discount on the whole is typed here.
import { html } from '../vendor/preact.js'
import { vatWords } from '../core/choices.js'
import { decimal, money, plainAmount, parseAmount, percent } from '../core/format.js'
import { t } from '../core/i18n.js'
import { FigureCell } from './cells.js'
/** @import { AdjustmentInput } from '../documents/types.js' */
/** @import { Ed } from './context.js' */

/** @param {{ ed: Ed }} props */
export function Totals({ ed }) {
  const { line_total, allowance_total, charge_total, net_total, vat, gross_total } = ed.priced.value
  const { currency } = ed.company
  const row = (/** @type {string} */ term, /** @type {number} */ cents, /** @type {string} */ name = '') => html`<div class=${name} key=${term}><dt>${term}</dt><dd class="num">${money(cents, currency)}</dd></div>`
  const exempt = vat.filter(({ rate }) => !rate)
  return html`<section class="totals" aria-labelledby="totals-title"><h3 id="totals-title" class="sr">${t('editor.totals')}</h3>
    <${Discount} ed=${ed} />
    <dl aria-live="off">
      ${(allowance_total !== 0 || charge_total !== 0) && row(t('editor.line_total'), line_total)}
      ${allowance_total !== 0 && row(t('editor.allowance'), -allowance_total)}
      ${charge_total !== 0 && row(t('editor.charge'), charge_total)}
      ${row(t('editor.net_total'), net_total, 'is-net')}
      ${vat.filter(({ rate }) => rate).map((one) => row(t('editor.vat_on', { rate: percent(one.rate ?? 0), base: money(one.base, currency) }), one.tax, 'is-vat'))}
      ${exempt.map((one) => row(t('editor.no_vat_on', { reason: vatWords(one), base: money(one.base, currency) }), one.tax, 'is-vat'))}
      ${row(t('editor.gross_total'), gross_total, 'is-gross')}
    </dl>
  </section>`
}

/** The discount on the whole: a percentage or an amount. Other adjustments of the draft stay as they are. @param {{ ed: Ed }} props */
function Discount({ ed }) {
  const all = ed.draft.adjustments.value
  const at = all.findIndex(({ kind }) => kind === 'allowance')
  const now = all[at]
  const inPercent = now ? now.percent !== null : ed.draft.discountInPercent.value
  const value = now ? (now.percent ?? (now.amount === null ? '' : plainAmount(now.amount).replace(',', '.'))) : ''
  const write = (/** @type {AdjustmentInput | null} */ made) => {
    const others = all.filter((_, place) => place !== at)
    ed.draft.adjustments.value = made ? [made, ...others] : others
  }
  const make = (/** @type {string} */ text, /** @type {boolean} */ asPercent) => {
    const amount = asPercent || !text ? null : parseAmount(text)
    if (!text || (!asPercent && amount === null)) return write(null)
    write({ kind: 'allowance', percent: asPercent ? text : null, amount, reason: now?.reason || t('editor.allowance_reason'), reason_code: now?.reason_code ?? '95', vat: null })
  }
  const swap = (/** @type {Event} */ event) => {
    const wanted = /** @type {HTMLSelectElement} */ (event.target).value === 'percent'
    ed.draft.discountInPercent.value = wanted
    make(value, wanted)
  }
  const error = ed.draft.errors.value['adjustments']
  return html`<div class="discount">
    <label for="f-adjustments">${t('editor.discount')}</label>
    <${FigureCell} engine=${ed.engine} id="f-adjustments" col="discount" label=${t('editor.discount')} value=${value} odd=${undefined} error=${error}
      placeholder=${decimal('0', inPercent ? 0 : 2)} least=${inPercent ? 0 : 2} onValue=${(/** @type {string} */ text) => make(text, inPercent)} />
    <span class="cell choice-cell"><select aria-label=${t('editor.discount_kind')} onChange=${swap}>
      <option value="percent" selected=${inPercent}>%</option><option value="amount" selected=${!inPercent}>€</option></select></span>
  </div>`
}
