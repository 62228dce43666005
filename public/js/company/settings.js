// Réglages: the company, its documents, VAT and payment, and one's own account.
import { html } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { inCompany, may } from '../core/session.js'
import { useKept } from '../core/store.js'
import { Banner, FaultState, LinkTabs, PageHead, SkeletonPage } from '../ui/data.js'
import { toast } from '../ui/overlay.js'
import { Account } from './account.js'
import { LogoDrop } from './logo.js'
import { Numberings } from './numberings.js'
import { Bank, Identity, Look, Reach, take, Terms, Vat } from './sections.js'

/** @import { Company } from '../core/shapes.js' */

const parts = ['entreprise', 'documents', 'tva-paiement', 'compte']

/** @param {{ company: Company }} props */
function Logo({ company }) {
  const change = (/** @type {{ logo_id: string | null, version: number }} */ now) => {
    take({ ...company, logo_id: now.logo_id, version: now.version ?? company.version })
    toast(t('saved'))
  }
  return html`<section class="card section"><${LogoDrop} company=${company} onChange=${change} /></section>`
}

/** @type {Record<string, (company: Company) => unknown>} */
const bodies = {
  entreprise: (company) => html`<${Logo} company=${company} /><${Identity} company=${company} /><${Reach} company=${company} />`,
  documents: (company) => html`<${Numberings} company=${company} /><${Look} company=${company} /><${Terms} company=${company} />`,
  'tva-paiement': (company) => html`<${Vat} company=${company} /><${Bank} company=${company} />`
}

/** @param {{ part: string }} props */
function CompanyPart({ part }) {
  const kept = /** @type {ReturnType<typeof useKept<Company>>} */ (useKept(inCompany()))
  if (!kept.data) return kept.fault ? html`<${FaultState} fault=${kept.fault} retry=${kept.reload} framed />` : html`<${SkeletonPage} />`
  return html`<div class="stack" key=${kept.data.id}>${!may('admin') && html`<${Banner}>${t('admin_only')}<//>`}${bodies[part]?.(kept.data)}</div>`
}

/** @param {{ params: { part: string } }} props */
export default function Settings({ params }) {
  const part = parts.includes(params.part) ? params.part : 'entreprise'
  return html`<div class="page narrow">
    <${PageHead} title=${t('nav_settings')} />
    <${LinkTabs} label=${t('nav_settings')} items=${parts.map((name) => ({ href: `/reglages/${name}`, label: t(`part_${name}`) }))} />
    ${part === 'compte' ? html`<div class="stack"><${Account} /></div>` : html`<${CompanyPart} part=${part} key=${part} />`}
  </div>`
}
