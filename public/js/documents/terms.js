// Payment terms as they are stored (`receipt`, `days:30`, `end_of_month:45`) and the day they lead to.
import { addDays } from '../core/format.js'

/** @param {string} day */
function endOfMonth(day) {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10)
}

/** The day payment is due. @param {string} terms @param {string} issued */
export function dueDay(terms, issued) {
  const [kind, count = '0'] = terms.split(':')
  const later = addDays(issued, Number(count))
  return kind === 'end_of_month' ? endOfMonth(later) : later
}
