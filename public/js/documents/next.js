// The next thing to do with a document: one main button by state, the rest in a menu.
import { html, useRef, useState } from '../vendor/preact.js'
import { newKey } from '../core/api.js'
import { t } from '../core/i18n.js'
import { useKeys } from '../core/keys.js'
import { go, place, setQuery } from '../core/router.js'
import { may } from '../core/session.js'
import { Later } from '../lists/later.js'
import { follow } from '../trade/follow.js'
import { Button } from '../ui/form.js'
import { Menu } from '../ui/overlay.js'
import { copyLink, deleteDraft, duplicate, sharePdf, tell } from './actions.js'
import { AcceptDialog, RefuseDialog } from './answers.js'
import { grossOf } from './draft.js'
import { SendDialog } from './letter.js'
import { BILLABLE, documentPlace, editorPlace, fileUrl, listPlace, OWING, paymentPlace } from './places.js'
/** @import { IconName } from '../ui/icon.js' */
/** @import { MenuItem } from '../ui/overlay.js' */
/** @import { Act as Follow } from '../trade/follow.js' */
/** @import { Document, Family } from './types.js' */

/** @typedef {'send' | 'accept' | 'refuse' | 'deposit' | 'chosen' | 'credit'} Step */
/** @typedef {{ label: string, icon: IconName, keys?: string, href?: string, busy?: boolean, run?: () => void, items?: MenuItem[] }} Act */
/** @typedef {{ busy: string | null, make: (act: Follow) => () => void, setStep: (step: Step) => void }} Means */

/** What asks something first, fetched when it is asked. @type {Record<'deposit' | 'chosen' | 'credit', () => Promise<{ default: unknown }>>} */
const LATER = { deposit: () => import('../trade/deposit.js'), chosen: () => import('../trade/chosen.js'), credit: () => import('../trade/credit.js') }

/** @param {{ family: Family, document: Document }} props */
export function Actions({ family, document }) {
  const [step, setStep] = useState(/** @type {Step | null} */ (place.peek().query.has('envoi') && may('member') ? 'send' : null))
  const [busy, setBusy] = useState(/** @type {string | null} */ (null))
  const keys = useRef(/** @type {Record<string, string>} */ ({}))
  const make = (/** @type {Follow} */ act) => () => {
    setBusy(act)
    follow(family, document.id, act, {}, (keys.current[act] ??= newKey())).catch(tell).finally(() => setBusy(null))
  }
  const means = { busy, make, setStep }
  const acts = may('member') ? actsOf(family, document, means) : []
  const [main, ...others] = acts
  useKeys(Object.fromEntries(acts.flatMap(({ keys, run, href }) => (keys ? [[keys.toLowerCase(), () => (href ? void go(href) : run?.())]] : []))))
  const close = () => {
    setStep(null)
    if (place.peek().query.has('envoi')) setQuery({ envoi: null }, { replace: true })
  }
  return html`
    ${others.map((act) => html`<${ActButton} key=${act.label} act=${act} kind="secondary" />`)}
    ${main && html`<${ActButton} key=${main.label} act=${main} kind="primary" />`}
    <${Rest} family=${family} document=${document} means=${means} />
    ${step === 'send' && html`<${SendDialog} family=${family} document=${document} onClose=${close} />`}
    ${step === 'accept' && html`<${AcceptDialog} document=${document} onClose=${close} />`}
    ${step === 'refuse' && html`<${RefuseDialog} document=${document} onClose=${close} />`}
    ${(step === 'deposit' || step === 'chosen' || step === 'credit') && html`<${Later} key=${step} load=${LATER[step]} document=${document} onClose=${close} />`}`
}

/** @param {{ act: Act, kind: 'primary' | 'secondary' }} props */
function ActButton({ act: { label, icon, items, run, ...act }, kind }) {
  const button = (/** @type {object} */ more) => html`<${Button} kind=${kind} icon=${icon} ...${act} ...${more}>${label}<//>`
  return items ? html`<${Menu} title=${label} items=${items} button=${button} />` : button({ onClick: run })
}

/** @param {Document} document @param {'revises' | 'credits'} relation Whether an issued document does this to it. */
const undergoes = ({ links }, relation) => links.some((link) => link.direction === 'from' && link.relation === relation && link.number)

/** What suits the state, the main thing first. @param {Family} family @param {Document} document @param {Means} means @returns {Act[]} */
function actsOf(family, document, means) {
  const { state, id } = document
  if (state === 'draft') {
    return [
      { label: t(`${family}.finish`), icon: 'send', keys: 'S', href: `${editorPlace(family, id)}?envoi=1` },
      { label: t('edit'), icon: 'pencil', keys: 'E', href: editorPlace(family, id) }
    ]
  }
  return family === 'quotes' ? quoteActs(document, means) : invoiceActs(document, means)
}

/** @param {Document} document @param {Means} means @returns {Act[]} */
function quoteActs({ state, id, links }, { busy, make, setStep }) {
  if (state === 'sent') return [{ label: t('quotes.accept'), icon: 'check', run: () => setStep('accept') }, { label: t('quotes.refuse'), icon: 'x', run: () => setStep('refuse') }]
  if (BILLABLE.includes(state)) {
    /** @type {MenuItem[]} */
    const items = [
      { label: t('trade.act.deposit'), icon: 'coins', onClick: () => setStep('deposit') },
      { label: t('trade.act.progress'), icon: 'history', onClick: make('progress') },
      { label: t('trade.act.chosen'), icon: 'check', onClick: () => setStep('chosen') }
    ]
    return [{ label: t('quotes.bill'), icon: 'file-text', busy: busy === 'invoice', run: make('invoice') }, { label: t('trade.act.part'), icon: 'chevron-down', busy: busy === 'progress', items }]
  }
  const copy = { label: t('documents.duplicate'), icon: /** @type {const} */ ('copy'), keys: 'D', run: () => void duplicate('quotes', id) }
  if (state === 'expired') return [{ label: t('trade.act.revision'), icon: 'pencil', busy: busy === 'revision', run: make('revision') }, copy]
  const next = links.find(({ relation, direction }) => direction === 'from' && relation === (state === 'replaced' ? 'revises' : 'bills'))
  if (!next) return [copy]
  return [{ label: t(state === 'replaced' ? 'trade.see_revision' : 'quotes.see_invoice'), icon: 'file-text', href: documentPlace(state === 'replaced' ? 'quotes' : 'invoices', next.id) }]
}

/** @param {Document} document @param {Means} means @returns {Act[]} */
function invoiceActs(document, { setStep }) {
  const { state, id, kind, client_id, messages } = document
  const send = { label: t('documents.send'), icon: /** @type {const} */ ('send'), keys: 'S', run: () => setStep('send') }
  const again = { ...send, label: t('documents.send_again') }
  const left = kind !== 'credit' && !undergoes(document, 'revises') && grossOf(document.remainder) !== 0
  const credit = left ? [{ label: t('trade.act.credit'), icon: /** @type {const} */ ('rotate-ccw'), run: () => setStep('credit') }] : []
  const unsent = messages.every(({ state }) => state === 'cancelled')
  if (kind === 'credit' && client_id) return [unsent ? send : again, { label: t('trade.act.account'), icon: 'building', href: `/clients/${client_id}` }]
  if (!OWING.includes(state)) return [unsent ? send : again, ...credit]
  const pay = { label: t('documents.pay'), icon: /** @type {const} */ ('coins'), keys: 'P', href: paymentPlace(client_id, [id]) }
  return [...(unsent ? [send, pay] : [pay, again]), ...credit]
}

/** What is rarer: another version of what the client has. @param {Document} document @param {Means} means @returns {MenuItem[]} */
function versions(document, { make }) {
  const { kind, state, stage, paid, credited } = document
  if (kind === 'quote' && state === 'sent') return [{ label: t('trade.act.revision'), icon: 'pencil', onClick: make('revision') }]
  const still = kind === 'invoice' && stage === 'issued' && paid === 0 && credited === 0 && !undergoes(document, 'credits') && !undergoes(document, 'revises')
  return still ? [{ label: t('trade.act.correction'), icon: 'pencil', onClick: make('correction') }] : []
}

/** @param {{ family: Family, document: Document, means: Means }} props */
function Rest({ family, document, means }) {
  const url = fileUrl(family, document.id)
  const link = document.share_url
  const draft = document.stage === 'draft'
  const erase = async () => {
    await deleteDraft(family, document)
    await go(listPlace(family))
  }
  /** @type {MenuItem[]} */
  const items = [
    { label: t('documents.pdf'), icon: 'external-link', onClick: () => void open(url) },
    { label: t('documents.download'), icon: 'download', href: `${url}?download=1`, download: true },
    ...('canShare' in navigator ? /** @type {const} */ ([{ label: t('documents.share'), icon: 'upload', onClick: () => void sharePdf(family, document) }]) : []),
    ...(draft ? [] : /** @type {MenuItem[]} */ ([{ label: t('documents.reprint'), icon: 'download', href: `${url}?duplicate=1&download=1`, download: true }])),
    ...(family === 'invoices' && !draft ? ['CII', 'UBL'].map((syntax) => /** @type {MenuItem} */ ({ label: t('documents.xml', { syntax }), icon: 'download', href: `${fileUrl(family, document.id, 'xml')}?download=1&syntax=${syntax.toLowerCase()}`, download: true })) : []),
    ...(link ? /** @type {MenuItem[]} */ ([{ label: t('documents.copy_link'), icon: 'link', onClick: () => void copyLink(link) }]) : []),
    ...(may('member') ? /** @type {MenuItem[]} */ (['line', ...versions(document, means), { label: t('documents.duplicate'), icon: 'copy', keys: 'D', onClick: () => void duplicate(family, document.id) }]) : []),
    ...(draft && may('member') ? /** @type {const} */ ([{ label: t('documents.delete'), icon: 'trash', danger: true, onClick: () => void erase() }]) : [])
  ]
  return html`<span class="desk"><${Button} icon="download" label=${t('documents.download')} href=${`${url}?download=1`} download /></span>
    <${Menu} title=${t('actions')} items=${items} button=${(/** @type {object} */ ties) => html`<${Button} icon="ellipsis" label=${t('actions')} ...${ties} />`} />`
}
