// Which kinds of document share a series: all, the invoices among themselves, or none.

/** @import { Numbering } from '../core/shapes.js' */
/** @typedef {'common' | 'usual' | 'each'} Arrangement */

/** @type {Record<Arrangement, string[][]>} */
export const groups = {
  usual: [['invoice', 'deposit', 'progress'], ['credit']],
  common: [['invoice', 'deposit', 'progress', 'credit']],
  each: [['invoice'], ['deposit'], ['progress'], ['credit']]
}

/** What a kind is numbered like when it leaves a series. @type {Record<string, string>} */
const own = { invoice: 'F-{YYYY}-{0000}', deposit: 'AC-{YYYY}-{0000}', progress: 'S-{YYYY}-{0000}', credit: 'A-{YYYY}-{0000}' }

/** @param {Numbering[]} all @param {string} kind */
export const of = (all, kind) => all.find((one) => one.kind === kind)

/** How the kinds of a company are arranged. @param {Numbering[]} all @returns {Arrangement} */
export function arrangementOf(all) {
  const together = (/** @type {string[]} */ kinds) => kinds.every((kind) => kind === kinds[0] || of(all, kind)?.pattern === of(all, kinds[0] ?? '')?.pattern)
  if (together(['invoice', 'deposit', 'progress', 'credit'])) return 'common'
  return together(['invoice', 'deposit', 'progress']) ? 'usual' : 'each'
}

/** The kind whose format a group takes: one that has given a number, else the first. @param {Numbering[]} all @param {string[]} kinds */
export const leadOf = (all, kinds) => kinds.find((kind) => of(all, kind)?.locked) ?? kinds[0] ?? ''

/** Whether kinds that have given numbers allow an arrangement. @param {Numbering[]} all @param {Arrangement} arrangement */
export const isPossible = (all, arrangement) =>
  groups[arrangement].every((kinds) => new Set(kinds.flatMap((kind) => (of(all, kind)?.locked ? [of(all, kind)?.pattern] : []))).size <= 1)

/** The formats to propose when an arrangement is chosen: kinds that part get one of their own, which begins at one. @param {Numbering[]} all @param {Arrangement} arrangement @param {Record<string, string>} values */
export function proposed(all, arrangement, values) {
  /** @type {Record<string, string>} */
  const changed = {}
  /** @type {(string | undefined)[]} */
  const taken = []
  for (const kinds of groups[arrangement]) {
    const lead = leadOf(all, kinds)
    const name = `${lead}.pattern`
    if (!of(all, lead)?.locked && taken.includes(values[name])) Object.assign(changed, { [name]: own[lead] ?? '', [`${lead}.first_rank`]: '1' })
    taken.push(changed[name] ?? values[name])
  }
  return changed
}

/** What to send: the kinds that may still be chosen, each as the head of its group. @param {Numbering[]} all @param {Record<string, string>} values */
export function chosen(all, values) {
  const arranged = [['quote'], ...groups[/** @type {Arrangement} */ (values['arrangement'])]]
  return arranged.flatMap((kinds) => {
    const lead = leadOf(all, kinds)
    const began = of(all, lead)?.locked
    const one = { pattern: (values[`${lead}.pattern`] ?? '').trim(), ...(began ? {} : { first_rank: Number(values[`${lead}.first_rank`]) || 1 }) }
    return kinds.filter((kind) => !of(all, kind)?.locked).map((kind) => ({ kind, ...one }))
  })
}
