// The head of the draft: the client, the days, the subject, and the rarer things behind a fold.
import { html, useSignal } from '../vendor/preact.js'
import { languageChoices, METHODS, methodChoices, termsChoices } from '../core/choices.js'
import { today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { DateField, Select, TextField } from '../ui/form.js'
import { dueDay } from '../documents/draft.js'
import { ClientField } from './client-field.js'
import { languageOf } from './preview.js'
/** @import { Ed } from './context.js' */

/** @param {{ ed: Ed }} props */
export function HeadFields({ ed }) {
  const { subject, issued_on } = ed.draft.head.value
  const errors = ed.draft.errors.value
  return html`<div class="head-fields">
    <${ClientField} ed=${ed} />
    <${DateField} label=${t('editor.issued_on')} name="issued_on" value=${issued_on} error=${errors['issued_on']} onInput=${(/** @type {string | null} */ day) => setIssued(ed, day)} />
    <${Due} ed=${ed} />
    <${TextField} label=${t('editor.subject')} name="subject" optional class="head-subject" value=${subject} error=${errors['subject']} onInput=${(/** @type {string} */ text) => ed.draft.set({ subject: text })} />
    <${More} ed=${ed} />
  </div>`
}

/** A new day of issue takes the due day along, unless it was set by hand. @param {Ed} ed @param {string | null} day */
function setIssued(ed, day) {
  const { issued_on, due_on } = ed.draft.head.peek()
  const terms = termsOf(ed)
  const followed = issued_on && due_on === dueDay(terms, issued_on)
  ed.draft.set({ issued_on: day, ...(day && followed ? { due_on: dueDay(terms, day) } : {}) })
}

/** @param {Ed} ed */
function termsOf(ed) {
  if (ed.family === 'quotes') return `days:${ed.company.quote_days}`
  return ed.draft.head.peek().payment_terms ?? ed.company.payment_terms
}

/** @param {{ ed: Ed }} props */
function Due({ ed }) {
  const { issued_on, due_on, payment_terms, settled_method } = ed.draft.head.value
  const byHand = useSignal(false)
  const error = ed.draft.errors.value['due_on']
  const setDue = (/** @type {string | null} */ day) => ed.draft.set({ due_on: day })
  const from = issued_on ?? today()
  if (ed.family === 'quotes') return html`<${DateField} label=${t('editor.valid_until')} name="due_on" from=${from} value=${due_on} error=${error} onInput=${setDue} />`
  // what is paid was due that day
  if (settled_method || ed.about.value.kind === 'credit') return null
  const terms = payment_terms ?? ed.company.payment_terms
  const fixed = byHand.value || (issued_on !== null && due_on !== null && due_on !== dueDay(terms, issued_on))
  const choose = (/** @type {string} */ chosen) => {
    byHand.value = chosen === 'fixed'
    if (chosen !== 'fixed') ed.draft.set({ payment_terms: chosen, due_on: dueDay(chosen, from) })
  }
  /** @type {[string, string][]} */
  const options = [...termsChoices(terms), ['fixed', t('editor.fixed_day')]]
  return html`<${Select} label=${t('editor.due')} name=${fixed ? 'terms' : 'due_on'} value=${fixed ? 'fixed' : terms} options=${options} error=${fixed ? undefined : error} onInput=${choose} />
    ${fixed && html`<${DateField} label=${t('editor.due_on')} name="due_on" from=${from} class="head-due" value=${due_on} error=${error} onInput=${setDue} />`}`
}

/** @param {{ ed: Ed }} props */
function More({ ed }) {
  const { purchase_order, supplied_on, settled_method } = ed.draft.head.value
  const open = useSignal(Boolean(purchase_order || supplied_on || settled_method))
  const set = (/** @type {Partial<import('../documents/types.js').Head>} */ change) => ed.draft.set(change)
  if (!open.value) return html`<button type="button" class="button link more-fields" onClick=${() => (open.value = true)}>${t(ed.about.value.kind === 'invoice' ? 'editor.more_settled' : 'editor.more')}</button>`
  return html`
    <${TextField} label=${t('editor.purchase_order')} name="purchase_order" optional class="head-order" value=${purchase_order} onInput=${(/** @type {string} */ text) => set({ purchase_order: text || null })} />
    <${DateField} label=${t('editor.supplied_on')} name="supplied_on" optional value=${supplied_on} onInput=${(/** @type {string | null} */ day) => set({ supplied_on: day })} />
    <${Select} label=${t('editor.language')} name="language" class="head-language" value=${languageOf(ed)} options=${languageChoices()}
      onInput=${(/** @type {string} */ chosen) => set({ language: chosen === 'en' ? 'en' : 'fr' })} />
    ${ed.about.value.kind === 'invoice' && html`<${SettledFields} ed=${ed} />`}`
}

/** How and when it was paid on the spot: nothing is left to pay, and its payment is written as it is issued. @param {{ ed: Ed }} props */
function SettledFields({ ed }) {
  const { settled_on, settled_method } = ed.draft.head.value
  const errors = ed.draft.errors.value
  const choose = (/** @type {string} */ chosen) => {
    const method = METHODS.find((one) => one === chosen) ?? null
    ed.draft.set({ settled_method: method, settled_on: method ? (settled_on ?? today()) : null })
  }
  return html`<${Select} label=${t('editor.settled')} name="settled_method" class="head-settled" value=${settled_method ?? ''} options=${[['', t('editor.not_settled')], ...methodChoices()]} error=${errors['settled_method']} onInput=${choose} />
    ${settled_method && html`<${DateField} label=${t('editor.settled_on')} name="settled_on" value=${settled_on} error=${errors['settled_on']} onInput=${(/** @type {string | null} */ day) => ed.draft.set({ settled_on: day })} />`}`
}
