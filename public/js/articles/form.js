// The dialog that creates or changes an article of the catalogue.
import { html } from '../vendor/preact.js'
import { unitChoices, vatChoices, vatKey, vatOf } from '../core/choices.js'
import { decimal, parseDecimal } from '../core/format.js'
import { t } from '../core/i18n.js'
import { inCompany, may } from '../core/session.js'
import { useKept } from '../core/store.js'
import { Button, ErrorSummary, Fields, Select, TextField } from '../ui/form.js'
import { Dialog, toast } from '../ui/overlay.js'
import { save } from '../ui/records.js'
import { useForm } from '../ui/use-form.js'

/** @import { Article, Company } from '../core/shapes.js' */

/** @param {Article | null} article */
const initial = (article) => ({
  name: article?.name ?? '',
  reference: article?.reference ?? '',
  description: article?.description ?? '',
  nature: article?.nature ?? 'service',
  unit: article?.unit ?? 'C62',
  price: article ? decimal(article.unit_price, 2) : '',
  vat: article ? vatKey(article.vat) : 'S:2000'
})

/** @typedef {ReturnType<typeof initial>} Values */

/** @param {Values} values */
const check = ({ name, price }) => [
  ...(name.trim() ? [] : [{ field: 'name', text: t('article_name_needed') }]),
  ...(parseDecimal(price) === null ? [{ field: 'price', text: t('price_needed') }] : [])
]

/** @param {Values} values */
const body = ({ name, reference, description, nature, unit, price, vat }) => ({
  name: name.trim(), reference: reference.trim() || null, description: description.trim() || null, nature, unit, unit_price: parseDecimal(price), vat: vatOf(vat)
})

/** @param {{ article: Article | null, onClose: () => void }} props */
export function ArticleDialog({ article, onClose }) {
  const form = useForm({
    initial: initial(article),
    check,
    save: async (values, key) => {
      const saved = await save('/articles', article, body(values), key)
      toast(t(article ? 'article_saved' : 'article_created', { name: saved.name }))
      onClose()
    }
  })
  const { field, errorOf } = form
  const company = /** @type {Company | null} */ (useKept(inCompany()).data)
  const footer = may('member') && html`<${Button} onClick=${onClose}>${t('cancel')}<//><${Button} kind="primary" submit busy=${form.busy}>${t(article ? 'save' : 'article_create')}<//>`
  return html`<${Dialog} title=${article?.name ?? t('new_article')} onClose=${onClose} onSubmit=${form.submit} footer=${footer}>
    <${Fields} legend=${t('article_name')} disabled=${!may('member')}>
      <${ErrorSummary} errors=${form.errors} />
      <${TextField} label=${t('article_name')} ...${field('name')} />
      <${TextField} label=${t('article_description')} hint=${t('article_description_hint')} ...${field('description')} optional rows=${2} />
      <div class="pair"><${TextField} label=${t('unit_price')} ...${field('price')} error=${errorOf('price') ?? errorOf('unit_price')} inputmode="decimal" suffix="€" class="amount" />
        <${Select} label=${t('unit')} ...${field('unit')} options=${unitChoices()} /></div>
      <div class="pair"><${Select} label=${t('vat')} ...${field('vat')} options=${vatChoices(company ?? { country: 'FR', postcode: null }, article?.vat)} />
        <${Select} label=${t('nature')} ...${field('nature')} options=${[['service', t('nature_service')], ['goods', t('nature_goods')]]} /></div>
      <${TextField} class="short" label=${t('reference_field')} ...${field('reference')} optional />
    <//>
  <//>`
}
