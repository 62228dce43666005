// The lines of the draft: their heads, their rows, and what may be added below.
import { html, useMemo } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { Button } from '../ui/form.js'
import { focusCell, isBound, lineKeys } from './keyboard.js'
import { LineRow } from './line-row.js'
import { PasteConfirm, linePaste } from './paste.js'
/** @import { LineKind } from '../documents/types.js' */
/** @import { Ed } from './context.js' */

const COLUMNS = ['name', 'quantity', 'unit', 'unit_price', 'allowance', 'vat', 'net']

/** @param {{ ed: Ed }} props */
export function Lines({ ed }) {
  const onKeyDown = useMemo(() => lineKeys(ed), [ed])
  const onPaste = useMemo(() => linePaste(ed), [ed])
  const mode = ed.draft.head.value.price_mode
  const gross = mode === 'gross'
  // What follows from another document is priced as that one was.
  const free = ed.about.value.links.length === 0
  const heads = { unit_price: gross ? 'editor.col.unit_price_gross' : 'editor.col.unit_price', net: gross ? 'editor.col.gross' : 'editor.col.net' }
  const stepwise = ed.about.value.kind === 'progress'
  const headOf = (/** @type {string} */ col) => {
    if (stepwise && ['quantity', 'unit', 'unit_price'].includes(col)) return ''
    return t(stepwise && col === 'allowance' ? 'editor.col.percent' : (heads[/** @type {keyof typeof heads} */ (col)] ?? `editor.col.${col}`))
  }
  return html`<section class=${`lines-editor${stepwise ? ' is-stepwise' : ''}`} aria-labelledby="lines-title">
    <h3 id="lines-title" class="sr" tabindex="-1">${t('editor.lines')}</h3>
    ${free && html`<div class="segmented price-mode" role="group" aria-label=${t('editor.price_mode')}>${/** @type {const} */ (['net', 'gross']).map((one) => html`<button type="button" key=${one} aria-pressed=${mode === one} onClick=${() => ed.draft.set({ price_mode: one })}>${t(`editor.mode.${one}`)}</button>`)}</div>`}
    <div class="line-heads" aria-hidden="true">${COLUMNS.map((col) => html`<span key=${col} class=${`head-${col}`}>${headOf(col)}</span>`)}</div>
    <ol class="line-list" onKeyDown=${onKeyDown} onPaste=${onPaste}>
      ${ed.draft.lines.value.map((line, at) => html`<${LineRow} key=${line.key} ed=${ed} line=${line} at=${at} />`)}
    </ol>
    <${PasteConfirm} ed=${ed} />
    <${Adders} ed=${ed} />
  </section>`
}

/** @param {{ ed: Ed }} props */
function Adders({ ed }) {
  const add = (/** @type {LineKind} */ kind) => () => focusCell(ed.draft.add(kind).key, 'name')
  if (isBound(ed)) return html`<div class="adders"><${Button} kind="ghost" icon="plus" onClick=${add('text')}>${t('editor.add_text')}<//></div>`
  return html`<div class="adders">
    <${Button} kind="ghost" icon="plus" keys="↵" onClick=${add('product')}>${t('editor.add_line')}<//>
    <span class="adders-rest">
      ${ed.family === 'quotes' && html`<${Button} kind="ghost" onClick=${add('option')}>${t('editor.add_option')}<//>`}
      <${Button} kind="ghost" onClick=${add('heading')}>${t('editor.add_heading')}<//>
      <${Button} kind="ghost" onClick=${add('text')}>${t('editor.add_text')}<//>
      <${Button} kind="ghost" onClick=${add('subtotal')}>${t('editor.add_subtotal')}<//>
    </span>
  </div>`
}
