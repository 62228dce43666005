// The logo: dropped, pasted or picked; checked here, made ready for print by the server.
import { html, useRef, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { inCompany, may } from '../core/session.js'
import { Button } from '../ui/form.js'
import { Icon } from '../ui/icon.js'
import { wrongsOf } from '../ui/use-form.js'

const heaviest = 512 * 1024
const widest = 2048

/** Why an image cannot be the logo, or null. @param {Blob} file */
async function wrongWith(file) {
  if (!/^image\/(png|jpeg)$/.test(file.type)) return t('logo_kind')
  if (file.size > heaviest) return t('logo_heavy')
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return t('logo_kind')
  const wide = picture.width > widest || picture.height > widest
  picture.close()
  return wide ? t('logo_wide') : null
}

/**
 * @param {{ company: { id: string, logo_id: string | null, version: number }, onChange: (now: { logo_id: string | null, version: number }) => void }} props
 */
export function LogoDrop({ company, onChange }) {
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)
  const picker = useRef(/** @type {HTMLInputElement | null} */ (null))

  const act = async (/** @type {() => Promise<any>} */ change) => {
    setBusy(true)
    setError('')
    try {
      onChange(await change())
    } catch (fault) {
      setError(wrongsOf(fault)[0]?.text ?? t('broken'))
    } finally {
      setBusy(false)
    }
  }
  const take = async (/** @type {File | null | undefined} */ file) => {
    if (!file || busy) return
    const wrong = await wrongWith(file)
    if (wrong) return setError(wrong)
    await act(() => call('PUT', inCompany('/logo'), file, { ifMatch: company.version }))
  }
  const remove = () => act(async () => ({ version: company.version, ...(await call('DELETE', inCompany('/logo'), undefined, { ifMatch: company.version })), logo_id: null }))
  const hold = (/** @type {DragEvent} */ event, /** @type {boolean} */ on) => {
    event.preventDefault()
    setOver(on)
  }
  const drop = (/** @type {DragEvent} */ event) => {
    hold(event, false)
    take(event.dataTransfer?.files[0])
  }
  const shown = company.logo_id && `/api/companies/${company.id}/logos/${company.logo_id}`
  return html`<div class="field">
    <span class="label">${t('logo')}</span>
    <div class=${`drop ${over ? 'over' : ''}`} aria-busy=${busy} onDragOver=${(/** @type {DragEvent} */ event) => hold(event, true)} onDragLeave=${(/** @type {DragEvent} */ event) => hold(event, false)} onDrop=${drop}
      onPaste=${(/** @type {ClipboardEvent} */ event) => take(event.clipboardData?.files[0])}>
      ${shown ? html`<img src=${shown} alt=${t('logo_now')} />` : html`<${Icon} name="upload" />`}
      ${may('admin') && html`<p class="small soft">${t(shown ? 'logo_replace' : 'logo_drop')}</p>
        <div class="actions"><${Button} busy=${busy} onClick=${() => picker.current?.click()}>${t('logo_pick')}<//>${shown && html`<${Button} kind="ghost" icon="trash" onClick=${remove}>${t('remove')}<//>`}</div>
        <input type="file" class="sr" tabindex="-1" aria-hidden="true" accept="image/png,image/jpeg" ref=${picker} onChange=${() => take(picker.current?.files?.[0])} />`}
    </div>
    <p class="hint">${t('logo_hint')}</p>
    ${error && html`<p class="error" role="alert"><${Icon} name="circle-alert" />${error}</p>`}
  </div>`
}
