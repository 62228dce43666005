// One's own account: who one is, what opens it, language, theme, keys, and leaving.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { language, t } from '../core/i18n.js'
import { setSingleKeys, singleKeys } from '../core/keys.js'
import { companies, enter, session, signOut } from '../core/session.js'
import { Identity, Keys } from '../account/identity.js'
import { Badge } from '../ui/data.js'
import { Button, Checkbox, Select } from '../ui/form.js'
import { attempt } from '../ui/use-form.js'

/** @param {string} chosen */
const speak = (chosen) =>
  attempt(async () => {
    await call('PUT', '/session/language', { language: chosen })
    const now = session.value
    if (now) enter({ ...now, user: { ...now.user, language: chosen === 'en' ? 'en' : 'fr' } })
    location.reload()
  })

/** @param {string} theme */
function dress(theme) {
  if (theme === 'auto') {
    localStorage.removeItem('theme')
    delete document.documentElement.dataset['theme']
  } else {
    localStorage.setItem('theme', theme)
    document.documentElement.dataset['theme'] = theme
  }
}

export function Account() {
  const [theme, setTheme] = useState(localStorage.getItem('theme') ?? 'auto')
  return html`
    <${Identity} /><${Keys} />
    <section class="card section"><header><h2>${t('preferences')}</h2></header>
      <div class="form"><div class="pair">
        <${Select} label=${t('interface_language')} value=${language} onInput=${speak} options=${[['fr', 'Français'], ['en', 'English']]} />
        <${Select} label=${t('theme_choice')} value=${theme} onInput=${(/** @type {string} */ value) => (dress(value), setTheme(value))} options=${['auto', 'light', 'dark'].map((value) => [value, t(`theme_${value}`)])} /></div>
        <${Checkbox} checked=${singleKeys.value} onInput=${setSingleKeys}>${t('single_keys_long')}<//></div></section>
    <section class="card section"><header><h2>${t('my_companies')}</h2><${Button} icon="plus" href="/entreprise/nouvelle">${t('new_company')}<//></header>
      <ul class="lines">${companies.value.map(({ id, name, role }) => html`<li key=${id}><span class="grow strong">${name}</span><${Badge} tone="neutral">${t(`role_${role}`)}<//></li>`)}</ul></section>
    <section class="card section"><header><h2>${t('leaving')}</h2><${Button} icon="log-out" onClick=${() => attempt(signOut)}>${t('sign_out')}<//></header><p class="small soft">${t('sign_out_text')}</p></section>`
}
