// The client's answer to a quote, told by us: accepted by whom and when, or refused and why.
import { html } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { keep } from '../core/store.js'
import { Button, DateField, ErrorSummary, TextField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { forgetDocuments } from './changed.js'
import { documentApi } from './places.js'
/** @import { Document } from './types.js' */

/** @param {Document} quote @param {'acceptance' | 'refusal'} answer @param {object} body @param {string} key */
async function tellAnswer(quote, answer, body, key) {
  const said = await call('POST', documentApi('quotes', `/${quote.id}/${answer}`), body, { key })
  keep(documentApi('quotes', `/${quote.id}`), said)
  forgetDocuments()
  toast(t(`quotes.${answer}_done`, { number: quote.number ?? '' }))
}

/** @param {string} by */
const named = (by) => (by.trim() ? [] : [{ field: 'by', text: t('quotes.by_missing') }])

/** @param {{ document: Document, onClose: () => void }} props */
export function AcceptDialog({ document, onClose }) {
  const form = useForm({
    initial: { by: document.buyer?.contact_name ?? document.client_name, on: /** @type {string | null} */ (today()) },
    check: ({ by }) => named(by),
    save: async ({ by, on }, key) => {
      await tellAnswer(document, 'acceptance', { by: by.trim(), on }, key)
      onClose()
    }
  })
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t('quotes.accept')}<//>`
  return html`<${Dialog} title=${t('quotes.accept_title', { number: document.number ?? '' })} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} />
      <${TextField} label=${t('quotes.accepted_by')} ...${form.field('by')} />
      <${DateField} label=${t('quotes.accepted_on')} class="short" ...${form.field('on')} /></div>
  <//>`
}

/** @param {{ document: Document, onClose: () => void }} props */
export function RefuseDialog({ document, onClose }) {
  const form = useForm({
    initial: { by: document.buyer?.contact_name ?? document.client_name, note: '' },
    check: ({ by }) => named(by),
    save: async ({ by, note }, key) => {
      await tellAnswer(document, 'refusal', { by: by.trim(), note: note.trim() || null }, key)
      onClose()
    }
  })
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="danger" submit busy=${form.busy}>${t('quotes.refuse')}<//>`
  return html`<${Dialog} title=${t('quotes.refuse_title', { number: document.number ?? '' })} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} />
      <${TextField} label=${t('quotes.refused_by')} ...${form.field('by')} />
      <${TextField} label=${t('quotes.refused_why')} optional rows=${3} ...${form.field('note')} /></div>
  <//>`
}
