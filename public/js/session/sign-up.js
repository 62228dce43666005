// Inscription: a name, an address, a password; the code proves the address.
import { html, useRef } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { language, t } from '../core/i18n.js'
import { go } from '../core/router.js'
import { Button, ErrorSummary, PasswordField, TextField } from '../ui/form.js'
import { useForm } from '../ui/use-form.js'
import { keepChallenge, Panel } from './panel.js'

/** @param {{ name: string, email: string, password: string }} values */
const check = ({ name, email, password }) => [
  ...(name.trim() ? [] : [{ field: 'name', text: t('name_needed') }]),
  ...(email.includes('@') ? [] : [{ field: 'email', text: t('email_needed') }]),
  ...(password.length >= 8 ? [] : [{ field: 'password', text: t('password_short') }])
]

export default function SignUp() {
  const search = useRef(location.search)
  const form = useForm({
    initial: { name: '', email: '', password: '' },
    check,
    save: async ({ name, email, password }, key) => {
      const { challenge } = await call('POST', '/sign-ups', { name: name.trim(), email: email.trim(), password, language }, { key })
      keepChallenge(challenge)
      go('/connexion/code' + search.current)
    }
  })
  const foot = html`${t('has_account')} <a href=${'/connexion' + search.current}>${t('sign_in')}</a>`
  return html`<${Panel} title=${t('sign_up')} lead=${t('sign_up_lead')} foot=${foot}>
    <form class="form" novalidate onSubmit=${form.submit}>
      <${ErrorSummary} errors=${form.errors} />
      <${TextField} label=${t('your_name')} ...${form.field('name')} autocomplete="name" />
      <${TextField} label=${t('email')} ...${form.field('email')} type="email" inputmode="email" autocomplete="username" spellcheck=${false} />
      <${PasswordField} label=${t('password')} hint=${t('password_hint')} ...${form.field('password')} autocomplete="new-password" />
      <${Button} kind="primary" submit big full busy=${form.busy}>${t('sign_up_action')}<//>
    </form>
  <//>`
}
