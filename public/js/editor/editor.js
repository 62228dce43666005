// The editor of a quote or an invoice: a sheet over the list, the form at the left, the page itself at the right.
import { html, useEffect, useSignal } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { go, goBack, place } from '../core/router.js'
import { Broken, Refused } from '../core/api.js'
import { FaultState, SkeletonPage } from '../ui/data.js'
import { Button } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { titleOf as nameOf } from '../documents/draft.js'
import { documentPlace, familyOf, fileUrl, listPlace } from '../documents/places.js'
import { check } from './check.js'
import { Conflict } from './conflict.js'
import { Done } from './done.js'
import { Form, SaveStatus } from './form.js'
import { newKind, openEditor } from './open.js'
import { Preview } from './preview.js'
import { Review } from './review.js'
import { forgetDraft } from './reach.js'
/** @import { Document, Family } from '../documents/types.js' */
/** @import { Ed } from './context.js' */

/** @typedef {{ name: 'write' } | { name: 'review' } | { name: 'done', document: Document, sent: boolean }} Step */

/** @param {{ params: Record<string, string> }} props */
export default function Editor({ params }) {
  const family = familyOf(params['kind'] === 'quote' ? 'quote' : 'invoice')
  const id = params['id'] === 'nouveau' ? null : (params['id'] ?? null)
  const ed = useSignal(/** @type {Ed | null} */ (null))
  const fault = useSignal(/** @type {Refused | Broken | null} */ (null))
  const turn = useSignal(0)
  useEffect(() => {
    // The first save gives the draft its name and its address: the same draft goes on.
    if (ed.peek() && ed.peek()?.id.peek() === id) return
    let wanted = true
    ed.peek()?.stop()
    ed.value = null
    openEditor(family, id).then((opened) => {
      if ('final' in opened) void go(documentPlace(family, opened.final.id), { replace: true })
      else if (wanted) welcome(opened)
      else opened.ed.stop()
    }, (why) => (fault.value = why instanceof Refused ? why : new Broken()))
    return () => void (wanted = ed.peek() === null ? false : wanted)
  }, [family, id, turn.value])
  useEffect(() => () => ed.peek()?.stop(), [])
  const welcome = (/** @type {{ ed: Ed, restored: boolean }} */ opened) => {
    ed.value = opened.ed
    if (opened.restored) toast(t('editor.restored'), { action: t('editor.start_over'), act: () => void startOver(family) })
  }
  const close = () => goBack(listPlace(family))
  if (ed.value) return html`<${Opened} key=${family} ed=${ed.value} onClose=${close} />`
  const retry = () => {
    fault.value = null
    turn.value++
  }
  return html`<${Dialog} title=${titleOf(family, id)} kind="sheet full editor" onClose=${close}>
    <div class="editor-wait">${fault.value ? html`<${FaultState} fault=${fault.value} retry=${retry} />` : html`<${SkeletonPage} />`}</div>
  <//>`
}

/** @param {Family} family @param {string | null} id */
const titleOf = (family, id) => t(!id && newKind(family) !== 'deposit' ? `${family}.new` : `kind.${newKind(family)}`)

/** @param {Family} family */
async function startOver(family) {
  await forgetDraft(family, newKind(family))
  location.reload()
}

/** @param {{ ed: Ed, onClose: () => void }} props */
function Opened({ ed, onClose }) {
  const step = useSignal(/** @type {Step} */ ({ name: place.peek().query.has('envoi') ? 'review' : 'write' }))
  const view = useSignal(/** @type {'write' | 'page'} */ ('write'))
  const busy = useSignal(false)
  const review = async () => {
    if (busy.value || step.value.name !== 'write') return
    busy.value = true
    await ed.ready
    const ready = check(ed) && (await ed.save.settle())
    busy.value = false
    if (ready) step.value = { name: 'review' }
    else if (ed.save.state.peek().kind === 'offline') toast(t('editor.send_offline'), { tone: 'bad' })
    else view.value = 'write'
  }
  const write = () => (step.value = { name: 'write' })
  const done = (/** @type {Document} */ document, /** @type {boolean} */ sent) => (step.value = { name: 'done', document, sent })
  const at = step.value
  const title = at.name === 'done' ? `${nameOf(at.document)} ${at.document.number}` : ed.id.value ? nameOf(ed.about.value) : titleOf(ed.family, null)
  const head = at.name === 'write' ? html`<${Head} ed=${ed} view=${view} busy=${busy.value} onReview=${review} />` : html`<span class="grow" />`
  return html`<${Dialog} title=${title} kind="sheet full editor" onClose=${onClose} head=${head}>
    <div class=${`editor-panes shows-${view.value} at-${at.name}`} onKeyDown=${shortcuts(ed, review)}>
      ${at.name === 'write' && html`<${Form} ed=${ed} />`}
      ${at.name === 'review' && html`<${Review} ed=${ed} onBack=${write} onDone=${done} />`}
      ${at.name === 'done' && html`<${Done} family=${ed.family} document=${at.document} sent=${at.sent} onClose=${onClose} />`}
      ${at.name === 'write' && html`<aside class="editor-page" tabindex="0" aria-label=${t('editor.preview')}><div class="paper-frame"><${Preview} ed=${ed} /></div></aside>`}
    </div>
  <//>
  <${Conflict} ed=${ed} />`
}

/** @param {Ed} ed @param {() => void} review @returns {(event: KeyboardEvent) => void} */
const shortcuts = (ed, review) => (event) => {
  if (!(event.ctrlKey || event.metaKey)) return
  const key = event.key.toLowerCase()
  if (key === 'enter') review()
  else if (key === 's') void ed.save.settle().then((saved) => saved && toast(t('editor.saved')))
  else if (key === 'p' && event.shiftKey) void openPdf(ed)
  else return
  event.preventDefault()
}

/** @param {Ed} ed */
async function openPdf(ed) {
  const tab = open('about:blank')
  const id = (await ed.save.settle()) ? ed.id.peek() : null
  if (id && tab) tab.location.href = fileUrl(ed.family, id)
  else tab?.close()
}

/** @param {{ ed: Ed, view: import('../vendor/preact.js').Signal<'write' | 'page'>, busy: boolean, onReview: () => void }} props */
function Head({ ed, view, busy, onReview }) {
  const sides = /** @type {const} */ (['write', 'page'])
  return html`<${SaveStatus} ed=${ed} /><span class="grow" />
    <div class="segmented" role="group" aria-label=${t('editor.view')}>${sides.map((side) => html`<button type="button" key=${side} aria-pressed=${view.value === side} onClick=${() => (view.value = side)}>${t(`editor.view.${side}`)}</button>`)}</div>
    <span class="editor-pdf"><${Button} kind="ghost" onClick=${() => void openPdf(ed)}>${t('editor.pdf')}<//></span>
    <${Button} kind="primary" icon="send" keys="Ctrl ↵" busy=${busy} onClick=${onReview}><span class="editor-act-long">${t(`${ed.family}.finish`)}</span><span class="editor-act-short">${t(`${ed.family}.finish_short`)}</span><//>`
}
