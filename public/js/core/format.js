// Figures and days as people write them, both ways. Intl's U+202F becomes U+00A0: the font has no such glyph.
import { language } from './i18n.js'

const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
/** @param {string} text */
const spaced = (text) => text.replaceAll('\u202f', '\u00a0')
/** @type {Map<string, Intl.NumberFormat>} */
const moneys = new Map()

/** @param {string} currency @param {number} decimals */
function moneyOf(currency, decimals) {
  const id = currency + decimals
  let made = moneys.get(id)
  if (!made) {
    made = new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    moneys.set(id, made)
  }
  return made
}

/** 123456 → « 1 234,56 € ». @param {number} cents */
export const money = (cents, currency = 'EUR') => spaced(moneyOf(currency, 2).format(cents / 100))

/** 123456 → « 1 235 € », for charts and totals at a glance. @param {number} cents */
export const roundMoney = (cents, currency = 'EUR') => spaced(moneyOf(currency, 0).format(cents / 100))

/** "1234.5" → « 1 234,50 »: a decimal string of the wire, digits untouched. @param {string | null | undefined} text */
export function decimal(text, least = 0) {
  if (text === null || text === undefined || text === '') return ''
  const [whole = '0', part = ''] = text.replace('-', '').split('.')
  const sign = text.startsWith('-') ? '−' : ''
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u00a0' : ',')
  const kept = part.replace(/0+$/, '').padEnd(least, '0')
  return sign + grouped + (kept ? (language === 'fr' ? ',' : '.') + kept : '')
}

/** Cents as typed in a field: 123450 → « 1234,50 ». @param {number | null | undefined} cents */
export function plainAmount(cents) {
  if (cents === null || cents === undefined) return ''
  const text = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${text.slice(0, -2)}${language === 'fr' ? ',' : '.'}${text.slice(-2)}`
}

/** 2000 → « 20 % ». @param {number} hundredths */
export const percent = (hundredths) => decimal((hundredths / 100).toFixed(2)) + (language === 'fr' ? '\u00a0%' : '%')

const longDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const shortDay = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' })
const instants = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
const monthName = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

/** "2026-11-23" → « 23 nov. 2026 ». @param {string | null | undefined} iso */
export const day = (iso) => (iso ? spaced(longDay.format(Date.parse(iso))) : '—')

/** "2026-11-23" → « 23/11/2026 », as a field shows it. @param {string | null | undefined} iso */
export const plainDay = (iso) => (iso ? shortDay.format(Date.parse(iso)) : '')

/** "2026-11" → « nov. ». @param {string} iso */
export const month = (iso) => monthName.format(Date.parse(iso.slice(0, 7) + '-01'))

/** 1763973300000 → « 24 nov. 2026, 10:42 ». @param {number | null | undefined} at */
export const instant = (at) => (at ? spaced(instants.format(at)) : '—')

/** Today where the person is, as the wire writes days. */
export function today() {
  const now = new Date()
  return isoOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
}

/** @param {number} year @param {number} month1 @param {number} date */
const isoOf = (year, month1, date) => new Date(Date.UTC(year, month1 - 1, date)).toISOString().slice(0, 10)

/** @param {string} iso @param {number} count */
export const addDays = (iso, count) => new Date(Date.parse(iso) + count * 86_400_000).toISOString().slice(0, 10)

/** Days from today to a day: negative once it is past. @param {string} iso */
export const daysUntil = (iso) => Math.round((Date.parse(iso) - Date.parse(today())) / 86_400_000)

/** « dans 5 jours », « demain », « il y a 18 jours ». @param {string | null | undefined} iso */
export const due = (iso) => (iso ? spaced(relative.format(daysUntil(iso), 'day')) : '—')

/** « il y a 3 minutes » for what happened lately, the instant itself otherwise. @param {number} at */
export function ago(at) {
  const minutes = Math.round((at - Date.now()) / 60_000)
  if (minutes > -1) return relative.format(0, 'second')
  if (minutes > -60) return spaced(relative.format(minutes, 'minute'))
  return minutes > -1440 ? spaced(relative.format(Math.round(minutes / 60), 'hour')) : instant(at)
}

/** Typed amount → canonical decimal string, or null: « 1 234,5 € » → "1234.5". @param {string} text */
export function parseDecimal(text) {
  const bare = text.replace(/[\s\u00a0\u202f€%']/g, '').replace('−', '-')
  if (/^-?\d{1,3}(\.\d{3})+,\d*$/.test(bare)) return parseDecimal(bare.replaceAll('.', ''))
  if (/^-?\d{1,3}(,\d{3})+\.\d*$/.test(bare)) return parseDecimal(bare.replaceAll(',', ''))
  const plain = bare.replace(',', '.')
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null
  const [whole = '', part = ''] = plain.replace('-', '').split('.')
  const digits = (whole.replace(/^0+(?=\d)/, '') || '0') + (part ? '.' + part : '')
  return plain.startsWith('-') ? '-' + digits : digits
}

/** Typed amount → cents, or null when it is no amount of at most two decimals. @param {string} text */
export function parseAmount(text) {
  const plain = parseDecimal(text)
  if (plain === null) return null
  const [whole = '0', part = ''] = plain.replace('-', '').split('.')
  if (part.replace(/0+$/, '').length > 2) return null
  const cents = Number(whole + part.padEnd(2, '0').slice(0, 2))
  return Number.isSafeInteger(cents) ? (plain.startsWith('-') ? -cents : cents) : null
}
