// Another password: the present one first, then the new one, once.
import { html } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { user } from '../core/session.js'
import { Button, ErrorSummary, PasswordField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'

/** @param {{ current: string, password: string }} values */
const check = ({ current, password }) => [
  ...(current ? [] : [{ field: 'current', text: t('account.current_needed') }]),
  ...(password.length >= 8 ? [] : [{ field: 'password', text: t('account.password_short') }])
]

/** @param {{ onClose: () => void }} props */
export function PasswordDialog({ onClose }) {
  const form = useForm({
    initial: { current: '', password: '' },
    check,
    save: async (values) => {
      await call('PUT', '/account/password', values)
      toast(t('account.password_changed'))
      onClose()
    }
  })
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t('account.change_password')}<//>`
  return html`<${Dialog} title=${t('account.change_password')} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} /><p class="soft">${t('account.password_lead')}</p>
      <input class="sr" type="text" autocomplete="username" value=${user.value?.email} tabindex="-1" aria-hidden="true" readonly />
      <${PasswordField} label=${t('account.current')} ...${form.field('current')} autocomplete="current-password" />
      <${PasswordField} label=${t('account.wanted')} hint=${t('account.password_hint')} ...${form.field('password')} autocomplete="new-password" /></div>
  <//>`
}
