// Who one is: the name that colleagues and journals read, the address and the password that open the account.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { enter, session, user } from '../core/session.js'
import { Button, ErrorSummary, TextField } from '../ui/form.js'
import { toast } from '../ui/overlay.js'
import { askToLeave, useForm } from '../ui/use-form.js'
import { PasswordDialog } from './password.js'

export function Identity() {
  const form = useForm({
    initial: { name: user.value?.name ?? '' },
    guard: askToLeave,
    check: ({ name }) => (name.trim() ? [] : [{ field: 'name', text: t('account.name_needed') }]),
    save: async (values) => {
      const name = values.name.trim()
      await call('PUT', '/account', { name, language: user.value?.language })
      const now = session.value
      if (now) enter({ ...now, user: { ...now.user, name } })
      form.reset({ name })
      toast(t('saved'))
    }
  })
  return html`<form class="card section" novalidate onSubmit=${form.submit} aria-label=${t('me')}>
    <header><h2>${t('me')}</h2></header>
    <div class="form"><${ErrorSummary} errors=${form.errors} />
      <${TextField} label=${t('name')} ...${form.field('name')} autocomplete="name" maxlength=${120} /></div>
    <div class="actions"><${Button} kind=${form.changed ? 'primary' : 'secondary'} submit busy=${form.busy} disabled=${!form.changed}>${t('save')}<//>${form.changed && html`<span class="small muted">${t('unsaved')}</span>`}</div>
  </form>`
}

/** What opens the account. */
export function Keys() {
  const [open, setOpen] = useState('')
  const close = () => setOpen('')
  return html`<section class="card section"><header class="stack-s"><h2>${t('account.keys')}</h2><p class="small soft">${t('account.keys_lead')}</p></header>
    <ul class="lines">
      <li><span class="grow"><span class="strong">${t('email')}</span><br /><span class="muted small">${user.value?.email}</span></span></li>
      <li><span class="grow strong">${t('account.password')}</span><${Button} onClick=${() => setOpen('password')}>${t('account.change_password')}<//></li>
    </ul>
    ${open === 'password' && html`<${PasswordDialog} onClose=${close} />`}</section>`
}
