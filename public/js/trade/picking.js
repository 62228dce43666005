// Choosing lines of a document, each whole or in part, among what is left of them.
import { html, useEffect, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { decimal, parseDecimal } from '../core/format.js'
import { language, t } from '../core/i18n.js'
import { TextField } from '../ui/form.js'
import { unitWord } from '../documents/paper/words.js'
import { documentApi } from '../documents/places.js'
import { leftOf } from './sums.js'
/** @import { Document } from '../documents/types.js' */
/** @import { Left } from './sums.js' */
/** @import { Wrong } from '../ui/use-form.js' */

/** What is chosen: the quantity typed, by place. @typedef {Record<string, string>} Picks */

/** What is left of each line, once the documents that took of it are here. @param {Document} document @param {'bills' | 'credits'} relation */
export function useLeft(document, relation) {
  const [left, setLeft] = useState(/** @type {Left[] | null} */ (null))
  useEffect(() => {
    let wanted = true
    const takers = document.links.filter((link) => link.direction === 'from' && link.relation === relation && link.kind !== 'deposit' && (link.number || relation === 'bills'))
    Promise.all(takers.map(({ id }) => call('GET', documentApi('invoices', `/${id}`)))).catch(() => []).then((others) => wanted && setLeft(leftOf(document, others)))
    return () => void (wanted = false)
  }, [])
  return left
}

/** @param {Picks} picks */
export const wireOf = (picks) => Object.entries(picks).map(([position, typed]) => ({ position: Number(position), quantity: parseDecimal(typed) ?? typed }))

/** What is wrong with the choice, at its field. @param {Picks} picks @param {Left[]} left @returns {Wrong[]} */
export function wrongsIn(picks, left) {
  if (Object.keys(picks).length === 0) return [{ field: `pick-${left[0]?.position}`, text: t('trade.pick.none') }]
  return left.flatMap(({ position, line, left: most }) => {
    const typed = picks[position]
    if (typed === undefined) return []
    const quantity = Number(parseDecimal(typed) ?? 'none')
    const fits = quantity !== 0 && Math.sign(quantity) === Math.sign(Number(most)) && Math.abs(quantity) <= Math.abs(Number(most))
    return fits ? [] : [{ field: `quantity-${position}`, text: t('trade.pick.wrong', { name: line.name, left: decimal(most) }) }]
  })
}

/** The server names a line by its rank among the chosen ones; the form by its place. @param {Wrong[]} wrongs @param {Picks} picks @returns {Wrong[]} */
export const placed = (wrongs, picks) => wrongs.map((wrong) => {
  const [, at] = /^lines\.(\d+)/.exec(wrong.field) ?? []
  return at === undefined ? wrong : { ...wrong, field: `quantity-${Object.keys(picks)[Number(at)]}` }
})

/** @param {{ left: Left[], picks: Picks, onPick: (picks: Picks) => void, errorOf: (name: string) => string | undefined }} props */
export function PickLines({ left, picks, onPick, errorOf }) {
  const all = left.every(({ position }) => position in picks)
  const toggle = (/** @type {Left} */ { position, left: most }) => {
    const { [position]: typed, ...others } = picks
    onPick(typed === undefined ? { ...picks, [position]: decimal(most) } : others)
  }
  return html`<fieldset class="parts"><legend class="label">${t('trade.pick.lines')}</legend>
    <ul>${left.map((row) => html`<li key=${row.position} class="part"><label class="check grow"><input type="checkbox" id=${`f-pick-${row.position}`} checked=${row.position in picks} onChange=${() => toggle(row)} />
      <span>${row.line.name}<span class="second muted small">${t('trade.pick.left', { left: decimal(row.left), of: decimal(row.line.quantity), unit: unitWord(row.line.unit ?? 'C62', language, row.line.quantity ?? undefined) })}</span></span></label>
      ${row.position in picks && html`<${TextField} label=${t('trade.pick.quantity', { name: row.line.name })} hidden inputmode="decimal" name=${`quantity-${row.position}`} value=${picks[row.position]} error=${errorOf(`quantity-${row.position}`)}
        onInput=${(/** @type {string} */ typed) => onPick({ ...picks, [row.position]: typed })} />`}</li>`)}</ul>
    ${left.length > 1 && html`<p class="rest"><button type="button" class="button link" onClick=${() => onPick(all ? {} : Object.fromEntries(left.map((row) => [row.position, picks[row.position] ?? decimal(row.left)])))}>${t(all ? 'deselect' : 'select_all')}</button></p>`}
  </fieldset>`
}
