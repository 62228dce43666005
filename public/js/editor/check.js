// What must be right before a document leaves: said together, at the top, and at each place.
import { batch } from '../vendor/preact.js'
import { decimal } from '../core/format.js'
import { sentence, t } from '../core/i18n.js'
import { findingsNow, remedy } from './health.js'
import { isProgress } from './progress-cells.js'
/** @import { FieldRefusal } from '../core/api.js' */
/** @import { Wrong } from '../ui/use-form.js' */
/** @import { Ed } from './context.js' */
/** @import { LineModel } from './model.js' */

/** What is wrong with how far a line has come. @param {LineModel} line @param {number} n @param {boolean} negative Whether the whole is. */
function progressError(line, n, negative) {
  const { source, odd } = line.data.peek()
  if (odd['percent'] !== undefined) return t('editor.error.percent', { n, typed: odd['percent'] })
  const before = source?.previous_percent ?? '0'
  return negative && Number(source?.percent) < Number(before) ? t('editor.error.percent_back', { n, before: decimal(before) }) : null
}

/** @param {LineModel} line @param {number} at @param {boolean} negative Whether the document is, as a whole. @returns {Record<string, string>} */
function lineErrors(line, at, negative) {
  const { kind, name, quantity, unit_price, odd, source } = line.data.peek()
  /** @type {Record<string, string>} */
  const errors = {}
  const say = (/** @type {string} */ key) => t(`editor.error.${key}`, { n: at + 1 })
  if (kind !== 'product' && kind !== 'option') return name || kind === 'subtotal' ? errors : { name: say('words') }
  if (!name.trim()) errors['name'] = say('name')
  if (isProgress(source)) {
    const wrong = progressError(line, at + 1, negative)
    return wrong ? { ...errors, source: wrong } : errors
  }
  if (!quantity) errors['quantity'] = say(odd['quantity'] ? 'odd' : 'quantity')
  if (!unit_price) errors['unit_price'] = say(odd['unit_price'] ? 'odd' : 'unit_price')
  if (odd['allowance']) errors['allowance'] = say('odd')
  return errors
}

/** @param {Ed} ed @param {LineModel[]} lines */
function headErrors(ed, lines) {
  const { client_id, issued_on, due_on } = ed.draft.head.peek()
  /** @type {Record<string, string>} */
  const errors = {}
  if (!client_id) errors['client_id'] = t('editor.error.client')
  if (!issued_on) errors['issued_on'] = t('editor.error.issued_on')
  if (issued_on && due_on && due_on < issued_on) errors['due_on'] = t('editor.error.due_on')
  if (!lines.some((line) => line.data.peek().kind === 'product')) errors['lines'] = t('editor.error.lines')
  return errors
}

/** What the engine refuses in the name of the law, where the form has not its own words for it. @param {Ed} ed */
function lawErrors(ed) {
  const blocks = findingsNow(ed).filter(({ severity, field }) => severity === 'blocks' && !field.startsWith('lines.'))
  return { negative: blocks.some(({ code }) => code === 'total_negative'), errors: Object.fromEntries(blocks.map(({ field, detail }) => [field, detail])) }
}

/** @param {Record<string, string>} errors @param {string} field */
const without = (errors, field) => Object.fromEntries(Object.entries(errors).filter(([name]) => name !== field))

/** Looks at everything; says whether it may leave. @param {Ed} ed */
export function check(ed) {
  const all = ed.draft.lines.peek()
  const last = all.findLastIndex((line) => line.data.peek().kind !== 'product' || !line.isEmpty)
  const lines = all.slice(0, last + 1)
  const { negative, errors } = lawErrors(ed)
  batch(() => {
    ed.checks.value++
    all.forEach((line, at) => (line.errors.value = at <= last ? lineErrors(line, at, negative) : {}))
    // A line that went back too far says it better than the total.
    const told = negative && all.some((line) => line.errors.peek()['source'])
    ed.draft.errors.value = { ...(told ? without(errors, 'lines') : errors), ...headErrors(ed, lines) }
  })
  return wrongs(ed).length === 0
}

/** Puts what the server refused where it belongs. @param {Ed} ed @param {FieldRefusal[]} refusals */
export function place(ed, refusals) {
  batch(() => {
    for (const refusal of refusals) {
      const [area, at, col] = refusal.field.split('.')
      const line = area === 'lines' ? ed.draft.lines.peek()[Number(at)] : undefined
      if (line && at !== undefined) line.errors.value = { ...line.errors.peek(), [col ?? 'name']: sentence(refusal) }
      else ed.draft.errors.value = { ...ed.draft.errors.peek(), [refusal.field]: sentence(refusal) }
    }
  })
}

/** Everything still to correct, in the order of the form. @param {Ed} ed @returns {Wrong[]} */
export function wrongs(ed) {
  const head = Object.entries(ed.draft.errors.value).map(([field, text]) => {
    const where = remedy(ed, field)
    return { field, text, ...('href' in where ? where : {}) }
  })
  const lines = ed.draft.lines.value.flatMap((line) => Object.entries(line.errors.value).map(([col, text]) => ({ field: `${line.key}-${col}`, text })))
  return [...head.filter(({ field }) => field !== 'lines'), ...head.filter(({ field }) => field === 'lines').map(({ text }) => ({ field: `${ed.draft.lines.value[0]?.key}-name`, text })), ...lines]
}
