// A part of a page that is loaded when it is first shown.
import { html, useEffect, useState } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { toast } from '../ui/overlay.js'

/**
 * @param {{ load: () => Promise<{ default: unknown }>, quiet?: boolean } & Record<string, unknown>} props The rest goes to the part; a quiet one may stay away.
 */
export function Later({ load, quiet = false, ...props }) {
  const [part, setPart] = useState(/** @type {{ default: unknown } | null} */ (null))
  useEffect(() => {
    let wanted = true
    load().then((loaded) => wanted && setPart(loaded), () => quiet || toast(t(navigator.onLine ? 'broken' : 'offline_act'), { tone: 'bad' }))
    return () => void (wanted = false)
  }, [])
  return part && html`<${part.default} ...${props} />`
}
