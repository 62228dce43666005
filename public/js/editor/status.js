// Where the draft stands, in a few words, said aloud only when it matters.
import { html } from '../vendor/preact.js'
import { language, t } from '../core/i18n.js'
/** @import { Ed } from './context.js' */
/** @import { SaveState } from './autosave.js' */

const clock = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { hour: '2-digit', minute: '2-digit' })

/** @param {SaveState} state */
function words(state) {
  if (state.kind === 'saved') return t('editor.saved_at', { at: clock.format(state.at) })
  if (state.kind === 'failed') return state.detail
  return t(`editor.state.${state.kind}`)
}

/** @param {{ ed: Ed }} props */
export function SaveStatus({ ed }) {
  const state = ed.save.state.value
  const aloud = state.kind === 'offline' || state.kind === 'failed' || state.kind === 'changed'
  return html`<span class=${`save-status is-${state.kind}`} role=${aloud ? 'status' : undefined}>${words(state)}</span>`
}
