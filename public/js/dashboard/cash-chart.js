// Twelve months of money: what was invoiced behind, what came in before it; a real table for those who listen.
import { html, useEffect, useRef } from '../vendor/preact.js'
import { money, month, roundMoney } from '../core/format.js'
import { t } from '../core/i18n.js'
/** @import { Month } from './types.js' */

const WIDTH = 720
const HEIGHT = 190
const FOOT = 24
const STEPS = 3

/** A round number of cents at or above the highest bar, cut in equal steps. @param {number} highest */
function ceiling(highest) {
  const step = Math.max(highest, 30_000) / STEPS
  const power = 10 ** Math.floor(Math.log10(step))
  const nice = [1, 2, 2.5, 5, 10].find((one) => one * power >= step) ?? 10
  return nice * power * STEPS
}

/** @param {{ months: Month[] }} props */
export function CashChart({ months }) {
  const total = months.reduce((sum, { collected }) => sum + collected, 0)
  const frame = useRef(/** @type {HTMLElement | null} */ (null))
  // where the months do not fit, the latest show first
  useEffect(() => frame.current?.scrollTo({ left: frame.current.scrollWidth }), [])
  const top = ceiling(Math.max(...months.flatMap(({ invoiced, collected }) => [invoiced, collected]), 0))
  return html`<section class="card section chart-card" aria-labelledby="cash-title">
    <header><h2 id="cash-title">${t('home.cash')}</h2>
      <p class="legend"><strong class="big num">${roundMoney(total)}</strong> <span class="soft small">${t('home.over_12')}</span>
        <span class="key solid">${t('home.collected')}</span><span class="key pale">${t('home.invoiced')}</span></p></header>
    <div class="chart-frame" ref=${frame} role="group" tabindex="0" aria-label=${t('home.cash')}><svg class="chart" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      ${Array.from({ length: STEPS + 1 }, (_, at) => html`<${Rule} key=${at} y=${scale((top / STEPS) * at, top)} text=${roundMoney((top / STEPS) * at)} />`)}
      ${months.map((one, at) => html`<${Bar} key=${one.month} one=${one} at=${at} of=${months.length} top=${top} />`)}
    </svg></div>
    <table class="sr"><caption>${t('home.cash')}</caption>
      <thead><tr><th scope="col">${t('home.month')}</th><th scope="col">${t('home.invoiced')}</th><th scope="col">${t('home.collected')}</th></tr></thead>
      <tbody>${months.map((one) => html`<tr key=${one.month}><th scope="row">${month(one.month)}</th><td>${money(one.invoiced)}</td><td>${money(one.collected)}</td></tr>`)}</tbody>
    </table>
  </section>`
}

/** @param {number} cents @param {number} top */
const scale = (cents, top) => HEIGHT - FOOT - (Math.max(0, cents) / top) * (HEIGHT - FOOT - 14)

/** @param {{ y: number, text: string }} props */
const Rule = ({ y, text }) => html`<g><line class="rule" x1="0" x2=${WIDTH} y1=${y} y2=${y} /><text class="scale" x="0" y=${y - 4}>${text}</text></g>`

/** @param {{ one: Month, at: number, of: number, top: number }} props */
function Bar({ one, at, of, top }) {
  const left = 58
  const room = (WIDTH - left) / of
  const width = room * 0.58
  const x = left + room * at + (room - width) / 2
  const bar = (/** @type {number} */ cents, /** @type {string} */ name) => {
    const y = scale(cents, top)
    const height = HEIGHT - FOOT - y
    return height > 0.5 && html`<rect class=${name} x=${x} y=${y} width=${width} height=${height} rx="3" />`
  }
  return html`<g class="month"><title>${`${month(one.month)} : ${money(one.collected)} ${t('home.collected')}, ${money(one.invoiced)} ${t('home.invoiced')}`}</title>
    <rect class="catch" x=${left + room * at} y="0" width=${room} height=${HEIGHT} />
    ${bar(one.invoiced, 'pale')}${bar(one.collected, 'solid')}
    <text class="name" x=${x + width / 2} y=${HEIGHT - 6} text-anchor="middle">${month(one.month)}</text></g>`
}
