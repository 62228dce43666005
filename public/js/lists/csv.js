// Rows for a spreadsheet: semicolons, a byte order mark, text that cannot pass for a formula.
import { plainAmount, plainDay } from '../core/format.js'
import { language } from '../core/i18n.js'

/** @typedef {'text' | 'day' | 'cents' | 'number'} Kind */
/** @typedef {[label: string, kind: Kind, value: (row: any) => unknown]} Cell A column of a sheet. */

/** Text as a cell: what begins like a formula is text all the same. @param {string} text */
const quoted = (text) => `"${(/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** @param {Kind} kind @param {any} value */
function cell(kind, value) {
  if (value === null || value === undefined || value === '') return ''
  if (kind === 'cents') return plainAmount(value)
  if (kind === 'number') return language === 'fr' ? String(value).replace('.', ',') : String(value)
  return quoted(kind === 'day' ? plainDay(value) : String(value))
}

/** @param {Cell[]} cells @param {any[]} rows */
export function csv(cells, rows) {
  const lines = [cells.map(([label]) => quoted(label)), ...rows.map((row) => cells.map(([, kind, value]) => cell(kind, value(row))))]
  return new Blob([`\ufeff${lines.map((line) => line.join(';')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' })
}

/** Hands a file to the person. @param {Blob} file @param {string} name */
export function saveFile(file, name) {
  const href = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
