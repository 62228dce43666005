// Two versions of one draft: what differs, and which one goes on.
import { html, useSignal } from '../vendor/preact.js'
import { day, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { Button } from '../ui/form.js'
import { Dialog } from '../ui/overlay.js'
/** @import { Document } from '../documents/types.js' */
/** @import { Ed } from './context.js' */

/** The fields whose value differs, in words: ours, then theirs. @param {Ed} ed @param {Document} theirs @returns {[key: string, mine: string, theirs: string][]} */
function differences(ed, theirs) {
  const mine = ed.draft.head.peek()
  const lines = ed.draft.body.peek().lines
  const sum = ed.priced.peek().gross_total
  const { currency } = ed.company
  /** @type {[string, string, string][]} */
  const pairs = [
    ['client', ed.client.peek()?.name ?? '—', theirs.client_name || '—'],
    ['subject', mine.subject || '—', theirs.subject || '—'],
    ['issued_on', day(mine.issued_on), day(theirs.issued_on)],
    ['due', day(mine.due_on), day(theirs.due_on)],
    ['purchase_order', mine.purchase_order ?? '—', theirs.purchase_order ?? '—'],
    ['note', mine.note ?? '—', theirs.note ?? '—'],
    ['lines', lines.map(({ name }) => name).join(', ') || '—', theirs.lines.map(({ name }) => name).join(', ') || '—'],
    ['gross_total', money(sum, currency), money(theirs.totals.gross_total, theirs.currency)]
  ]
  return pairs.filter(([, one, other]) => one !== other)
}

/** @param {{ ed: Ed }} props */
export function Conflict({ ed }) {
  const state = ed.save.state.value
  const busy = useSignal(false)
  if (state.kind !== 'changed') return null
  const { theirs } = state
  const choose = (/** @type {'mine' | 'theirs'} */ choice) => async () => {
    busy.value = true
    await ed.save.resolve(choice, theirs)
    busy.value = false
  }
  const who = theirs.events[0]?.actor_name
  const footer = html`<${Button} busy=${busy.value} onClick=${choose('theirs')}>${t('editor.take_theirs')}<//><${Button} kind="primary" busy=${busy.value} onClick=${choose('mine')}>${t('editor.keep_mine')}<//>`
  return html`<${Dialog} title=${t('editor.state.changed')} kind="wide" onClose=${() => {}} footer=${footer}>
    <p>${who ? t('editor.changed_by', { name: who }) : t('editor.changed_text')}</p>
    <table class="table conflict"><caption class="sr">${t('editor.differences')}</caption>
      <thead><tr><th scope="col">${t('editor.difference')}</th><th scope="col">${t('editor.mine')}</th><th scope="col">${t('editor.theirs')}</th></tr></thead>
      <tbody>${differences(ed, theirs).map(([key, mine, other]) => html`<tr key=${key}><th scope="row">${t(`editor.${key}`)}</th><td>${mine}</td><td>${other}</td></tr>`)}</tbody>
    </table>
  <//>`
}
