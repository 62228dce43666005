// A number format as pieces to put together, in any order, with the number it gives beside it.
import { html, useEffect, useState } from '../vendor/preact.js'
import { loadEngine } from '../core/engine.js'
import { today } from '../core/format.js'
import { has, t } from '../core/i18n.js'
import { TextField } from '../ui/form.js'
import { Icon } from '../ui/icon.js'

/** The pieces of a format: texts, and tokens between braces. @param {string} pattern @returns {string[]} */
export const piecesOf = (pattern) => pattern.split(/(\{[^}]*\})/).filter(Boolean)

const isRank = (/** @type {string} */ piece) => /^\{0+\}$/.test(piece)
const isToken = (/** @type {string} */ piece) => isRank(piece) || ['{YYYY}', '{YY}', '{MM}'].includes(piece)

/** How often a format starts again, in words. @param {string} pattern */
export const restart = (pattern) => t(pattern.includes('{MM}') ? 'restart_month' : /\{YY(YY)?\}/.test(pattern) ? 'restart_year' : 'restart_never')

/** What a piece is called. @param {string} piece */
function nameOf(piece) {
  const [year = '', month = ''] = today().split('-')
  if (isRank(piece)) return `${t('piece_rank')} ${'1'.padStart(piece.length - 2, '0')}`
  return { '{YYYY}': `${t('piece_year')} ${year}`, '{YY}': `${t('piece_short_year')} ${year.slice(2)}`, '{MM}': `${t('piece_month')} ${month}` }[piece] ?? t('piece_text')
}

/** The number that a format gives to a rank today, by the engine, or why it gives none. @param {string} pattern @param {number} rank */
export function usePreview(pattern, rank) {
  const [engine, setEngine] = useState(/** @type {import('../core/engine.js').Engine | null} */ (null))
  useEffect(() => void loadEngine().then(setEngine, () => undefined), [])
  /** @type {{ shown?: string | null, code?: string | null }} */
  const { shown, code } = engine ? JSON.parse(engine.number_preview(pattern, today(), rank)) : {}
  return { shown: shown ?? '', wrong: code && has(code) ? t(code) : '' }
}

/** @param {{ piece: string, first: boolean, onInput: (piece: string) => void, onEarlier: () => void, onRemove: () => void }} props */
function Piece({ piece, first, onInput, onEarlier, onRemove }) {
  const name = nameOf(piece)
  const wider = (/** @type {number} */ by) => onInput(`{${'0'.repeat(Math.min(8, Math.max(1, piece.length - 2 + by)))}}`)
  const inside = isRank(piece)
    ? html`<button type="button" aria-label=${t('rank_narrower')} onClick=${() => wider(-1)}>−</button><span>${name}</span><button type="button" aria-label=${t('rank_wider')} onClick=${() => wider(1)}>+</button>`
    : isToken(piece)
      ? html`<span>${name}</span>`
      : html`<input type="text" aria-label=${t('piece_text')} value=${piece} size=${Math.max(2, piece.length)} autocomplete="off" spellcheck=${false} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value.replace(/[{}]/g, ''))} />`
  return html`<li class="piece">${!first && html`<button type="button" aria-label=${t('piece_earlier', { piece: name })} onClick=${onEarlier}><${Icon} name="arrow-left" /></button>`}${inside}
    <button type="button" aria-label=${t('piece_remove', { piece: name })} onClick=${onRemove}><${Icon} name="x" /></button></li>`
}

/** The pieces of a format, and those it lacks. @param {{ value: string, onInput: (pattern: string) => void }} props */
export function Pieces({ value, onInput }) {
  const [held, hold] = useState(() => piecesOf(value))
  // a text that is being typed anew may be empty for a while
  const pieces = held.join('') === value ? held : piecesOf(value)
  const take = (/** @type {string[]} */ all) => {
    hold(all)
    onInput(all.join(''))
  }
  const lacks = ['{YYYY}', '{YY}', '{MM}', '{0000}'].filter((token) => !pieces.some((piece) => piece === token || (isRank(token) && isRank(piece))))
  const swap = (/** @type {number} */ at) => take(pieces.map((piece, place) => (place === at - 1 ? pieces[at] : place === at ? pieces[at - 1] : piece) ?? ''))
  return html`<ol class="pieces" aria-label=${t('pieces')}>${pieces.map((piece, at) => html`<${Piece} key=${at} piece=${piece} first=${at === 0}
      onInput=${(/** @type {string} */ now) => take(pieces.with(at, now))} onEarlier=${() => swap(at)} onRemove=${() => take(pieces.toSpliced(at, 1))} />`)}</ol>
    <div class="tags">${['-', ...lacks].map((piece) => html`<button type="button" class="chip" key=${piece} onClick=${() => take([...pieces, piece])}><${Icon} name="plus" />${nameOf(piece)}</button>`)}</div>`
}

/**
 * One series: its pieces, the format as text, where it begins, and what it gives.
 * @param {{ title: string, kind: string, form: any, began: boolean }} props `began`: another kind has begun the series
 */
export function Builder({ title, kind, form, began }) {
  const { values, set, field, errorOf } = form
  const [pattern, rank] = [`${kind}.pattern`, `${kind}.first_rank`]
  const { shown, wrong } = usePreview(values[pattern], Number(values[rank]) || 1)
  return html`<div class="numbering" role="group" aria-label=${title}>
    <header><h3>${title}</h3><output class="num" aria-label=${t('preview_number')}>${shown || '—'}</output></header>
    <${Pieces} value=${values[pattern]} onInput=${(/** @type {string} */ text) => set({ [pattern]: text })} />
    <div class="pair"><${TextField} label=${t('format')} hint=${restart(values[pattern])} ...${field(pattern)} error=${errorOf(pattern) ?? (wrong || undefined)} spellcheck=${false} />
      <${TextField} label=${t('first_rank')} hint=${began ? t('rank_began') : t('rank_once')} ...${field(rank)} error=${errorOf(rank)} inputmode="numeric" readonly=${began} /></div>
  </div>`
}
