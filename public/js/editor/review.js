// The last look before a document leaves: to whom, in which words, and exactly what they will get.
import { html, useRef, useSignal } from '../vendor/preact.js'
import { Refused, call, newKey } from '../core/api.js'
import { day, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { keep } from '../core/store.js'
import { SkeletonPage } from '../ui/data.js'
import { Button, ErrorSummary } from '../ui/form.js'
import { wrongsOf } from '../ui/use-form.js'
import { forgetDocuments } from '../documents/changed.js'
import { LetterFields, checkLetter, sendLetter, useLetter } from '../documents/letter.js'
import { documentApi } from '../documents/places.js'
import { place } from './check.js'
import { Preview, dueOf } from './preview.js'
/** @import { Document, Letter } from '../documents/types.js' */
/** @import { Wrong } from '../ui/use-form.js' */
/** @import { Ed } from './context.js' */

/** @typedef {{ ed: Ed, onBack: () => void, onDone: (document: Document, sent: boolean) => void }} Props */

/** @param {Props} props */
export function Review(props) {
  const { letter, wrongs } = useLetter(props.ed.family, props.ed.id.value)
  if (wrongs.length > 0) return html`<div class="review-wait"><${ErrorSummary} errors=${wrongs} /><${Button} onClick=${props.onBack}>${t('keep_typing')}<//></div>`
  return letter ? html`<${Ready} ...${props} letter=${letter} />` : html`<div class="review-wait"><${SkeletonPage} /></div>`
}

/** Issues and sends, each once whatever is clicked: their keys are made when the step opens. @param {Props & { letter: Letter }} props */
function useDeparture({ ed, letter, onBack, onDone }) {
  const values = useSignal(letter)
  const errors = useSignal(/** @type {Wrong[]} */ ([]))
  const busy = useSignal(/** @type {'issue' | 'send' | null} */ (null))
  const keys = useRef({ issue: newKey(), send: newKey() })
  const issued = useRef(/** @type {Document | null} */ (null))
  const issue = async () => {
    const id = /** @type {string} */ (ed.id.peek())
    if (ed.family === 'quotes' || issued.current) return
    issued.current = await call('POST', documentApi('invoices', `/${id}/issuance`), { issued_on: ed.draft.head.peek().issued_on }, { key: keys.current.issue })
    keep(documentApi('invoices', `/${id}`), issued.current)
    forgetDocuments()
  }
  const leave = async (/** @type {'issue' | 'send'} */ way) => {
    if (busy.value) return
    errors.value = way === 'send' ? checkLetter(values.value) : []
    if (errors.value.length > 0) return
    busy.value = way
    try {
      await issue()
      const document = way === 'send' ? await sendLetter(ed.family, /** @type {string} */ (ed.id.peek()), values.value, keys.current.send, issued.current ? null : ed.draft.head.peek().issued_on) : issued.current
      if (document) onDone(document, way === 'send')
    } catch (fault) {
      refused(fault)
    } finally {
      busy.value = null
    }
  }
  const refused = (/** @type {unknown} */ fault) => {
    const inDraft = fault instanceof Refused && fault.fields.some(({ field }) => !['to', 'subject', 'message'].includes(field))
    if (fault instanceof Refused && inDraft && !issued.current) {
      place(ed, fault.fields)
      onBack()
    } else errors.value = wrongsOf(fault)
  }
  return { values, errors, busy, leave, issued }
}

/** @param {Props & { letter: Letter }} props */
function Ready(props) {
  const { ed, onBack } = props
  const { values, errors, busy, leave, issued } = useDeparture(props)
  const tab = useSignal(/** @type {'page' | 'mail'} */ ('page'))
  const quote = ed.family === 'quotes'
  const field = (/** @type {keyof Letter} */ name) => ({
    name, value: values.value[name], error: errors.value.find((one) => one.field === name)?.text,
    onInput: (/** @type {string} */ text) => {
      values.value = { ...values.value, [name]: text }
      errors.value = errors.value.filter((one) => one.field !== name)
    }
  })
  const due_on = ed.about.value.kind === 'credit' || ed.draft.head.value.settled_on ? null : dueOf(ed)
  const word = quote ? 'quote' : ed.about.value.kind === 'credit' ? 'credit' : 'invoice'
  return html`<div class="review-form">
      <div class="review-head"><h3>${t(`review.${word}`, { name: ed.client.value?.name ?? '' })}</h3>
        <p class="review-sum"><strong class="num">${money(ed.priced.value.gross_total, ed.company.currency)}</strong> ${due_on && html`<span class="soft">${t(quote ? 'review.valid' : 'review.due', { day: day(due_on) })}</span>`}</p>
        ${!quote && html`<p class="soft small">${t(`review.final_${word}`)}</p>`}
        ${issued.current && html`<p class="banner warn">${t('review.issued_only', { number: issued.current.number ?? '' })}</p>`}</div>
      <${ErrorSummary} errors=${errors.value} />
      <div class="form"><${LetterFields} field=${field} /></div>
      <div class="actions review-actions">
        <${Button} kind="primary" icon="send" busy=${busy.value === 'send'} disabled=${busy.value !== null} onClick=${() => leave('send')}>${t(busy.value === 'send' ? 'review.sending' : quote ? 'review.send' : 'review.issue_and_send')}<//>
        ${!quote && !issued.current && html`<${Button} busy=${busy.value === 'issue'} disabled=${busy.value !== null} onClick=${() => leave('issue')}>${t(busy.value === 'issue' ? 'review.issuing' : 'review.issue_only')}<//>`}
        ${!issued.current && html`<${Button} kind="ghost" disabled=${busy.value !== null} onClick=${onBack}>${t('keep_typing')}<//>`}
      </div>
    </div>
    <aside class="editor-page review-page" tabindex="0" aria-label=${t('review.received')}>
      <div class="segmented" role="group" aria-label=${t('review.received')}>${/** @type {const} */ (['page', 'mail']).map((side) => html`<button type="button" key=${side} aria-pressed=${tab.value === side} onClick=${() => (tab.value = side)}>${t(`review.tab.${side}`)}</button>`)}</div>
      ${tab.value === 'page' ? html`<div class="paper-frame"><${Preview} ed=${ed} /></div>` : html`<${Mail} ed=${ed} letter=${values.value} />`}
    </aside>`
}

/** The e-mail as it will arrive. @param {{ ed: Ed, letter: Letter }} props */
const Mail = ({ ed, letter }) => html`<article class="mail card">
  <dl class="mail-head"><div><dt>${t('review.from')}</dt><dd>${ed.company.name}</dd></div><div><dt>${t('letter.to')}</dt><dd>${letter.to || '—'}</dd></div><div><dt>${t('letter.subject')}</dt><dd class="strong">${letter.subject}</dd></div></dl>
  <p class="pre mail-text">${letter.message}</p>
  <p class="mail-link">${t(`review.mail_${ed.family === 'quotes' ? 'quote' : ed.about.value.kind === 'credit' ? 'credit' : 'invoice'}`)}</p>
  <p class="tag">PDF</p>
</article>`
