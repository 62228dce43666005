// The next thing to do with a document: one main button by state, the rest in a menu.
import { html, useRef, useState } from '../vendor/preact.js'
import { newKey } from '../core/api.js'
import { t } from '../core/i18n.js'
import { useKeys } from '../core/keys.js'
import { go, place, setQuery } from '../core/router.js'
import { may } from '../core/session.js'
import { Button } from '../ui/form.js'
import { Menu } from '../ui/overlay.js'
import { billQuote, copyLink, deleteDraft, duplicate, sharePdf, tell } from './actions.js'
import { AcceptDialog, RefuseDialog } from './answers.js'
import { SendDialog } from './letter.js'
import { documentPlace, editorPlace, fileUrl, listPlace, OWING, paymentPlace } from './places.js'
/** @import { IconName } from '../ui/icon.js' */
/** @import { Document, Family } from './types.js' */

/** @typedef {'send' | 'accept' | 'refuse'} Step */
/** @typedef {{ label: string, icon: IconName, keys?: string, href?: string, busy?: boolean, run?: () => void }} Act */

/** @param {{ family: Family, document: Document }} props */
export function Actions({ family, document }) {
  const [step, setStep] = useState(/** @type {Step | null} */ (place.peek().query.has('envoi') && may('member') ? 'send' : null))
  const [busy, setBusy] = useState(false)
  const key = useRef(newKey())
  const bill = () => {
    setBusy(true)
    billQuote(document.id, key.current).catch(tell).finally(() => setBusy(false))
  }
  const acts = may('member') ? actsOf(family, document, { busy, bill, setStep }) : []
  const [main, ...others] = acts
  useKeys(Object.fromEntries(acts.flatMap(({ keys, run, href }) => (keys ? [[keys.toLowerCase(), () => (href ? void go(href) : run?.())]] : []))))
  const close = () => {
    setStep(null)
    if (place.peek().query.has('envoi')) setQuery({ envoi: null }, { replace: true })
  }
  return html`
    ${others.map((act) => html`<${ActButton} key=${act.label} act=${act} kind="secondary" />`)}
    ${main && html`<${ActButton} key=${main.label} act=${main} kind="primary" />`}
    <${Rest} family=${family} document=${document} />
    ${step === 'send' && html`<${SendDialog} family=${family} document=${document} onClose=${close} />`}
    ${step === 'accept' && html`<${AcceptDialog} document=${document} onClose=${close} />`}
    ${step === 'refuse' && html`<${RefuseDialog} document=${document} onClose=${close} />`}`
}

/** @param {{ act: Act, kind: 'primary' | 'secondary' }} props */
const ActButton = ({ act, kind }) => html`<${Button} kind=${kind} icon=${act.icon} keys=${act.keys} href=${act.href} busy=${act.busy} onClick=${act.run}>${act.label}<//>`

/**
 * What suits the state, the main thing first.
 * @param {Family} family @param {Document} document @param {{ busy: boolean, bill: () => void, setStep: (step: Step) => void }} to @returns {Act[]}
 */
function actsOf(family, document, { busy, bill, setStep }) {
  const { state, id, client_id } = document
  const send = { label: t('documents.send'), icon: /** @type {const} */ ('send'), keys: 'S', run: () => setStep('send') }
  if (state === 'draft') {
    return [
      { label: t(`${family}.finish`), icon: 'send', keys: 'S', href: `${editorPlace(family, id)}?envoi=1` },
      { label: t('edit'), icon: 'pencil', keys: 'E', href: editorPlace(family, id) }
    ]
  }
  if (state === 'sent') return [{ label: t('quotes.accept'), icon: 'check', run: () => setStep('accept') }, { label: t('quotes.refuse'), icon: 'x', run: () => setStep('refuse') }]
  if (state === 'accepted') return [{ label: t('quotes.bill'), icon: 'file-text', busy, run: bill }]
  if (state === 'expired' || state === 'refused') return [{ label: t('documents.duplicate'), icon: 'copy', keys: 'D', run: () => void duplicate(family, id) }]
  const bills = document.links.find(({ relation }) => relation === 'bills')
  if (state === 'invoiced' && bills) return [{ label: t('quotes.see_invoice'), icon: 'file-text', href: documentPlace('invoices', bills.id) }]
  if (!OWING.includes(state)) return [send]
  const pay = { label: t('documents.pay'), icon: /** @type {const} */ ('coins'), keys: 'P', href: paymentPlace(client_id, [id]) }
  return document.messages.every(({ state }) => state === 'cancelled') ? [send, pay] : [pay, { ...send, label: t('documents.send_again') }]
}

/** @param {{ family: Family, document: Document }} props */
function Rest({ family, document }) {
  const url = fileUrl(family, document.id)
  const link = document.share_url
  const draft = document.stage === 'draft'
  const erase = async () => {
    await deleteDraft(family, document)
    await go(listPlace(family))
  }
  /** @type {import('../ui/overlay.js').MenuItem[]} */
  const items = [
    { label: t('documents.pdf'), icon: 'external-link', onClick: () => void open(url) },
    { label: t('documents.download'), icon: 'download', href: `${url}?download=1`, download: true },
    ...('canShare' in navigator ? /** @type {const} */ ([{ label: t('documents.share'), icon: 'upload', onClick: () => void sharePdf(family, document) }]) : []),
    ...(family === 'invoices' && !draft ? /** @type {const} */ ([{ label: t('documents.xml'), icon: 'download', href: fileUrl(family, document.id, 'xml'), download: true }]) : []),
    ...(link ? /** @type {import('../ui/overlay.js').MenuItem[]} */ ([{ label: t('documents.copy_link'), icon: 'link', onClick: () => void copyLink(link) }]) : []),
    ...(may('member') ? /** @type {import('../ui/overlay.js').MenuItem[]} */ (['line', { label: t('documents.duplicate'), icon: 'copy', keys: 'D', onClick: () => void duplicate(family, document.id) }]) : []),
    ...(draft && may('member') ? /** @type {const} */ ([{ label: t('documents.delete'), icon: 'trash', danger: true, onClick: () => void erase() }]) : [])
  ]
  return html`<span class="desk"><${Button} icon="download" label=${t('documents.download')} href=${`${url}?download=1`} download /></span>
    <${Menu} title=${t('actions')} items=${items} button=${(/** @type {object} */ ties) => html`<${Button} icon="ellipsis" label=${t('actions')} ...${ties} />`} />`
}
