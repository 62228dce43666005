// What a draft follows from, in a sentence above its form; and the deposits that it takes off.
import { html, useEffect, useRef, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { day, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { Banner } from '../ui/data.js'
import { AmountField, Checkbox } from '../ui/form.js'
import { grossOf } from '../documents/draft.js'
import { documentApi, documentPlace, familyOf } from '../documents/places.js'
/** @import { DeductionInput, Dossier } from '../documents/types.js' */
/** @import { Ed } from './context.js' */

/** @param {{ ed: Ed }} props */
export function Origin({ ed }) {
  const { kind, links, remainder } = ed.about.value
  const link = links.find(({ relation }) => relation === 'credits' || relation === 'revises') ?? links.find(({ relation }) => relation === 'bills')
  if (!link) return null
  const sentence = link.relation === 'bills' ? (kind === 'deposit' ? 'deposit' : 'bills') : link.relation === 'revises' && kind === 'quote' ? 'version' : link.relation
  return html`<${Banner}><p><a href=${documentPlace(familyOf(link.kind), link.id)}>${t(`kind.${link.kind}`)} ${link.number}</a> · ${t(`editor.from.${sentence}`, { left: money(grossOf(remainder), ed.company.currency) })}</p><//>`
}

/** @typedef {{ id: string, number: string | null, issued_on: string }} Deposit */

/** The deposits it may take off: those of its quote, and those it does or did since it was opened. @param {Ed} ed @returns {Deposit[]} */
function useDeposits(ed) {
  const { kind, links, deductions } = ed.about.value
  const [found, setFound] = useState(/** @type {Deposit[]} */ ([]))
  const quote = kind === 'invoice' || kind === 'progress' ? links.find(({ relation }) => relation === 'bills')?.id : undefined
  useEffect(() => {
    if (quote) call('GET', documentApi('quotes', `/${quote}/dossier`)).then((/** @type {Dossier} */ { documents }) => setFound(documents.filter((one) => one.kind === 'deposit' && one.number && one.state !== 'credited')), () => {})
  }, [quote])
  const seen = useRef(/** @type {Map<string, Deposit>} */ (new Map())).current
  for (const one of found) seen.set(one.id, one)
  for (const { deposit_id, number, issued_on } of deductions) seen.set(deposit_id, { id: deposit_id, number, issued_on })
  return [...seen.values()]
}

/** @param {{ ed: Ed }} props */
export function Deductions({ ed }) {
  const deposits = useDeposits(ed)
  const chosen = ed.draft.deductions.value
  const errors = ed.draft.errors.value
  if (deposits.length === 0) return null
  const put = (/** @type {DeductionInput[]} */ next) => (ed.draft.deductions.value = next)
  return html`<fieldset class="parts"><legend class="label">${t('editor.deductions')}</legend>
    <ul>${deposits.map(({ id, number, issued_on }) => {
      const at = chosen.findIndex(({ deposit_id }) => deposit_id === id)
      const now = chosen[at]
      const taken = grossOf(ed.about.value.deductions.filter(({ deposit_id }) => deposit_id === id))
      return html`<li key=${id} class="part"><span class="grow"><${Checkbox} checked=${now !== undefined} onInput=${(/** @type {boolean} */ on) => put(on ? [...chosen, { deposit_id: id, amount: null }] : chosen.toSpliced(at, 1))}>${number} <span class="muted small">${day(issued_on)}</span><//></span>
        ${now && html`<${AmountField} label=${t('editor.deducted', { number: number ?? '' })} hidden name=${`deductions.${at}.amount`} value=${now.amount ?? (taken || null)}
          error=${errors[`deductions.${at}.amount`] ?? errors[`deductions.${at}`] ?? errors['deductions']} onInput=${(/** @type {number | null} */ amount) => put(chosen.with(at, { deposit_id: id, amount }))} />`}</li>`
    })}</ul></fieldset>`
}
