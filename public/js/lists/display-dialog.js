// The columns of a list and the distance of its rows, chosen for this device.
import { html } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { Button, Checkbox, Choices } from '../ui/form.js'
import { Dialog } from '../ui/overlay.js'
import { display, setDisplay, stays } from './display.js'

/** @param {{ list: string, columns: import('../ui/data.js').Column[], onClose: () => void }} props */
export default function DisplayDialog({ list, columns, onClose }) {
  const { dense, hidden } = display.value
  const out = hidden[list] ?? []
  const show = (/** @type {string} */ key, /** @type {boolean} */ on) => setDisplay({ hidden: { ...hidden, [list]: on ? out.filter((one) => one !== key) : [...out, key] } })
  return html`<${Dialog} title=${t('lists.display')} onClose=${onClose} footer=${html`<${Button} kind="primary" onClick=${onClose}>${t('close')}<//>`}>
    <div class="form">
      <fieldset class="field"><legend class="label">${t('lists.columns')}</legend>
        ${columns.filter((column) => !stays(column)).map(({ key, label }) => html`<${Checkbox} key=${key} checked=${!out.includes(key)} onInput=${(/** @type {boolean} */ on) => show(key, on)}>${label}<//>`)}</fieldset>
      <${Choices} label=${t('lists.density')} name="density" value=${dense ? 'dense' : 'wide'} onInput=${(/** @type {string} */ value) => setDisplay({ dense: value === 'dense' })}
        options=${[{ value: 'wide', label: t('lists.comfortable') }, { value: 'dense', label: t('lists.compact') }]} />
      <p class="hint">${t('lists.device')}</p>
    </div>
  <//>`
}
