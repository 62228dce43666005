// The catalogue: what is sold, its price and its VAT.
import { html } from '../vendor/preact.js'
import { vatWords } from '../core/choices.js'
import { decimal } from '../core/format.js'
import { t } from '../core/i18n.js'
import { go, place, setQuery } from '../core/router.js'
import { listClass, shown } from '../lists/display.js'
import { CsvButton, ListTools } from '../lists/tools.js'
import { DataTable, EmptyState, ListBody, PageHead, SearchField, Tabs } from '../ui/data.js'
import { ArchiveBar, NewButton, RecordMenu, sheetHref, useRecords } from '../ui/records.js'
import { ArticleDialog } from './form.js'

/** @import { Article } from '../core/shapes.js' */

/** @returns {import('../ui/data.js').Column[]} */
const columns = () => [
  { key: 'name', label: t('article_name'), sort: 'name', place: 'lead', cell: (/** @type {Article} */ article) => html`<a class="open" href=${sheetHref(article.id)}>${article.name}</a>${article.description && html`<span class="second clip">${article.description}</span>`}` },
  { key: 'reference', label: t('reference_field'), cell: (/** @type {Article} */ article) => html`<span class="soft">${article.reference ?? ''}</span>` },
  { key: 'nature', label: t('nature'), place: 'wide', cell: (/** @type {Article} */ article) => html`<span class="soft">${t(`nature_${article.nature}`)}</span>` },
  { key: 'vat', label: t('vat'), place: 'side', end: true, cell: (/** @type {Article} */ article) => html`<span class="soft">${vatWords(article.vat)}</span>` },
  { key: 'price', label: t('unit_price'), end: true, place: 'figure', cell: (/** @type {Article} */ article) => html`<span class="strong">${decimal(article.unit_price, 2)} €</span> <span class="second">/ ${t(`unit_${article.unit}`)}</span>` },
  { key: 'more', label: t('actions'), hidden: true, place: 'more', cell: (/** @type {Article} */ article) => html`<${RecordMenu} path="/articles" record=${article} name=${article.name} edit=${sheetHref(article.id)} />` }
]

export default function Articles() {
  const { list, asked, filtered, sort, picked, creating, open, close } = useRecords('/articles', 'name')
  const every = columns()
  const empty = html`<${EmptyState} icon="package" title=${t('articles_empty')} text=${t('articles_empty_text')}><${NewButton}>${t('new_article')}<//><//>`
  const table = (/** @type {Article[]} */ rows) => html`<${DataTable} caption=${t('nav_articles')} columns=${shown('articles', every)} rows=${rows} sort=${sort} picked=${picked} onOpen=${(/** @type {Article} */ row) => go(sheetHref(row.id))} />`
  return html`<div class="page">
    <${PageHead} title=${t('nav_articles')}><${NewButton}>${t('new_article')}<//><//>
    <div class=${listClass()}>
      <div class="list-bar"><${Tabs} label=${t('view')} value=${place.value.query.get('etat') ?? ''} onPick=${(/** @type {string} */ value) => setQuery({ etat: value || null })}
        items=${[{ value: '', label: t('active') }, { value: 'archived', label: t('archived_ones') }]} /><${SearchField} label=${t('articles_search')} /></div>
      <${ListTools} list="articles" columns=${every} asked=${asked} />
      <${ListBody} list=${list} filtered=${filtered} empty=${empty} nothing=${t('articles_nothing')} table=${table} />
    </div>
    <${ArchiveBar} path="/articles" picked=${picked} list=${list} more=${(/** @type {any[]} */ rows) => html`<${CsvButton} list="articles" rows=${rows} />`} />
    ${creating && html`<${ArticleDialog} article=${null} onClose=${close} />`}
    ${open && html`<${ArticleDialog} key=${open.id} article=${open} onClose=${close} />`}
  </div>`
}
