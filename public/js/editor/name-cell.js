// The designation of a line: free text, or an article of the catalogue found as one types.
import { html, useRef, useSignal } from '../vendor/preact.js'
import { decimal } from '../core/format.js'
import { t } from '../core/i18n.js'
import { focusCell } from './keyboard.js'
/** @import { Article } from '../core/shapes.js' */
/** @import { Ed } from './context.js' */
/** @import { LineModel } from './model.js' */

const SHOWN = 6

/** @param {string} text */
const fold = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** @param {Article[]} articles @param {string} typed */
function matching(articles, typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const hits = articles.filter((one) => words.every((word) => fold(`${one.name} ${one.reference ?? ''}`).includes(word)))
  return hits.slice(0, SHOWN)
}

/** Fills a line from the catalogue. @param {LineModel} line @param {Article} article */
export function fill(line, article) {
  const { odd, ...now } = line.data.peek()
  line.set({
    article_id: article.id, name: article.name, description: article.description ?? now.description, nature: article.nature,
    unit: article.unit, unit_price: article.unit_price, vat: article.vat, odd: {}
  })
}

/** @param {{ ed: Ed, line: LineModel, label: string, id: string, error: string | undefined }} props */
export function NameCell({ ed, line, label, id, error }) {
  const open = useSignal(false)
  const active = useSignal(-1)
  const box = useRef(/** @type {HTMLInputElement | null} */ (null))
  const { name, kind } = line.data.value
  const counted = kind === 'product' || kind === 'option'
  const found = open.value && counted ? matching(ed.articles.value, name) : []
  /** @param {Article} article */
  const choose = (article) => {
    fill(line, article)
    open.value = false
    focusCell(line.key, 'quantity')
  }
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.isComposing || found.length === 0 || event.altKey || event.ctrlKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      active.value = Math.max(-1, Math.min(found.length - 1, active.value + step))
    } else if (event.key === 'Escape') open.value = false
    else if (event.key === 'Enter' && !event.shiftKey && found[active.value]) choose(/** @type {Article} */ (found[active.value]))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const list = `${id}-options`
  return html`<span class=${`cell name${error ? ' wrong' : ''}`} data-tag=${t('editor.add_option')}>
    <input type="text" ref=${box} id=${id} data-col="name" autocomplete="off" value=${name} aria-label=${label}
      placeholder=${t(counted ? 'editor.name_hint' : `editor.${kind}_hint`)}
      role=${counted ? 'combobox' : undefined} aria-expanded=${counted ? String(found.length > 0) : undefined} aria-controls=${counted ? list : undefined}
      aria-autocomplete=${counted ? 'list' : undefined} aria-activedescendant=${found[active.value] ? `${list}-${active.value}` : undefined}
      aria-invalid=${error ? 'true' : undefined} aria-description=${error}
      onKeyDown=${onKeyDown} onBlur=${() => (open.value = false)}
      onInput=${(/** @type {InputEvent} */ event) => {
        line.set({ name: /** @type {HTMLInputElement} */ (event.target).value, article_id: null })
        open.value = true
        active.value = -1
        if (counted) ed.lookFor(line.data.peek().name)
      }} />
    ${counted && html`<${Options} id=${list} articles=${found} active=${active.value} onChoose=${choose} />`}
  </span>`
}

/** @param {{ id: string, articles: Article[], active: number, onChoose: (article: Article) => void }} props */
function Options({ id, articles, active, onChoose }) {
  return html`<div class="options" id=${id} role="listbox" aria-label=${t('editor.catalogue')} hidden=${articles.length === 0}>
    ${articles.map((article, at) => html`<div key=${article.id} id=${`${id}-${at}`} role="option" class="option" aria-selected=${String(at === active)}
      onPointerDown=${(/** @type {PointerEvent} */ event) => {
        event.preventDefault()
        onChoose(article)
      }}><span class="clip">${article.name}</span><small class="num">${decimal(article.unit_price, 2)}</small></div>`)}
  </div>`
}

/** More words under the designation, as many lines as needed. @param {{ line: LineModel, label: string }} props */
export function DescriptionCell({ line, label }) {
  const { description } = line.data.value
  return html`<textarea class="cell description" rows="1" data-col="description" aria-label=${label} placeholder=${t('editor.description')} value=${description ?? ''}
    onInput=${(/** @type {InputEvent} */ event) => line.set({ description: /** @type {HTMLTextAreaElement} */ (event.target).value })}
    onBlur=${() => line.data.peek().description === '' && line.set({ description: null })}></textarea>`
}
