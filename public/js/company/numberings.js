// How documents are numbered: quotes by themselves, invoices in one series or in several, each put together from pieces.
import { html } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { inCompany, may } from '../core/session.js'
import { keep } from '../core/store.js'
import { Banner } from '../ui/data.js'
import { Button, Choices, ErrorSummary } from '../ui/form.js'
import { toast } from '../ui/overlay.js'
import { askToLeave, useForm } from '../ui/use-form.js'
import { Builder, restart } from './numbering.js'
import { arrangementOf, chosen, groups, isPossible, leadOf, of, proposed } from './series.js'

/** @import { Company, Numbering } from '../core/shapes.js' */
/** @import { Arrangement } from './series.js' */

/** @param {Numbering[]} all @returns {Record<string, string>} */
const valuesOf = (all) => ({
  arrangement: arrangementOf(all),
  ...Object.fromEntries(all.flatMap(({ kind, pattern, first_rank }) => [[`${kind}.pattern`, pattern], [`${kind}.first_rank`, String(first_rank)]]))
})

/** The names of the kinds of a group, as a title. @param {string[]} kinds */
const titleOf = (kinds) => kinds.map((kind, at) => (at ? t(`kind_${kind}`).toLowerCase() : t(`kind_${kind}`))).join(', ')

/** A series that can no longer be chosen, or not by this reader. @param {{ title: string, numbering: Numbering | undefined }} props */
const Settled = ({ title, numbering }) => html`<div class="numbering" role="group" aria-label=${title}>
  <header><h3>${title}</h3><output class="num" aria-label=${t('next_number')}>${numbering?.preview || '—'}</output></header>
  <p class="small soft"><code>${numbering?.pattern}</code> · ${restart(numbering?.pattern ?? '')}${numbering?.locked && html` · ${t('format_locked')}`}</p>
</div>`

/** @param {{ all: Numbering[], kinds: string[], form: any }} props */
function Series({ all, kinds, form }) {
  const lead = leadOf(all, kinds)
  const settled = of(all, lead)
  if (settled?.locked || !may('admin')) return html`<${Settled} title=${titleOf(kinds)} numbering=${settled} />`
  const same = all.filter(({ pattern, kind }) => pattern === form.values[`${lead}.pattern`] && !kinds.includes(kind))
  return html`<${Builder} title=${titleOf(kinds)} kind=${lead} form=${form} began=${same.some(({ locked }) => locked)} />`
}

/** @param {{ all: Numbering[], form: any }} props */
function Arrangements({ all, form: { values, set } }) {
  const possible = /** @type {Arrangement[]} */ (Object.keys(groups)).filter((one) => isPossible(all, one))
  const choose = (/** @type {string} */ one) => set({ ...proposed(all, /** @type {Arrangement} */ (one), values), arrangement: one })
  return html`<div class="numbering">${may('admin') && possible.length > 1 && html`<${Choices} label=${t('series_question')} name="arrangement" value=${values.arrangement} onInput=${choose}
      options=${possible.map((one) => ({ value: one, label: t(`series_${one}`), hint: t(`series_${one}_hint`) }))} />`}
    <p class="small soft">${t('series_default')}</p></div>`
}

/** @param {{ company: Company }} props */
export function Numberings({ company }) {
  const all = company.numberings
  const form = useForm({
    initial: valuesOf(all),
    guard: askToLeave,
    save: async (values) => {
      const saved = await call('PUT', inCompany('/numberings'), chosen(all, values))
      keep(inCompany(), { ...company, numberings: saved })
      form.reset(valuesOf(saved))
      toast(t('saved'))
    }
  })
  const arranged = groups[/** @type {Arrangement} */ (form.values['arrangement'])]
  return html`<form class="card section" novalidate onSubmit=${form.submit} aria-label=${t('numberings')}>
    <header class="stack-s"><h2>${t('numberings')}</h2></header>
    <${Banner}>${t('numbering_law')}<//>
    <${ErrorSummary} errors=${form.errors} />
    <${Series} all=${all} kinds=${['quote']} form=${form} />
    <${Arrangements} all=${all} form=${form} />
    ${arranged.map((kinds) => html`<${Series} key=${kinds.join()} all=${all} kinds=${kinds} form=${form} />`)}
    ${may('admin') && all.some(({ locked }) => !locked) && html`<div class="actions"><${Button} kind=${form.changed ? 'primary' : 'secondary'} submit busy=${form.busy} disabled=${!form.changed}>${t('save')}<//>${form.changed && html`<span class="small muted">${t('unsaved')}</span>`}</div>`}
  </form>`
}
