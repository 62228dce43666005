// The field of six digits, the wait before another code, and what is said of a wrong one.
import { html, useEffect, useState } from '../vendor/preact.js'
import { Broken, Refused } from '../core/api.js'
import { sentence, t } from '../core/i18n.js'
import { TextField } from '../ui/form.js'

/** Seconds until an instant, ticking. @param {number} at */
export function useCountdown(at) {
  const left = () => Math.max(0, Math.ceil((at - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    const ticking = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(ticking)
  }, [at])
  return seconds
}

/** What stops a code, as a sentence. @param {unknown} fault */
export function said(fault) {
  if (!(fault instanceof Refused)) return t(fault instanceof Broken && navigator.onLine ? 'broken' : 'offline_act')
  const remaining = fault.body['remaining']
  return sentence(fault) + (typeof remaining === 'number' ? ' ' + t('tries_left', { n: remaining }) : '')
}

/**
 * Six digits, pasted as they come; the sixth sends them.
 * @param {{ value: string, onInput: (digits: string) => void, onWhole: (digits: string) => void, error: string, inputRef?: unknown }} props
 */
export function DigitsField({ value, onInput, onWhole, error, inputRef }) {
  const type = (/** @type {string} */ text) => {
    const digits = text.replace(/\D/g, '').slice(0, 6)
    onInput(digits)
    if (digits.length === 6) onWhole(digits)
  }
  return html`<${TextField} class="code" label=${t('code')} name="code" value=${value} onInput=${type} error=${error} inputRef=${inputRef} inputmode="numeric" autocomplete="one-time-code" placeholder="······" />`
}
