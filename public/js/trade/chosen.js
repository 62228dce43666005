// An invoice of chosen lines of an accepted quote.
import { html } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { Button, Checkbox, ErrorSummary } from '../ui/form.js'
import { SkeletonPage } from '../ui/data.js'
import { Dialog } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { follow } from './follow.js'
import { PickLines, placed, useLeft, wireOf, wrongsIn } from './picking.js'
/** @import { Document } from '../documents/types.js' */
/** @import { Picks } from './picking.js' */

/** @param {{ document: Document, onClose: () => void }} props */
export default function ChosenDialog({ document, onClose }) {
  const left = useLeft(document, 'bills')
  const deposits = document.links.some(({ kind, direction, number }) => kind === 'deposit' && direction === 'from' && number)
  const form = useForm({
    initial: { picks: /** @type {Picks} */ ({}), deduct: true },
    check: ({ picks }) => wrongsIn(picks, left ?? []),
    save: async ({ picks, deduct }, key) => {
      await follow('quotes', document.id, 'invoice', { lines: wireOf(picks), deduct }, key)
      onClose()
    }
  })
  const { picks, deduct } = form.values
  const errors = placed(form.errors, picks)
  const footer = html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy} disabled=${!left?.length}>${t('quotes.bill')}<//>`
  return html`<${Dialog} title=${t('trade.chosen.title', { number: document.number ?? '' })} kind="wide" onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <div class="form"><${ErrorSummary} errors=${errors} />
      ${!left ? html`<${SkeletonPage} />` : left.length === 0 ? html`<p class="soft">${t('trade.pick.nothing')}</p>`
      : html`<${PickLines} left=${left} picks=${picks} onPick=${(/** @type {Picks} */ next) => (form.setErrors([]), form.set({ picks: next }))} errorOf=${(/** @type {string} */ name) => errors.find(({ field }) => field === name)?.text} />`}
      ${deposits && html`<${Checkbox} checked=${deduct} onInput=${(/** @type {boolean} */ on) => form.set({ deduct: on })}>${t('trade.chosen.deduct')}<//>`}
    </div>
  <//>`
}
