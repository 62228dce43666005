// A draft while it is written: one signal for its head, one for each line, so that a keystroke redraws one row and the totals.
import { batch, computed, signal } from '../vendor/preact.js'
import { headOf } from '../documents/draft.js'
import { filled } from './portion.js'
/** @import { Signal } from '../vendor/preact.js' */
/** @import { AdjustmentInput, Deduction, DeductionInput, Document, Head, LineInput, LineKind, Vat } from '../documents/types.js' */

/** What a line holds: figures are decimal texts, empty when missing; `odd` keeps what was typed and could not be read. @typedef {Omit<LineInput, 'quantity' | 'unit_price' | 'vat'> & { quantity: string, unit_price: string, vat: Vat, odd: Record<string, string> }} LineData */

/** The figures of a line that are typed. @typedef {'quantity' | 'unit_price' | 'allowance'} Amount */

let lastKey = 0

/** Forgets the errors of what has just been corrected. @param {Signal<Record<string, string>>} errors @param {string[]} names */
function settle(errors, names) {
  const now = errors.peek()
  if (names.some((name) => name in now)) errors.value = Object.fromEntries(Object.entries(now).filter(([name]) => !names.includes(name)))
}

/** A line under the pen. */
export class LineModel {
  /** Names the line for as long as the editor is open. */
  key = `l${++lastKey}`
  /** What the engine makes of it, in cents. @type {Signal<number | null>} */
  net = signal(null)
  /** What its row on the page says, excluding VAT whatever the mode. @type {Signal<number | null>} */
  shown = signal(null)
  /** What must be corrected, by cell, until it is. @type {Signal<Record<string, string>>} */
  errors = signal({})

  /** @param {LineData} data */
  constructor(data) {
    this.data = signal(data)
  }

  /** @param {Partial<LineData>} change */
  set(change) {
    this.data.value = { ...this.data.value, ...change }
    settle(this.errors, Object.keys(change))
  }

  get isEmpty() {
    const { name, description, unit_price } = this.data.peek()
    return !name && !description && !unit_price
  }
}

/** @param {LineKind} kind @param {Vat} vat @returns {LineData} */
export function blankLine(kind, vat) {
  const counted = kind === 'product' || kind === 'option'
  return {
    kind, article_id: null, name: '', description: null,
    nature: counted ? 'service' : null, quantity: counted ? '1' : '', unit: counted ? 'C62' : null, unit_price: '',
    allowance: null, charge: null, vat, ticked: kind === 'option' ? false : null, source: null, odd: {},
  }
}

/** @param {LineInput} line @param {Vat} vat @returns {LineData} */
export function lineData(line, vat) {
  return { ...line, quantity: line.quantity ?? '', unit_price: line.unit_price ?? '', vat: line.vat ?? vat, source: line.source ?? null, odd: {} }
}

/** The whole draft under the pen. */
export class DraftModel {
  /** @type {Signal<LineModel[]>} */
  lines = signal([])
  /** @type {Signal<AdjustmentInput[]>} */
  adjustments = signal([])
  /** The deposits it takes off. @type {Signal<DeductionInput[]>} */
  deductions = signal([])
  /** What must be corrected in the head, by field. @type {Signal<Record<string, string>>} */
  errors = signal({})

  /** @param {Head} head @param {Vat} vat what a new line is charged until another line says otherwise */
  constructor(head, vat) {
    this.head = signal(head)
    this.vat = vat
    this.body = computed(() => ({
      ...this.head.value,
      lines: written(this.lines.value.map((line) => line.data.value)).map(wire),
      adjustments: this.adjustments.value.filter(filled),
      deductions: this.deductions.value,
    }))
  }

  /** @param {Partial<Head>} change */
  set(change) {
    this.head.value = { ...this.head.value, ...change }
    settle(this.errors, Object.keys(change))
  }

  /** @param {LineKind} kind @param {number} [at] @returns {LineModel} */
  add(kind, at = this.lines.value.length) {
    const line = new LineModel(blankLine(kind, this.#vatNear(at)))
    this.lines.value = this.lines.value.toSpliced(at, 0, line)
    return line
  }

  /** @param {LineModel} line @returns {LineModel} */
  duplicate(line) {
    const copy = new LineModel({ ...line.data.value, odd: { ...line.data.value.odd } })
    this.lines.value = this.lines.value.toSpliced(this.lines.value.indexOf(line) + 1, 0, copy)
    return copy
  }

  /** Takes a line out, and gives back how to put it where it was. @param {LineModel} line @returns {() => void} */
  remove(line) {
    const at = this.lines.value.indexOf(line)
    this.lines.value = this.lines.value.filter((other) => other !== line)
    return () => {
      this.lines.value = this.lines.value.toSpliced(at, 0, line)
    }
  }

  /** Puts a line elsewhere, unless that is out of the list; says whether it moved. @param {LineModel} line @param {number} to */
  move(line, to) {
    const from = this.lines.value.indexOf(line)
    if (from < 0 || to === from || to < 0 || to >= this.lines.value.length) return false
    this.lines.value = this.lines.value.toSpliced(from, 1).toSpliced(to, 0, line)
    return true
  }

  /** Takes everything from a saved or kept draft. @param {Head & { lines: (LineInput | LineData)[], adjustments: AdjustmentInput[], deductions?: (Deduction | DeductionInput)[] }} from */
  load(from) {
    batch(() => {
      this.head.value = headOf(from)
      this.lines.value = from.lines.map((line) => new LineModel(lineData(line, this.vat)))
      this.adjust(from)
      this.deductions.value = deductionsOf(from.deductions ?? [])
    })
  }

  /** What is taken off or added to the whole, as it was saved. @param {{ adjustments: AdjustmentInput[] }} from */
  adjust(from) {
    this.adjustments.value = from.adjustments.map(({ kind, percent, amount, reason, reason_code, vat }) => (
      { kind, percent, amount: percent === null ? amount : null, reason, reason_code, vat }))
  }

  /** @param {number} at */
  #vatNear(at) {
    const before = this.lines.value.slice(0, at).findLast((line) => line.data.peek().kind === 'product')
    return before?.data.peek().vat ?? this.vat
  }
}

/** What each deposit gives, as it is typed: one amount, VAT included. @param {(Deduction | DeductionInput)[]} rows @returns {DeductionInput[]} */
export function deductionsOf(rows) {
  /** @type {Map<string, DeductionInput>} */
  const sums = new Map()
  for (const row of rows) {
    const amount = 'base' in row ? (sums.get(row.deposit_id)?.amount ?? 0) + row.base + row.tax : row.amount
    sums.set(row.deposit_id, { deposit_id: row.deposit_id, amount })
  }
  return [...sums.values()]
}

/** The lines without the blank ones that wait at the end. @param {LineData[]} lines */
function written(lines) {
  const last = lines.findLastIndex((line) => line.kind !== 'product' || line.name || line.description || line.unit_price || line.odd['unit_price'])
  return lines.slice(0, last + 1)
}

/** A line as the API takes it. @param {LineData} data @returns {LineInput} */
export function wire(data) {
  const counted = data.kind === 'product' || data.kind === 'option'
  return {
    kind: data.kind, name: data.name, description: data.description || null,
    article_id: counted ? data.article_id : null, nature: counted ? data.nature : null,
    quantity: (counted && data.quantity) || null, unit: counted ? data.unit : null,
    unit_price: (counted && data.unit_price) || null, allowance: counted ? filled(data.allowance) : null,
    charge: counted ? filled(data.charge) : null, vat: counted ? data.vat : null, ticked: data.ticked, source: counted ? (data.source ?? null) : null,
  }
}
