// Nouveau mot de passe: opened by the mailed link; its token leaves the address bar at once and goes nowhere but into the request.
import { html, useRef, useState } from '../vendor/preact.js'
import { call, Refused } from '../core/api.js'
import { sentence, t } from '../core/i18n.js'
import { go } from '../core/router.js'
import { Button, ErrorSummary, PasswordField } from '../ui/form.js'
import { toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { Panel } from './panel.js'

/** The token of the link, taken out of the address. */
function tokenOfLink() {
  const token = location.hash.slice(1)
  if (token) history.replaceState(history.state, '', location.pathname)
  return token
}

/** @param {{ password: string }} values */
const check = ({ password }) => (password.length >= 8 ? [] : [{ field: 'password', text: t('password_short') }])

export default function Reset() {
  const kept = useRef(/** @type {string | null} */ (null))
  kept.current ??= tokenOfLink()
  const [over, setOver] = useState(kept.current ? '' : t('reset_without_link'))
  const form = useForm({
    initial: { password: '' },
    check,
    save: async ({ password }) => {
      try {
        await call('PUT', '/password-resets', { token: kept.current, password })
      } catch (fault) {
        if (!(fault instanceof Refused) || fault.code !== 'reset_expired') throw fault
        return setOver(sentence(fault))
      }
      await go('/connexion', { replace: true })
      toast(t('reset_done'))
    }
  })
  if (over) return html`<${Panel} title=${t('reset_title')} lead=${over}><${Button} kind="primary" big full href="/mot-de-passe-oublie">${t('forgotten_action')}<//><//>`
  return html`<${Panel} title=${t('reset_title')} lead=${t('reset_lead')}>
    <form class="form" novalidate onSubmit=${form.submit}>
      <${ErrorSummary} errors=${form.errors} />
      <${PasswordField} label=${t('reset_password')} hint=${t('password_hint')} ...${form.field('password')} autocomplete="new-password" />
      <${Button} kind="primary" submit big full busy=${form.busy}>${t('reset_action')}<//>
    </form>
  <//>`
}
