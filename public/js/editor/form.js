// The left side of the editor: who, when, what, how much.
import { html, useMemo } from '../vendor/preact.js'
import { money } from '../core/format.js'
import { language, t } from '../core/i18n.js'
import { ErrorSummary, TextField } from '../ui/form.js'
import { wrongs } from './check.js'
import { HeadFields } from './head.js'
import { Health } from './health.js'
import { Lines } from './lines.js'
import { Origin } from './origin.js'
import { Totals } from './totals.js'
/** @import { SaveState } from './autosave.js' */
/** @import { Ed } from './context.js' */

/** @param {{ ed: Ed }} props */
export function Form({ ed }) {
  return html`<div class="editor-form">
    <${Summary} ed=${ed} />
    <${Origin} ed=${ed} />
    <${HeadFields} ed=${ed} />
    <${Lines} ed=${ed} />
    <div class="editor-end"><div class="stack"><${Note} ed=${ed} /><${Health} ed=${ed} /></div><${Totals} ed=${ed} /></div>
    <${StickyTotal} ed=${ed} />
  </div>`
}

/** What to correct: a new list only when it was looked for again, or when something left it. @param {{ ed: Ed }} props */
function Summary({ ed }) {
  const found = wrongs(ed)
  const errors = useMemo(() => found, [ed.checks.value, JSON.stringify(found)])
  return html`<${ErrorSummary} title=${t('editor.to_correct', { n: errors.length })} errors=${errors} />`
}

/** @param {{ ed: Ed }} props */
function Note({ ed }) {
  const { note } = ed.draft.head.value
  return html`<${TextField} label=${t('editor.note')} name="note" optional rows=${3} value=${note} placeholder=${t('editor.note_hint')}
    onInput=${(/** @type {string} */ text) => ed.draft.set({ note: text || null })} />`
}

/** The total under the thumb, on a phone. @param {{ ed: Ed }} props */
function StickyTotal({ ed }) {
  return html`<div class="sticky-total"><span>${t('editor.gross_total')}</span><strong class="num">${money(ed.priced.value.gross_total, ed.company.currency)}</strong></div>`
}

const clock = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { hour: '2-digit', minute: '2-digit' })

/** @param {SaveState} state */
function words(state) {
  if (state.kind === 'saved') return t('editor.saved_at', { at: clock.format(state.at) })
  if (state.kind === 'failed') return state.detail
  return t(`editor.state.${state.kind}`)
}

/** Where the draft stands, in a few words, said aloud only when it matters. @param {{ ed: Ed }} props */
export function SaveStatus({ ed }) {
  const state = ed.save.state.value
  const aloud = state.kind === 'offline' || state.kind === 'failed' || state.kind === 'changed'
  return html`<span class=${`save-status is-${state.kind}`} role=${aloud ? 'status' : undefined}>${words(state)}</span>`
}
