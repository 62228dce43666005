// A client's account: what is owed, what is owed to them, and what can be done about it.
import { html, useState } from '../vendor/preact.js'
import { day, money } from '../core/format.js'
import { t } from '../core/i18n.js'
import { inCompany, may } from '../core/session.js'
import { useKept } from '../core/store.js'
import { Later } from '../lists/later.js'
import { refunding, using } from '../payments/deeds.js'
import { Button } from '../ui/form.js'
/** @import { Client } from '../core/shapes.js' */
/** @import { Account } from '../documents/types.js' */
/** @import { Deed } from '../payments/deeds.js' */

/** @param {{ client: Client }} props */
export function ClientAccount({ client }) {
  const account = /** @type {Account | null} */ (useKept(inCompany(`/clients/${client.id}/account`)).data)
  const [deed, setDeed] = useState(/** @type {Deed | null} */ (null))
  const spare = [...(account?.credits ?? []), ...(account?.payments ?? [])].reduce((sum, { available }) => sum + available, 0)
  const act = may('member')
  return html`<dl class="facts"><div class="card fact"><dt>${t('open')}</dt><dd>${money(client.open)}</dd></div><div class="card fact"><dt>${t('overdue')}</dt><dd class=${client.overdue ? 'bad' : ''}>${money(client.overdue)}</dd></div>
      ${spare > 0 && html`<div class="card fact"><dt>${t('payments.at_credit')}</dt><dd>${money(spare)}</dd></div>`}</dl>
    ${account && (spare > 0 || (act && account.open.length > 0)) && html`<section class="card section"><header><h2>${t('payments.account')}</h2>
      ${act && account.open.length > 0 && html`<${Button} icon="coins" href=${`/reglements?nouveau=1&client=${client.id}`}>${t('payments.new')}<//>`}
      ${act && spare > 0 && html`<${Button} onClick=${() => setDeed(refunding(client.id))}>${t('payments.refund')}<//>`}</header>
      ${spare > 0 && html`<ul class="lines">
        ${account.credits.map((one) => html`<li key=${one.id}><a class="grow plain strong" href=${`/factures/${one.id}`}>${t('payments.credit_of', { number: one.number, day: day(one.issued_on) })}</a><span class="num strong">${t('payments.available', { amount: money(one.available) })}</span></li>`)}
        ${account.payments.map((one) => html`<li key=${one.id}><a class="grow plain" href=${`/reglements?fiche=${one.id}`}><span class="strong">${t('payments.payment_of', { day: day(one.paid_on) })}</span> <span class="soft">${t(`method.${one.method}`)}${one.reference && ` · ${one.reference}`}</span></a>
          <span class="num strong">${t('payments.available', { amount: money(one.available) })}</span>${act && account.open.length > 0 && html`<${Button} onClick=${() => setDeed(using(client.id, one, one.available, []))}>${t('payments.use')}<//>`}</li>`)}</ul>`}
    </section>`}
    ${deed && html`<${Later} key=${deed.name} load=${deed.load} ...${deed.props} onClose=${() => setDeed(null)} />`}`
}
