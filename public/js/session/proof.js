// Before a dangerous act: one dialog over whatever is open asks for the password, then for the mailed code.
import { html, render, useEffect, useRef, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { loadWords, t } from '../core/i18n.js'
import { user } from '../core/session.js'
import { Button, ErrorSummary, PasswordField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { DigitsField, said, useCountdown } from './digits.js'

/** @typedef {import('../core/shapes.js').Challenge} Challenge */

/** Acts that ask at the same time share one dialog. @type {Promise<boolean> | null} */
let asking = null

/** Has the person prove who they are; false when they give up. */
export function prove() {
  asking ??= ask().finally(() => (asking = null))
  return asking
}

/** @returns {Promise<boolean>} */
async function ask() {
  await loadWords('session')
  const box = document.body.appendChild(document.createElement('div'))
  const proved = await new Promise((done) => render(html`<${Proof} done=${done} />`, box))
  render(null, box)
  box.remove()
  return proved
}

/** @param {{ done: (proved: boolean) => void }} props */
function Proof({ done }) {
  const [challenge, setChallenge] = useState(/** @type {Challenge | null} */ (null))
  return challenge
    ? html`<${CodeStep} first=${challenge} done=${done} key="code" />`
    : html`<${PasswordStep} onSent=${setChallenge} done=${done} key="password" />`
}

/** @param {{ onSent: (challenge: Challenge) => void, done: (proved: boolean) => void }} props */
function PasswordStep({ onSent, done }) {
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => (password ? [] : [{ field: 'password', text: t('password_needed') }]),
    save: async (values) => onSent((await call('POST', '/session/confirmation', values)).challenge)
  })
  const footer = html`<${Button} onClick=${() => done(false)}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t('continue')}<//>`
  return html`<${Dialog} title=${t('proof_title')} onClose=${() => done(false)} onSubmit=${form.submit} footer=${footer}>
    <div class="form">
      <p class="soft">${t('proof_lead')}</p>
      <${ErrorSummary} errors=${form.errors} />
      <input type="hidden" name="username" autocomplete="username" value=${user.value?.email ?? ''} />
      <${PasswordField} label=${t('password')} ...${form.field('password')} autocomplete="current-password" />
    </div>
  <//>`
}

/** @param {{ first: Challenge, done: (proved: boolean) => void }} props */
function CodeStep({ first, done }) {
  const [challenge, setChallenge] = useState(first)
  const [code, setCode] = useState('')
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const box = useRef(/** @type {HTMLInputElement | null} */ (null))
  const wait = useCountdown(challenge.resend_at)
  useEffect(() => box.current?.focus(), [])
  const send = async (/** @type {string} */ digits) => {
    if (digits.length !== 6) return setError(t('code_needed'))
    setBusy(true)
    try {
      await call('PUT', '/session/confirmation', { challenge: challenge.id, code: digits })
      done(true)
    } catch (fault) {
      setError(said(fault))
      setCode('')
      box.current?.focus()
      setBusy(false)
    }
  }
  const resend = async () => {
    try {
      setChallenge((await call('POST', `/challenges/${challenge.id}/resending`)).challenge)
      setError('')
      toast(t('code_resent'))
    } catch (fault) {
      setError(said(fault))
    }
  }
  const submit = (/** @type {Event} */ event) => (event.preventDefault(), busy || send(code))
  const footer = html`<${Button} onClick=${() => done(false)}>${t('cancel')}<//><${Button} kind="primary" submit busy=${busy}>${t('confirm')}<//>`
  return html`<${Dialog} title=${t('code_title')} onClose=${() => done(false)} onSubmit=${submit} footer=${footer}>
    <div class="form">
      <p class="soft">${t('code_lead')} <b>${challenge.email}</b>. ${t('code_life')}</p>
      <${DigitsField} value=${code} onInput=${setCode} onWhole=${(/** @type {string} */ digits) => !busy && send(digits)} error=${error} inputRef=${box} />
      <p class="small soft">${t('no_mail')} ${wait ? t('resend_in', { n: wait }) : html`<${Button} kind="link" onClick=${resend}>${t('resend')}<//>`}</p>
    </div>
  <//>`
}
