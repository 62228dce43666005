// A line billed little by little: the percentage reached is typed, what is billed now follows.
import { html } from '../vendor/preact.js'
import { decimal, percent } from '../core/format.js'
import { language, t } from '../core/i18n.js'
import { amount } from '../documents/paper/figures.js'
import { FigureCell } from './cells.js'
/** @import { LineSource } from '../documents/types.js' */
/** @import { Ed } from './context.js' */
/** @import { LineModel } from './model.js' */

/** Whether a line is billed by the percentage it has reached. @param {LineSource | null | undefined} source @returns {source is LineSource} */
export const isProgress = (source) => source?.percent != null

/** @param {{ ed: Ed, line: LineModel, source: LineSource, label: (col: string) => string, error: (col: string) => string | undefined }} props */
export function ProgressFigures({ ed, line, source, label, error }) {
  const { vat, odd } = line.data.value
  const write = (/** @type {string} */ value, /** @type {string | undefined} */ text) => {
    const { percent: _, ...others } = line.data.peek().odd
    // Nothing typed bills nothing; what is no share of the work changes nothing until it is put right.
    const share = !text && Number(value) >= 0 && Number(value) <= 100
    const percent = share ? value || (source.previous_percent ?? '0') : source.percent
    line.set({ source: { ...source, percent }, odd: share ? others : { ...others, percent: text ?? decimal(value) } })
  }
  return html`<span class="progress-facts">${t('editor.progress_of', { before: decimal(source.previous_percent ?? '0'), whole: amount(source.contract_net ?? 0, language) })}</span>
    <${FigureCell} engine=${ed.engine} id=${`f-${line.key}-source`} col="percent" label=${label('percent')} value=${source.percent ?? '0'} odd=${odd['percent']} suffix="%" error=${error('source')} onValue=${write} />
    <span class="progress-vat num">${vat.category === 'S' ? percent(vat.rate ?? 0) : t(`vat.short.${vat.category}`)}</span>`
}
