// Connexion: an address and a password, then the code.
import { html, useRef } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { go, place } from '../core/router.js'
import { Button, ErrorSummary, PasswordField, TextField } from '../ui/form.js'
import { useForm } from '../ui/use-form.js'
import { keepChallenge, Panel } from './panel.js'

/** @param {{ email: string, password: string }} values */
const check = ({ email, password }) => [
  ...(email.includes('@') ? [] : [{ field: 'email', text: t('email_needed') }]),
  ...(password ? [] : [{ field: 'password', text: t('password_needed') }])
]

export default function SignIn() {
  const search = useRef(location.search)
  const form = useForm({
    initial: { email: '', password: '' },
    check,
    save: async (values) => {
      const { challenge } = await call('POST', '/sign-ins', { ...values, email: values.email.trim() })
      keepChallenge(challenge)
      go('/connexion/code' + search.current)
    }
  })
  const foot = html`${t('no_account')} <a href=${'/inscription' + place.value.query.toString().replace(/^(?=.)/, '?')}>${t('create_account')}</a>`
  return html`<${Panel} title=${t('sign_in')} lead=${t('sign_in_lead')} foot=${foot}>
    <form class="form" novalidate onSubmit=${form.submit}>
      <${ErrorSummary} errors=${form.errors} />
      <${TextField} label=${t('email')} ...${form.field('email')} type="email" inputmode="email" autocomplete="username" spellcheck=${false} />
      <${PasswordField} label=${t('password')} ...${form.field('password')} autocomplete="current-password" />
      <p class="small"><a href="/mot-de-passe-oublie">${t('forgotten_link')}</a></p>
      <${Button} kind="primary" submit big full busy=${form.busy}>${t('continue')}<//>
    </form>
  <//>`
}
