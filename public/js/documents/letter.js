// The letter that carries a document: to whom, its subject, its words; proposed by the server, corrected by hand.
import { html, useEffect, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { keep } from '../core/store.js'
import { SkeletonPage } from '../ui/data.js'
import { Button, ErrorSummary, TextField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { useForm, wrongsOf } from '../ui/use-form.js'
import { cancelMessage } from './actions.js'
import { forgetDocuments } from './changed.js'
import { documentApi } from './places.js'
/** @import { Document, Family, Letter } from './types.js' */
/** @import { Wrong } from '../ui/use-form.js' */

/** What the server proposes to write. @param {Family} family @param {string | null} id */
export function useLetter(family, id) {
  const [letter, setLetter] = useState(/** @type {Letter | null} */ (null))
  const [wrongs, setWrongs] = useState(/** @type {Wrong[]} */ ([]))
  useEffect(() => {
    if (id) call('GET', documentApi(family, `/${id}/letter`)).then(setLetter, (fault) => setWrongs(wrongsOf(fault)))
  }, [family, id])
  return { letter, wrongs }
}

/** What keeps a letter from leaving. @param {Letter} letter @returns {Wrong[]} */
export function checkLetter({ to, subject }) {
  const wrongs = []
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(to.trim())) wrongs.push({ field: 'to', text: t('letter.to_missing') })
  if (!subject.trim()) wrongs.push({ field: 'subject', text: t('letter.subject_missing') })
  return wrongs
}

/** @param {{ field: (name: 'to' | 'subject' | 'message') => object }} props */
export const LetterFields = ({ field }) => html`
  <${TextField} label=${t('letter.to')} inputmode="email" spellcheck=${false} ...${field('to')} />
  <${TextField} label=${t('letter.subject')} ...${field('subject')} />
  <${TextField} label=${t('letter.message')} rows=${8} ...${field('message')} />`

/** Says a letter is held for ten seconds, and takes it back if asked. @param {Document} document @param {string} to */
export function toastSent(document, to) {
  const message = document.messages.find(({ state }) => state === 'ready')
  const text = t('letter.sent', { kind: t(`kind.${document.kind}`), number: document.number ?? '', to })
  toast(text, message ? { stay: 9000, action: t('letter.take_back'), act: () => void cancelMessage(message.id) } : {})
}

/**
 * Sends it; a quote that is still a draft takes its day of issue with it.
 * @param {Family} family @param {string} id @param {Letter} letter @param {string} key @param {string | null} [issued_on] @returns {Promise<Document>}
 */
export async function sendLetter(family, id, { to, subject, message }, key, issued_on = null) {
  const said = await call('POST', documentApi(family, `/${id}/sending`), { to: to.trim(), subject: subject.trim(), message, issued_on }, { key })
  keep(documentApi(family, `/${id}`), said)
  forgetDocuments()
  return said
}

/** Sends a document that already has its number. @param {{ family: Family, document: Document, onClose: () => void }} props */
export function SendDialog({ family, document, onClose }) {
  const { letter, wrongs } = useLetter(family, document.id)
  if (letter) return html`<${Filled} family=${family} document=${document} letter=${letter} onClose=${onClose} />`
  return html`<${Dialog} title=${t('letter.title', { number: document.number ?? '' })} kind="wide" onClose=${onClose}>
    ${wrongs.length > 0 ? html`<${ErrorSummary} errors=${wrongs} />` : html`<${SkeletonPage} />`}
  <//>`
}

/** @param {{ family: Family, document: Document, letter: Letter, onClose: () => void }} props */
function Filled({ family, document, letter, onClose }) {
  const form = useForm({
    initial: letter, check: checkLetter,
    save: async (values, key) => {
      toastSent(await sendLetter(family, document.id, values, key), values.to)
      onClose()
    }
  })
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" icon="send" submit busy=${form.busy}>${t('documents.send')}<//>`
  return html`<${Dialog} title=${t('letter.title', { number: document.number ?? '' })} kind="wide" onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} /><${LetterFields} field=${form.field} /></div>
  <//>`
}
