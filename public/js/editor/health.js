// What there is to say of the draft before it leaves, said while it is written: the law's refusals and what is unusual.
import { effect, html, signal } from '../vendor/preact.js'
import { today } from '../core/format.js'
import { language, t } from '../core/i18n.js'
import { Icon } from '../ui/icon.js'
/** @import { ReadonlySignal } from '../vendor/preact.js' */
/** @import { Client } from '../core/shapes.js' */
/** @import { Address, Mention } from '../documents/types.js' */
/** @import { Ed } from './context.js' */

/** @typedef {{ severity: 'blocks' | 'warns', code: string, field: string, detail: string, law: string | null }} Finding */
/** @typedef {{ mentions: Mention[], findings: Finding[] }} Health */

/** Typing is not held up by it. */
const AFTER = 150

/** @param {Address | null | undefined} address */
const postal = (address) => {
  if (!address?.street || !address.city) return null
  return { street: address.street, street2: address.street2, postcode: address.postcode ?? '', city: address.city, country: address.country }
}

/** @param {Client | null} client @param {string | null} id */
function buyerOf(client, id) {
  if (!id || client?.id !== id) return null
  const { kind, name, siren, siret, vat_number, email } = client
  return { kind, name, siren, siret, vat_number, email, address: postal(client), delivery: postal(client.delivery), contact_name: null }
}

/** @param {Ed} ed */
function asked(ed) {
  const { company, about } = ed
  const body = ed.draft.body.value
  const client = ed.client.value
  const { capital, rcs_city, ...rest } = company
  const seller = {
    name: rest.name, legal_form: rest.legal_form, siren: rest.siren, siret: rest.siret, vat_number: rest.vat_number, capital, rcs_city,
    address: postal(company) ?? { street: '', street2: null, postcode: '', city: '', country: company.country },
    email: rest.email, iban: rest.iban, bic: rest.bic, vat_regime: rest.vat_regime, insurance: rest.insurance, accent: rest.accent
  }
  const habits = {
    language: client?.language ?? company.language, payment_terms: client?.payment_terms ?? company.payment_terms,
    quote_days: company.quote_days, late_penalty: company.late_penalty, waste: company.waste, mediator: company.mediator
  }
  const { kind, preceding, remainder, prepaid } = about.value
  return { kind, today: today(), language, currency: company.currency, seller, buyer: buyerOf(client, body.client_id), habits, draft: body, preceding, remainder, prepaid }
}

/** A client that is named and not here yet is not missing. @param {Ed} ed @param {Finding[]} findings */
const told = (ed, findings) => findings.filter(({ field }) => field !== 'client_id' || !ed.draft.head.peek().client_id)

/** Keeps an eye on the draft. @param {Ed} ed @returns {{ health: ReadonlySignal<Health>, stop: () => void }} */
export function watch(ed) {
  const health = signal(/** @type {Health} */ ({ mentions: ed.about.peek().mentions, findings: [] }))
  let timer = 0
  const look = (/** @type {object} */ question) => {
    try {
      const { mentions, findings } = JSON.parse(ed.engine.preview(JSON.stringify(question)))
      health.value = { mentions, findings: told(ed, findings) }
    } catch {
      // A word that cannot be read yet: what was said of the last ones stays.
    }
  }
  const stop = effect(() => {
    const question = asked(ed)
    clearTimeout(timer)
    timer = setTimeout(look, AFTER, question)
  })
  return { health, stop: () => (clearTimeout(timer), stop()) }
}

/** What the draft says at this very moment, for those who are about to send it. @param {Ed} ed @returns {Finding[]} */
export function findingsNow(ed) {
  try {
    return told(ed, JSON.parse(ed.engine.preview(JSON.stringify(asked(ed)))).findings)
  } catch {
    return []
  }
}

/** Where a finding is put right: a place of the application, or a field of this form. @param {Ed} ed @param {string} field @returns {{ href: string } | { id: string }} */
export function remedy(ed, field) {
  const [area, name] = field.split('.')
  if (area === 'client') return { href: `/clients/${ed.draft.head.peek().client_id}` }
  if (area === 'company') return { href: name === 'iban' ? '/reglages/tva-paiement' : name === 'mediator' ? '/reglages/documents' : '/reglages/entreprise' }
  const [, at, column] = field.split('.')
  const line = area === 'lines' ? ed.draft.lines.peek()[Number(at ?? 0)] : undefined
  return { id: `f-${line ? `${line.key}-${column === 'nature' || !column ? 'name' : column}` : field}` }
}

/** @param {{ ed: Ed }} props */
export function Health({ ed }) {
  const { findings } = ed.health.value
  // An untouched form has nothing to hear.
  if (!ed.draft.head.value.client_id && ed.draft.lines.value.every((line) => line.isEmpty)) return null
  const blocks = findings.filter(({ severity }) => severity === 'blocks').length
  const title = findings.length === 0 ? t('health.fine') : blocks ? t('health.blocks', { n: blocks }) : t('health.warns', { n: findings.length })
  return html`<details class="health" open=${blocks > 0}>
    <summary class=${findings.length === 0 ? 'ok' : blocks ? 'bad' : 'warn'}><${Icon} name=${findings.length === 0 ? 'circle-check' : 'circle-alert'} /> ${title}</summary>
    <ul>${findings.map((finding) => html`<${Item} key=${finding.code + finding.field} ed=${ed} finding=${finding} />`)}</ul>
  </details>`
}

/** @param {{ ed: Ed, finding: Finding }} props */
function Item({ ed, finding }) {
  const where = remedy(ed, finding.field)
  const reach = () => 'id' in where && document.getElementById(where.id)?.focus()
  return html`<li class=${`is-${finding.severity}`}>
    ${'href' in where ? html`<a href=${where.href}>${finding.detail}</a>` : html`<button type="button" class="button link" onClick=${reach}>${finding.detail}</button>`}
    ${finding.law && html`<small>${finding.law}</small>`}
  </li>`
}
