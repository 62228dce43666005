// Allowances and charges of the whole document: as many as needed, each with its reason, in percent or as an amount.
import { html } from '../vendor/preact.js'
import { vatChoices, vatKey, vatOf } from '../core/choices.js'
import { today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { Button } from '../ui/form.js'
import { filled, PortionCell, PortionKind } from './portion.js'
import { languageOf } from './preview.js'
/** @import { Choices } from '../core/choices.js' */
/** @import { AdjustmentInput } from '../documents/types.js' */
/** @import { Ed } from './context.js' */

/** @typedef {{ code: string, label: string }[]} Reasons */
/** @type {Map<string, { allowance_reasons: Reasons, charge_reasons: Reasons }>} */
const lists = new Map()

/** The reasons of a kind, in the language of the document. @param {Ed} ed @param {AdjustmentInput['kind']} kind @returns {Reasons} */
function reasons(ed, kind) {
  const language = languageOf(ed)
  const found = lists.get(language) ?? JSON.parse(ed.engine.lists(language, today(), ed.company.country, ed.company.postcode ?? ''))
  lists.set(language, found)
  return found[`${kind}_reasons`]
}

/** The usual reason of each kind: a discount, freight. */
const USUAL = { allowance: '95', charge: 'FC' }

/** @param {{ ed: Ed }} props */
export function Adjustments({ ed }) {
  const all = ed.draft.adjustments.value
  const put = (/** @type {AdjustmentInput[]} */ next) => (ed.draft.adjustments.value = next)
  const add = (/** @type {AdjustmentInput['kind']} */ kind) => () => {
    const code = USUAL[kind]
    const reason = reasons(ed, kind).find((one) => one.code === code)?.label ?? t(`editor.${kind}`)
    put([...all, { kind, percent: kind === 'allowance' ? '' : null, amount: null, reason, reason_code: code, vat: kind === 'charge' ? ed.draft.vat : null }])
    setTimeout(() => document.querySelector('.totals')?.querySelectorAll('input')[all.length]?.focus())
  }
  return html`<div class="adjustments">
    ${all.map((one, at) => html`<${Row} key=${at} ed=${ed} one=${one} rank=${all.slice(0, at).filter(filled).length}
      onChange=${(/** @type {Partial<AdjustmentInput>} */ change) => put(all.with(at, { ...one, ...change }))} onRemove=${() => put(all.toSpliced(at, 1))} />`)}
    <div class="actions">${/** @type {const} */ (['allowance', 'charge']).map((kind) => html`<${Button} key=${kind} kind="ghost" icon="plus" onClick=${add(kind)}>${t(`editor.${kind}`)}<//>`)}</div>
  </div>`
}

/** @param {{ ed: Ed, one: AdjustmentInput, rank: number, onChange: (change: Partial<AdjustmentInput>) => void, onRemove: () => void }} props `rank` is its place among those that are sent. */
function Row({ ed, one, rank, onChange, onRemove }) {
  const { kind, reason, reason_code, percent, vat } = one
  const field = `adjustments.${rank}`
  const errors = Object.entries(ed.draft.errors.value).filter(([name]) => filled(one) && (name === field || name.startsWith(`${field}.`)))
  const known = reasons(ed, kind)
  /** @type {Choices} */
  const options = [...(known.some(({ code }) => code === reason_code) ? [] : [/** @type {[string, string]} */ (['', reason])]), ...known.map(({ code, label }) => /** @type {[string, string]} */ ([code, label]))]
  const name = t(`editor.${kind}`)
  const select = (/** @type {string} */ label, /** @type {string} */ value, /** @type {Choices} */ choices, /** @type {(value: string) => void} */ take) => html`<span class="cell choice-cell"><select aria-label=${label} onChange=${(/** @type {Event} */ event) => take(/** @type {HTMLSelectElement} */ (event.target).value)}>
    ${choices.map(([code, text]) => html`<option key=${code} value=${code} selected=${code === value}>${text}</option>`)}</select></span>`
  return html`<div class="discount" role="group" aria-label=${`${name} : ${reason}`}>
    ${select(t('editor.reason'), reason_code ?? '', options, (code) => onChange({ reason_code: code || null, reason: known.find((it) => it.code === code)?.label ?? reason }))}
    <${PortionCell} engine=${ed.engine} id=${`f-${field}.${percent === null ? 'amount' : 'percent'}`} col="discount" label=${name} part=${one} error=${errors[0]?.[1]} onPart=${onChange} />
    <${PortionKind} part=${one} onPart=${onChange} />
    <${Button} kind="ghost" icon="x" label=${t('editor.remove_adjustment', { name: reason })} onClick=${onRemove} />
    ${kind === 'charge' && vat && html`<label class="charge-vat">${t('editor.col.vat')} ${select(t('editor.charge_vat'), vatKey(vat), vatChoices(ed.company, vat, ed.draft.head.value.issued_on ?? today()), (key) => onChange({ vat: vatOf(key) }))}</label>`}
    ${errors.map(([at, text]) => html`<p class="error" key=${at}>${text}</p>`)}
  </div>`
}
