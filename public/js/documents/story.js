// What happened to a document, and the letters that carried it.
import { html, useEffect, useState } from '../vendor/preact.js'
import { ago, instant } from '../core/format.js'
import { has, t } from '../core/i18n.js'
import { may } from '../core/session.js'
import { Badge } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { cancelMessage, retryMessage } from './actions.js'
/** @import { Tone } from '../ui/data.js' */
/** @import { Document, Event, Message } from './types.js' */

/** @type {Record<Message['state'], Tone>} */
const TONES = { ready: 'warn', leased: 'accent', sent: 'ok', failed: 'bad', unknown: 'warn', cancelled: 'hollow' }

/** @param {{ document: Document }} props */
export function Messages({ document }) {
  if (document.messages.length === 0) return null
  return html`<section class="card section" aria-labelledby="mail-title"><h2 id="mail-title">${t('documents.letters')}</h2>
    <ul class="lines">${document.messages.map((message) => html`<${Sent} key=${message.id} message=${message} />`)}</ul>
  </section>`
}

/** @param {{ message: Message }} props */
function Sent({ message }) {
  const left = useCountdown(message.state === 'ready' ? message.not_before : 0)
  return html`<li class="message"><span class="grow"><span class="strong clip">${message.recipient}</span>
      <span class="second muted small">${message.subject}${message.sent_at ? ` · ${ago(message.sent_at)}` : ''}</span>
      ${message.failure && html`<span class="second bad small">${message.failure}</span>`}</span>
    <${Badge} tone=${TONES[message.state] ?? 'hollow'}>${t(`message.${message.state}`)}<//>
    ${left > 0 && may('member') && html`<${Button} onClick=${() => void cancelMessage(message.id)}>${t('letter.cancel', { n: left })}<//>`}
    ${(message.state === 'failed' || message.state === 'unknown') && may('member') && html`<${Button} icon="rotate-ccw" onClick=${() => void retryMessage(message.id)}>${t('retry')}<//>`}
  </li>`
}

/** The seconds left until an instant, ticking. @param {number} until */
export function useCountdown(until) {
  const [now, setNow] = useState(Date.now())
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setNow(Date.now()), 500)
    return () => clearTimeout(timer)
  }, [now, left])
  return left
}

/** @param {{ document: Document }} props */
export function Timeline({ document }) {
  return html`<section class="card section" aria-labelledby="story-title"><h2 id="story-title">${t('documents.story')}</h2>
    <ol class="timeline">${document.events.map((event) => html`<li key=${event.n} class=${`is-${event.action.split('.').at(-1)}`}>
      <span><strong>${sayEvent(event)}</strong>
      <span class="second muted small"><time datetime=${new Date(event.at).toISOString()} title=${instant(event.at)}>${ago(event.at)}</time> · ${event.actor_name}</span></span></li>`)}</ol>
  </section>`
}

/** An event in words. @param {Event} event */
function sayEvent({ action }) {
  const key = `event.${action}`
  return has(key) ? t(key) : action
}
