// The six digits sent by mail: one field, sent by itself at the sixth, pasted as it comes.
import { html, useEffect, useRef, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { language, t } from '../core/i18n.js'
import { go, place } from '../core/router.js'
import { enter } from '../core/session.js'
import { Button } from '../ui/form.js'
import { toast } from '../ui/overlay.js'
import { DigitsField, said, useCountdown } from './digits.js'
import { keepChallenge, keptChallenge, Panel, wayBack } from './panel.js'

/** @param {import('../core/shapes.js').Session} session @param {string} back */
function arrive(session, back) {
  sessionStorage.removeItem('challenge')
  enter(session)
  const to = session.companies.length ? back || '/accueil' : '/entreprise/nouvelle'
  if (session.user.language !== language) location.assign(to)
  else go(to, { replace: true })
}

export default function Code() {
  const [challenge, setChallenge] = useState(keptChallenge)
  const [code, setCode] = useState('')
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const box = useRef(/** @type {HTMLInputElement | null} */ (null))
  const wait = useCountdown(challenge?.resend_at ?? 0)
  useEffect(() => {
    if (!challenge) go('/connexion', { replace: true })
    else box.current?.focus()
  }, [])
  if (!challenge) return null

  const send = async (/** @type {string} */ digits) => {
    if (digits.length !== 6) return setError(t('code_needed'))
    setBusy(true)
    setError('')
    try {
      arrive(await call('POST', '/session', { challenge: challenge.id, code: digits }), wayBack(place.value.query))
    } catch (fault) {
      setError(said(fault))
      setCode('')
      box.current?.focus()
    } finally {
      setBusy(false)
    }
  }
  const resend = async () => {
    try {
      const { challenge: next } = await call('POST', `/challenges/${challenge.id}/resending`)
      keepChallenge(next)
      setChallenge(next)
      setError('')
      toast(t('code_resent'))
    } catch (fault) {
      setError(said(fault))
    }
    box.current?.focus()
  }
  const lead = html`${t('code_lead')} <b>${challenge.email}</b>. ${t('code_life')}`
  return html`<${Panel} title=${t('code_title')} lead=${lead} foot=${html`<a href="/connexion">${t('other_address')}</a>`}>
    <form class="form" novalidate onSubmit=${(/** @type {Event} */ event) => (event.preventDefault(), send(code))}>
      <${DigitsField} value=${code} onInput=${setCode} onWhole=${(/** @type {string} */ digits) => !busy && send(digits)} error=${error} inputRef=${box} />
      <${Button} kind="primary" submit big full busy=${busy}>${t('sign_in_action')}<//>
      <p class="center small soft">${t('no_mail')} ${wait ? t('resend_in', { n: wait }) : html`<${Button} kind="link" onClick=${resend}>${t('resend')}<//>`}</p>
    </form>
  <//>`
}
