// Every filter of a list at once: a card on a desk, a sheet on a phone.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { place, setQuery } from '../core/router.js'
import { inCompany } from '../core/session.js'
import { useKept } from '../core/store.js'
import { Combobox } from '../ui/combobox.js'
import { AmountField, Button, Checkbox, DateField, Select } from '../ui/form.js'
import { Dialog } from '../ui/overlay.js'
import { dueRanges, periods, wordsOf } from './filters.js'
/** @import { Client, Page } from '../core/shapes.js' */
/** @import { Filter } from './filters.js' */

/** @typedef {Record<string, string | null>} Values What each word of the address bar would say. */
/** @typedef {{ filter: Filter, values: Values, set: (some: Values) => void }} Part */

/** @param {{ filters: Filter[], first: string, onClose: () => void }} props `first` is the label of the filter to begin with. */
export default function FilterDialog({ filters, first, onClose }) {
  const words = filters.flatMap(wordsOf)
  const [values, setValues] = useState(/** @type {Values} */ (Object.fromEntries(words.map((word) => [word, place.value.query.get(word)]))))
  const set = (/** @type {Values} */ some) => setValues((now) => ({ ...now, ...some }))
  const leave = (/** @type {Values} */ asked) => {
    onClose()
    setQuery(asked)
  }
  const apply = (/** @type {Event} */ event) => {
    event.preventDefault()
    leave(inOrder(values))
  }
  const order = [...filters].sort((one, other) => Number(other.label === first) - Number(one.label === first))
  const footer = html`<span class="aside"><${Button} kind="ghost" onClick=${() => leave(Object.fromEntries(words.map((word) => [word, null])))}>${t('clear_filters')}<//></span>
    <${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit>${t('lists.apply')}<//>`
  return html`<${Dialog} title=${t('lists.filters')} onClose=${onClose} onSubmit=${apply} footer=${footer}>
    <div class="form">${order.map((filter) => html`<${Field} key=${filter.label} filter=${filter} values=${values} set=${set} />`)}</div>
  <//>`
}

/** Ends typed the wrong way round mean the same range. @param {Values} values @returns {Values} */
function inOrder(values) {
  const turned = { ...values }
  for (const [from = '', to = ''] of [['du', 'au'], ['echeance_du', 'echeance_au'], ['min', 'max']]) {
    const [first, last] = [values[from], values[to]]
    const wrong = first && last && (from === 'min' ? Number(first) > Number(last) : first > last)
    if (wrong) Object.assign(turned, { [from]: last, [to]: first })
  }
  return turned
}

/** @param {Part} props */
function Field({ filter, values, set }) {
  const { kind, label, name = '', options = [], value = '' } = filter
  if (kind === 'client') return html`<${ClientField} filter=${filter} values=${values} set=${set} />`
  if (kind === 'period') return html`<${RangeField} label=${label} words=${['periode', 'du', 'au']} named=${Object.keys(periods())} prefix="period" values=${values} set=${set} />`
  if (kind === 'due') return html`<${RangeField} label=${label} words=${['echeance', 'echeance_du', 'echeance_au']} named=${Object.keys(dueRanges())} prefix="due" values=${values} set=${set} />`
  if (kind === 'flag') return html`<${Checkbox} name=${name} checked=${values[name] === value} onInput=${(/** @type {boolean} */ on) => set({ [name]: on ? value : null })}>${label}<//>`
  if (kind === 'choice') return html`<${Select} label=${label} name=${name} value=${values[name] ?? ''} options=${[['', t('lists.any')], ...options]} onInput=${(/** @type {string} */ one) => set({ [name]: one || null })} />`
  const amount = (/** @type {string} */ word) => html`<${AmountField} label=${t(`lists.${word}`, { name: label })} name=${word} value=${values[word] ? Number(values[word]) : null} onInput=${(/** @type {number | null} */ cents) => set({ [word]: cents === null ? null : String(cents) })} />`
  return html`<div class="pair">${amount('min')}${amount('max')}</div>`
}

/** @param {Part} props */
function ClientField({ filter, values, set }) {
  const chosen = /** @type {Client | null} */ (useKept(values['client'] ? inCompany(`/clients/${values['client']}`) : null).data)
  const [text, setText] = useState(/** @type {string | null} */ (null))
  const find = async (/** @type {string} */ typed) => {
    /** @type {Page<Client>} */
    const page = await call('GET', inCompany(`/clients?limit=8&archived=all&q=${encodeURIComponent(typed)}`)).catch(() => ({ items: [] }))
    return page.items.map(({ id, name, city }) => ({ id, label: name, detail: city ?? '' }))
  }
  return html`<${Combobox} label=${filter.label} name="client" placeholder=${t('lists.any')} text=${text ?? (values['client'] ? (chosen?.name ?? '') : '')} find=${find}
    onText=${(/** @type {string} */ typed) => (setText(typed), set({ client: null }))} onPick=${(/** @type {{ id: string }} */ { id }) => (setText(null), set({ client: id }))} />`
}

/** A range by its name, or from a day to a day. @param {{ label: string, words: string[], named: string[], prefix: string, values: Values, set: (some: Values) => void }} props */
function RangeField({ label, words: [name = '', from = '', to = ''], named, prefix, values, set }) {
  const [own, setOwn] = useState(Boolean(values[from] || values[to]))
  const pick = (/** @type {string} */ value) => {
    setOwn(value === 'own')
    set({ [name]: value === 'own' ? null : value || null, ...(value === 'own' ? {} : { [from]: null, [to]: null }) })
  }
  const options = [['', t('lists.any')], ...named.map((one) => [one, t(`${prefix}.${one}`)]), ['own', t('lists.own_range')]]
  const end = (/** @type {string} */ word, /** @type {string} */ said) => html`<${DateField} label=${t(said, { name: label })} name=${word} value=${values[word] ?? null} onInput=${(/** @type {string | null} */ day) => set({ [word]: day })} />`
  return html`<${Select} label=${label} name=${name} value=${own ? 'own' : (values[name] ?? '')} options=${options} onInput=${pick} />
    ${own && html`<div class="pair">${end(from, 'lists.range_from')}${end(to, 'lists.range_to')}</div>`}`
}
