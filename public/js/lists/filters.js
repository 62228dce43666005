// What narrows a list: the words of the address bar, what they ask the API, the chips that say so.
import { html, useState } from '../vendor/preact.js'
import { addDays, day, money, today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { useKeys } from '../core/keys.js'
import { place, setQuery } from '../core/router.js'
import { inCompany } from '../core/session.js'
import { useKept } from '../core/store.js'
import { Icon } from '../ui/icon.js'
import { Later } from './later.js'
/** @import { Client } from '../core/shapes.js' */

/**
 * @typedef {object} Filter
 * @property {'client' | 'period' | 'due' | 'amount' | 'choice' | 'flag'} kind
 * @property {string} label
 * @property {string} [name] the word of a choice or a flag in the address bar
 * @property {[value: string, label: string][]} [options] of a choice
 * @property {string} [value] of a flag
 */

/** The words of the address bar that the API takes as they are, under its own names. @type {Record<string, string>} */
const WORDS = { q: 'q', statut: 'state', client: 'client', type: 'kind', moyen: 'method', sens: 'direction', min: 'min', max: 'max', tri: 'sort', qui: 'actor', quoi: 'about' }

/** The words that each kind of filter lives in. @param {Filter} filter @returns {string[]} */
export function wordsOf({ kind, name = '' }) {
  if (kind === 'client') return ['client']
  if (kind === 'period') return ['periode', 'du', 'au']
  if (kind === 'due') return ['echeance', 'echeance_du', 'echeance_au']
  return kind === 'amount' ? ['min', 'max'] : [name]
}

/** @param {number} year @param {number} month counted from 0, out of bounds on purpose @param {number} date */
const dayOf = (year, month, date) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)

/** @typedef {[from: string | null, to: string | null]} Range */

/** The named periods. @returns {Record<string, Range>} */
export function periods() {
  const [year = 0, month = 1] = today().split('-').map(Number)
  const quarter = Math.floor((month - 1) / 3) * 3
  const span = (/** @type {number} */ from, /** @type {number} */ months) => /** @type {Range} */ ([dayOf(year, from, 1), dayOf(year, from + months, 0)])
  return { month: span(month - 1, 1), last_month: span(month - 2, 1), quarter: span(quarter, 3), year: span(0, 12), last_year: span(-12, 12) }
}

/** The named due ranges, as the ageing bar cuts them. @returns {Record<string, Range>} */
export function dueRanges() {
  const from = (/** @type {number} */ days) => addDays(today(), days)
  return { week: [from(0), from(7)], not_due: [from(0), null], days_1_30: [from(-30), from(-1)], days_31_60: [from(-60), from(-31)], days_over_60: [null, from(-61)] }
}

/** @param {URLSearchParams} query @param {Record<string, Range>} named @param {[name: string, from: string, to: string]} words @returns {Range} */
const rangeOf = (query, named, [name, from, to]) => named[query.get(name) ?? ''] ?? [query.get(from), query.get(to)]

/** What the API is asked for a list. @param {URLSearchParams} query @param {string} [sort] the usual one @returns {URLSearchParams} */
export function asked(query, sort) {
  const [from, to] = rangeOf(query, periods(), ['periode', 'du', 'au'])
  const [due_from, due_to] = rangeOf(query, dueRanges(), ['echeance', 'echeance_du', 'echeance_au'])
  const said = Object.entries(WORDS).map(([here, there]) => [there, query.get(here)])
  const every = [...said, ...Object.entries({ from, to, due_from, due_to })]
  const words = new URLSearchParams(/** @type {string[][]} */ (every.filter(([, value]) => value)))
  if (sort && !words.has('sort')) words.set('sort', sort)
  return words
}

/** Whether anything narrows the list. @param {URLSearchParams} query @param {Filter[]} filters @param {string[]} [more] */
export const isFiltered = (query, filters, more = ['q', 'statut']) => [...more, ...filters.flatMap(wordsOf)].some((word) => query.has(word))

/** The chips of what narrows the list, and the way to narrow it more (`F`). @param {{ filters: Filter[], children?: unknown }} props */
export function FilterBar({ filters, children }) {
  const { query } = place.value
  const [open, setOpen] = useState(/** @type {string | null} */ (null))
  const ask = () => setOpen('')
  useKeys(filters.length ? { f: ask } : {})
  const active = filters.filter((filter) => (filter.kind === 'flag' ? query.get(filter.name ?? '') === filter.value : wordsOf(filter).some((word) => query.has(word))))
  return html`<div class="chips">
    ${active.map((filter) => html`<${Chip} key=${filter.label} filter=${filter} edit=${() => setOpen(filter.label)} />`)}
    ${filters.length > 0 && html`<button type="button" class="chip" onClick=${ask}><${Icon} name="plus" />${t('lists.filter')}<kbd aria-hidden="true" class="desk">F</kbd></button>`}
    ${children}
    ${open !== null && html`<${Later} load=${() => import('./filter-dialog.js')} filters=${filters} first=${open} onClose=${() => setOpen(null)} />`}
  </div>`
}

/** One filter in words: a press changes it, its cross takes it off. @param {{ filter: Filter, edit: () => void }} props */
function Chip({ filter, edit }) {
  const off = () => setQuery(Object.fromEntries(wordsOf(filter).map((word) => [word, null])))
  const said = filter.kind === 'flag' ? filter.label : html`${filter.label} : <${Said} filter=${filter} />`
  return html`<span class="chip on two"><button type="button" onClick=${edit}>${said}</button>
    <button type="button" class="off" aria-label=${t('lists.take_off', { name: filter.label })} onClick=${off}><${Icon} name="x" /></button></span>`
}

/** @param {{ filter: Filter }} props */
function Said({ filter }) {
  const { query } = place.value
  const get = (/** @type {string} */ word) => query.get(word)
  if (filter.kind === 'client') return html`<${ClientName} id=${get('client') ?? ''} />`
  if (filter.kind === 'amount') return between([get('min'), get('max')].map((cents) => cents && money(Number(cents))))
  if (filter.kind === 'period') return get('periode') ? t(`period.${get('periode')}`) : between([get('du'), get('au')].map((one) => one && day(one)))
  if (filter.kind === 'due') return get('echeance') ? t(`due.${get('echeance')}`) : between([get('echeance_du'), get('echeance_au')].map((one) => one && day(one)))
  return filter.options?.find(([value]) => value === get(filter.name ?? ''))?.[1] ?? ''
}

/** @param {(string | null | undefined)[]} ends */
function between([from, to]) {
  if (from && to) return t('lists.between', { from, to })
  return from ? t('lists.from', { from }) : t('lists.to', { to: to ?? '' })
}

/** The name of a client, wherever in the directory. @param {{ id: string }} props */
function ClientName({ id }) {
  return /** @type {Client | null} */ (useKept(inCompany(`/clients/${id}`)).data)?.name ?? '…'
}
