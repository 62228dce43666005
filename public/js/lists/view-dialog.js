// A saved view: its name, whom it serves, whether the list opens with it.
import { html } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { setQuery } from '../core/router.js'
import { inCompany, may } from '../core/session.js'
import { forget } from '../core/store.js'
import { Button, Checkbox, ErrorSummary, TextField } from '../ui/form.js'
import { confirm, Dialog, toast } from '../ui/overlay.js'
import { attempt, useForm } from '../ui/use-form.js'
/** @import { View } from './views.js' */

/** @param {{ list: string, view: View | null, query: string, onClose: () => void }} props Without a view, the present query becomes one. */
export default function ViewDialog({ list, view, query, onClose }) {
  const ours = !view || view.mine || (view.shared && may('admin'))
  const form = useForm({
    initial: { name: view?.name ?? '', shared: view?.shared ?? false, preferred: view?.preferred ?? false },
    check: ({ name }) => (name.trim() ? [] : [{ field: 'name', text: t('lists.name_missing') }]),
    save: async ({ name, shared, preferred }, key) => {
      const kept = ours ? await keep({ list, name, shared, query: view?.query ?? query }, view, key) : view
      if (preferred !== (view?.preferred ?? false)) await call(preferred ? 'PUT' : 'DELETE', inCompany(`/views/${kept.id}/default`))
      forget(inCompany('/views'))
      toast(t('lists.view_saved', { name: kept.name }))
      onClose()
      setQuery({ vue: kept.id }, { replace: true })
    }
  })
  const remove = () => attempt(async () => {
    if (!view || !(await confirm({ title: t('lists.remove_view', { name: view.name }), text: t(view.shared ? 'lists.remove_shared' : 'lists.remove_own'), action: t('remove'), danger: true }))) return
    await call('DELETE', inCompany(`/views/${view.id}`), undefined, { ifMatch: view.version })
    forget(inCompany('/views'))
    toast(t('lists.view_removed', { name: view.name }))
    onClose()
    setQuery({ vue: null }, { replace: true })
  })
  const footer = html`${view && ours && html`<span class="aside"><${Button} kind="ghost" icon="trash" onClick=${remove}>${t('remove')}<//></span>`}
    <${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t('save')}<//>`
  const check = (/** @type {'shared' | 'preferred'} */ name) => html`<${Checkbox} name=${name} checked=${form.values[name]} onInput=${(/** @type {boolean} */ on) => form.set({ [name]: on })}>${t(`lists.${name}`)}<//>`
  return html`<${Dialog} title=${t(view ? 'lists.edit_view' : 'lists.save_view')} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${form.errors} />
      ${ours ? html`<${TextField} label=${t('lists.view_name')} ...${form.field('name')} />${check('shared')}` : html`<p>${t('lists.of_company', { name: view?.name ?? '' })}</p>`}
      ${check('preferred')}
    </div>
  <//>`
}

/** @param {{ list: string, name: string, shared: boolean, query: string }} body @param {View | null} view @param {string} key @returns {Promise<View>} */
const keep = (body, view, key) => (view ? call('PUT', inCompany(`/views/${view.id}`), body, { ifMatch: view.version }) : call('POST', inCompany('/views'), body, { key }))
