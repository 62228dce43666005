// Mot de passe oublié: an address; the link goes to its mailbox, and the page says the same whoever it is.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { Button, ErrorSummary, TextField } from '../ui/form.js'
import { useForm } from '../ui/use-form.js'
import { Panel } from './panel.js'

/** @param {{ email: string }} values */
const check = ({ email }) => (email.includes('@') ? [] : [{ field: 'email', text: t('email_needed') }])

export default function Forgotten() {
  const [sent, setSent] = useState('')
  const form = useForm({
    initial: { email: '' },
    check,
    save: async ({ email }) => {
      await call('POST', '/password-resets', { email: email.trim() })
      setSent(email.trim())
    }
  })
  const foot = html`<a href="/connexion">${t('back_to_sign_in')}</a>`
  if (sent) {
    const lead = html`${t('forgotten_sent')} <b>${sent}</b>. ${t('forgotten_life')}`
    return html`<${Panel} title=${t('forgotten_sent_title')} lead=${lead} foot=${foot}><p class="small soft" role="status">${t('no_mail')}</p><//>`
  }
  return html`<${Panel} title=${t('forgotten')} lead=${t('forgotten_lead')} foot=${foot}>
    <form class="form" novalidate onSubmit=${form.submit}>
      <${ErrorSummary} errors=${form.errors} />
      <${TextField} label=${t('email')} ...${form.field('email')} type="email" inputmode="email" autocomplete="username" spellcheck=${false} />
      <${Button} kind="primary" submit big full busy=${form.busy}>${t('forgotten_action')}<//>
    </form>
  <//>`
}
