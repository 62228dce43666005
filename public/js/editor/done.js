// It is done: the number, the letter that may still be called back, and where to go from here.
import { html, useEffect, useRef, useState } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { say } from '../core/live.js'
import { go } from '../core/router.js'
import { Button } from '../ui/form.js'
import { Icon } from '../ui/icon.js'
import { cancelMessage, copyLink } from '../documents/actions.js'
import { documentPlace, editorPlace, fileUrl, listPlace } from '../documents/places.js'
import { useCountdown } from '../documents/story.js'
/** @import { Document, Family } from '../documents/types.js' */

/** @param {{ family: Family, document: Document, sent: boolean, onClose: () => void }} props */
export function Done({ family, document, sent, onClose }) {
  const title = useRef(/** @type {HTMLElement | null} */ (null))
  const [cancelled, setCancelled] = useState(false)
  const waiting = sent ? document.messages.find(({ state }) => state === 'ready') : undefined
  const left = useCountdown(waiting && !cancelled ? waiting.not_before : 0)
  const words = { kind: t(`kind.${document.kind}`), number: document.number ?? '', to: document.messages[0]?.recipient ?? '' }
  const said = t(sent && !cancelled ? 'done.sent' : 'done.issued', words)
  useEffect(() => {
    title.current?.focus()
    say(said)
  }, [])
  const takeBack = async () => {
    if (!waiting) return
    await cancelMessage(waiting.id)
    setCancelled(true)
  }
  const link = document.share_url
  return html`<div class="done">
    <span class="done-mark"><${Icon} name="check" /></span>
    <h3 tabindex="-1" ref=${title}>${said}</h3>
    ${cancelled && html`<p class="soft">${t('done.cancelled')}</p>`}
    ${left > 0 && html`<${Button} icon="x" onClick=${takeBack}>${t('letter.cancel', { n: left })}<//>`}
    <div class="actions done-actions">
      <${Button} kind="primary" onClick=${() => go(documentPlace(family, document.id), { replace: true })}>${t('done.see')}<//>
      <${Button} icon="download" href=${`${fileUrl(family, document.id)}?download=1`} download>PDF<//>
      ${link && html`<${Button} icon="link" onClick=${() => void copyLink(link)}>${t('documents.copy_link')}<//>`}
      <${Button} icon="plus" onClick=${() => go(editorPlace(family), { replace: true })}>${t(`${family}.new`)}<//>
      <${Button} kind="ghost" onClick=${() => (history.state?.inside ? onClose() : go(listPlace(family), { replace: true }))}>${t('done.list')}<//>
    </div>
  </div>`
}
