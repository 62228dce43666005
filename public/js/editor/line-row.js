// One line under the pen. It reads one signal, so a keystroke redraws it alone.
import { html } from '../vendor/preact.js'
import { unitChoices, vatChoices, vatKey, vatOf } from '../core/choices.js'
import { percent, plainAmount, today } from '../core/format.js'
import { language, t } from '../core/i18n.js'
import { Icon } from '../ui/icon.js'
import { Button } from '../ui/form.js'
import { Menu } from '../ui/overlay.js'
import { amount } from '../documents/paper/figures.js'
import { ChoiceCell, FigureCell } from './cells.js'
import { startDrag } from './drag.js'
import { deleteLine, duplicateLine, focusCell, moveLine } from './keyboard.js'
import { DescriptionCell, NameCell } from './name-cell.js'
import { PortionCell, PortionKind } from './portion.js'
import { ProgressFigures, isProgress } from './progress-cells.js'
/** @import { Reduction } from '../documents/types.js' */
/** @import { Ed } from './context.js' */
/** @import { LineModel } from './model.js' */
/** @import { Portion } from './portion.js' */

/** @type {ReturnType<typeof unitChoices> | undefined} */
let made
const units = () => (made ??= unitChoices())

/** @param {{ ed: Ed, line: LineModel, at: number }} props */
export function LineRow({ ed, line, at }) {
  const { kind, description, source, charge } = line.data.value
  const counted = kind === 'product' || kind === 'option'
  const label = (/** @type {string} */ col) => t('editor.cell', { col: t(`editor.col.${col}`), n: at + 1 })
  const error = (/** @type {string} */ col) => line.errors.value[col]
  return html`<li class=${`line is-${kind}`} data-line=${line.key}>
    <span class="grip" title=${t('editor.drag')} aria-hidden="true" onPointerDown=${(/** @type {PointerEvent} */ event) => startDrag(ed, line, event)}><${Icon} name="grip-vertical" /></span>
    <${NameCell} ed=${ed} line=${line} label=${label('name')} id=${`f-${line.key}-name`} error=${error('name')} />
    ${counted && (isProgress(source) ? html`<${ProgressFigures} ed=${ed} line=${line} source=${source} label=${label} error=${error} /><${Net} line=${line} />` : html`<${Figures} ed=${ed} line=${line} label=${label} error=${error} />`)}
    ${kind === 'subtotal' && html`<span class="net num">${line.net.value === null ? '' : amount(line.net.value, language)}</span>`}
    <${LineMenu} ed=${ed} line=${line} at=${at} />
    ${counted && description !== null && html`<${DescriptionCell} line=${line} label=${label('description')} />`}
    ${counted && charge && html`<${Charge} ed=${ed} line=${line} charge=${charge} label=${label('charge')} error=${error('charge')} />`}
    ${['name', 'quantity', 'unit_price', 'allowance', 'charge', 'vat', 'source'].map((col) => error(col) && html`<p key=${col} class="error line-error">${error(col)}</p>`)}
  </li>`
}

/** @param {{ ed: Ed, line: LineModel, label: (col: string) => string, error: (col: string) => string | undefined }} props */
function Figures({ ed, line, label, error }) {
  const { quantity, unit, unit_price, allowance, vat, odd } = line.data.value
  /** @param {string} col @param {string | undefined} text */
  const oddly = (col, text) => {
    const { [col]: _, ...others } = line.data.peek().odd
    return text === undefined ? others : { ...others, [col]: text }
  }
  const shared = { engine: ed.engine, id: undefined }
  return html`
    <${FigureCell} ...${shared} id=${`f-${line.key}-quantity`} col="quantity" label=${label('quantity')} value=${quantity} odd=${odd['quantity']} error=${error('quantity')}
      onValue=${(/** @type {string} */ value, /** @type {string | undefined} */ text) => line.set({ quantity: value, odd: oddly('quantity', text) })} />
    <${ChoiceCell} col="unit" label=${label('unit')} value=${unit ?? 'C62'} short=${t(`unit_${unit ?? 'C62'}`)} options=${units()} onChoose=${(/** @type {string} */ code) => line.set({ unit: code })} />
    <${FigureCell} ...${shared} id=${`f-${line.key}-unit_price`} col="unit_price" label=${label('unit_price')} value=${unit_price} odd=${odd['unit_price']} least=${2} placeholder=${plainAmount(0)} error=${error('unit_price')}
      onValue=${(/** @type {string} */ value, /** @type {string | undefined} */ text) => line.set({ unit_price: value, odd: oddly('unit_price', text) })} />
    <${PortionCell} engine=${ed.engine} id=${`f-${line.key}-allowance`} col="allowance" label=${label('allowance')} part=${allowance ?? PERCENT} odd=${odd['allowance']} suffix error=${error('allowance')}
      onPart=${(/** @type {Portion} */ part, /** @type {string | undefined} */ text) => line.set({ allowance: part.percent === '' ? null : { ...part, reason: allowance?.reason ?? null }, odd: oddly('allowance', text) })} />
    <${ChoiceCell} col="vat" label=${label('vat')} value=${vatKey(vat)} short=${vat.category === 'S' ? percent(vat.rate ?? 0) : t(`vat.short.${vat.category}`)} options=${vatChoices(ed.company, vat, ed.draft.head.value.issued_on ?? today())} error=${error('vat')} onChoose=${(/** @type {string} */ key) => line.set({ vat: vatOf(key) })} />
    <${Net} line=${line} />`
}

/** A percentage not typed yet. */
const PERCENT = { percent: '', amount: null }
/** An amount not typed yet. */
const AMOUNT = { percent: null, amount: null, reason: null }

/** What is added to the line, under it. @param {{ ed: Ed, line: LineModel, charge: Reduction, label: string, error: string | undefined }} props */
function Charge({ ed, line, charge, label, error }) {
  const set = (/** @type {Portion} */ part) => line.set({ charge: { ...part, reason: charge.reason } })
  return html`<div class="line-charge"><span class="grow">${t('editor.charge')}</span>
    <${PortionCell} engine=${ed.engine} id=${`f-${line.key}-charge`} col="charge" label=${label} part=${charge} error=${error} onPart=${set} />
    <${PortionKind} part=${charge} onPart=${set} />
    <${Button} kind="ghost" icon="x" label=${t('editor.remove_charge')} onClick=${() => line.set({ charge: null })} /></div>`
}

/** The amount of the line, in a component of its own: typing here redraws no cell. @param {{ line: LineModel }} props */
function Net({ line }) {
  return html`<span class="net num">${line.net.value === null ? '—' : amount(line.net.value, language)}</span>`
}

/** @param {{ ed: Ed, line: LineModel, at: number }} props */
function LineMenu({ ed, line, at }) {
  const { kind, description, nature, allowance, charge, source } = line.data.value
  const counted = kind === 'product' || kind === 'option'
  const swap = () => line.set(kind === 'option' ? { kind: 'product', ticked: null } : { kind: 'option', ticked: false })
  const move = (/** @type {number} */ by) => () => {
    if (moveLine(ed, line, by)) focusCell(line.key, 'name')
  }
  const items = [
    { icon: 'arrow-up', label: t('editor.up'), keys: 'Alt ↑', onClick: move(-1) },
    { icon: 'arrow-down', label: t('editor.down'), keys: 'Alt ↓', onClick: move(1) },
    ...(isProgress(source) ? [] : [{ icon: 'copy', label: t('editor.duplicate'), keys: 'Ctrl D', onClick: () => duplicateLine(ed, line) }]),
    ...(counted && description === null ? [{ icon: 'file-text', label: t('editor.describe'), keys: '⇧ ↵', onClick: () => {
      line.set({ description: '' })
      focusCell(line.key, 'description')
    } }] : []),
    ...(counted && !isProgress(source) ? [{ icon: 'package', label: t(nature === 'goods' ? 'editor.as_service' : 'editor.as_goods'), onClick: () => line.set({ nature: nature === 'goods' ? 'service' : 'goods' }) }] : []),
    ...(counted && !isProgress(source) ? [{ icon: 'tags', label: t(allowance?.percent === null ? 'editor.allowance_percent' : 'editor.allowance_amount'), onClick: () => {
      line.set({ allowance: allowance?.percent === null ? null : AMOUNT })
      focusCell(line.key, 'allowance')
    } }] : []),
    ...(counted && !charge && !isProgress(source) ? [{ icon: 'plus', label: t('editor.add_charge'), onClick: () => {
      line.set({ charge: AMOUNT })
      focusCell(line.key, 'charge')
    } }] : []),
    ...(counted && ed.family === 'quotes' ? [{ icon: 'check', label: t(kind === 'option' ? 'editor.unoption' : 'editor.option'), onClick: swap }] : []),
    { icon: 'trash', label: t('editor.delete'), keys: 'Ctrl ⌫', danger: true, onClick: () => deleteLine(ed, line) }
  ]
  const title = t('editor.line_menu', { n: at + 1 })
  return html`<${Menu} title=${title} items=${items} button=${(/** @type {object} */ ties) => html`<${Button} kind="ghost" icon="ellipsis" label=${title} ...${ties} />`} />`
}
