// Formats of numbers, one card per kind of document, each with the number it will give next.
import { html } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { inCompany, may } from '../core/session.js'
import { keep } from '../core/store.js'
import { Banner } from '../ui/data.js'
import { Button, ErrorSummary, TextField } from '../ui/form.js'
import { toast } from '../ui/overlay.js'
import { useForm } from '../ui/use-form.js'
import { Pieces, preview } from './numbering.js'

/** @import { Company, Numbering } from '../core/shapes.js' */

/** @param {{ company: Company, numbering: Numbering }} props */
function Format({ company, numbering }) {
  const { kind, locked } = numbering
  const pattern = `${kind}_pattern`
  const rank = `${kind}_first_rank`
  const form = useForm({
    initial: /** @type {Record<string, string>} */ ({ [pattern]: numbering.pattern, [rank]: String(numbering.first_rank) }),
    check: (values) => (preview(values[pattern] ?? '', 1) ? [] : [{ field: pattern, text: t('counter_needed') }]),
    save: async (values) => {
      const saved = await call('PUT', inCompany(`/numberings/${kind}`), { pattern: values[pattern]?.trim(), first_rank: Number(values[rank]) || 1 })
      keep(inCompany(), { ...company, numberings: company.numberings.map((one) => (one.kind === kind ? saved : one)) })
      form.reset({ [pattern]: saved.pattern, [rank]: String(saved.first_rank) })
      toast(t('saved'))
    }
  })
  const { values, set, field } = form
  const shown = preview(values[pattern] ?? '', Number(values[rank]) || 1)
  const fixed = locked || !may('admin')
  const add = (/** @type {string} */ piece) => set({ [pattern]: (values[pattern] ?? '') + piece })
  const head = html`<header><h3>${t(`kind_${kind}`)}</h3><output class="num">${shown || '—'}</output></header>`
  if (fixed) return html`<div class="numbering">${head}<p class="small soft"><code>${numbering.pattern}</code>${locked && ` · ${t('format_locked')}`}</p></div>`
  return html`<form class="numbering" novalidate onSubmit=${form.submit} aria-label=${t(`kind_${kind}`)}>${head}
      <${ErrorSummary} errors=${form.errors.filter(({ field: name }) => !name)} />
      <div class="pair"><${TextField} label=${t('format')} ...${field(pattern)} error=${form.errorOf(pattern) ?? form.errorOf('pattern')} spellcheck=${false} />
        <${TextField} label=${t('first_rank')} ...${field(rank)} error=${form.errorOf(rank) ?? form.errorOf('first_rank')} inputmode="numeric" /></div>
      <${Pieces} onAdd=${add} words=${{ '{YYYY}': t('piece_year'), '{MM}': t('piece_month'), '{0000}': t('piece_rank') }} />
      <div class="actions"><${Button} kind=${form.changed ? 'primary' : 'secondary'} submit busy=${form.busy} disabled=${!form.changed}>${t('save')}<//></div>
  </form>`
}

/** @param {{ company: Company }} props */
export const Numberings = ({ company }) => html`<section class="card section"><header class="stack-s"><h2>${t('numberings')}</h2></header>
  <${Banner}>${t('numbering_law')}<//>
  ${company.numberings.map((numbering) => html`<${Format} key=${numbering.kind} company=${company} numbering=${numbering} />`)}
</section>`
