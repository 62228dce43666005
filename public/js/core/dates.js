// Days as people type them: 23/11, 23 nov, 231126, +30, auj, demain, fin de mois.
import { addDays, today } from './format.js'

const months = [
  ['jan'], ['fev', 'feb'], ['mar'], ['avr', 'apr'], ['mai', 'may'], ['juin', 'jun'], ['juil', 'jul'], ['aou', 'aug'], ['sep'], ['oct'], ['nov'], ['dec']
]

/** @param {string} text */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** @param {number} year @param {number} month @param {number} date @returns {string | null} */
function real(year, month, date) {
  const made = new Date(Date.UTC(year, month - 1, date))
  const holds = made.getUTCMonth() === month - 1 && made.getUTCDate() === date && year >= 1990 && year <= 2200
  return holds ? made.toISOString().slice(0, 10) : null
}

/** @param {string} iso */
const endOfMonth = (iso) => new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0)).toISOString().slice(0, 10)

/** @param {string} name */
const monthOf = (name) => months.findIndex((starts) => starts.some((start) => name.startsWith(start))) + 1

/**
 * The day typed, or null when it is none. `from` is the day that +30 counts from.
 * @param {string} text @param {string} [from]
 */
export function parseDay(text, from = today()) {
  const said = fold(text)
  const now = today()
  const year = Number(now.slice(0, 4))
  if (/^(auj|today|ajd)/.test(said)) return now
  if (/^(dem|tom)/.test(said)) return addDays(now, 1)
  if (/^(hier|yest)/.test(said)) return addDays(now, -1)
  if (/^(fin|fdm|end)/.test(said)) return endOfMonth(from)
  const plus = said.match(/^([+-])\s*(\d{1,3})/)
  if (plus) return addDays(from, Number(plus[1] + (plus[2] ?? '')))
  const iso = said.match(/^(\d{4})-(\d{2})-(\d{2})$/)
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const named = said.match(/^(\d{1,2})(?:er)?\s*([a-z]+)\.?\s*(\d{2,4})?$/)
  if (named) return real(full(named[3], year), monthOf(named[2] ?? ''), Number(named[1]))
  const solid = said.match(/^(\d{2})(\d{2})(\d{4}|\d{2})?$/)
  const parts = solid ?? said.match(/^(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{2,4}))?$/)
  if (parts) return real(full(parts[3], year), Number(parts[2]), Number(parts[1]))
  return null
}

/** @param {string | undefined} typed @param {number} current */
const full = (typed, current) => (typed ? (typed.length === 2 ? 2000 + Number(typed) : Number(typed)) : current)
