// What every list offers beside its filters: saved views, its columns, its rows in a file.
import { html, useState } from '../vendor/preact.js'
import { t } from '../core/i18n.js'
import { Button } from '../ui/form.js'
import { Menu } from '../ui/overlay.js'
import { attempt } from '../ui/use-form.js'
import { FilterBar } from './filters.js'
import { Later } from './later.js'

/**
 * The row under the tabs. @param {{ list: 'quotes' | 'invoices' | 'payments' | 'clients' | 'contacts' | 'articles', columns: import('../ui/data.js').Column[],
 *   asked: URLSearchParams, filters?: import('./filters.js').Filter[] }} props
 */
export function ListTools({ list, columns, asked, filters = [] }) {
  const [part, setPart] = useState(/** @type {'display' | 'export' | null} */ (null))
  const close = () => setPart(null)
  const items = [
    { label: t('lists.display'), icon: /** @type {const} */ ('settings'), onClick: () => setPart('display') },
    { label: t('lists.export'), icon: /** @type {const} */ ('download'), onClick: () => setPart('export') }
  ]
  return html`<${FilterBar} filters=${filters}>
    <span class="tools"><${Later} load=${() => import('./views.js')} quiet list=${list} />
      <${Menu} title=${t('lists.more')} items=${items} button=${(/** @type {object} */ ties) => html`<button type="button" class="chip tool" ...${ties}>${t('lists.more')}</button>`} /></span>
    ${part === 'display' && html`<${Later} load=${() => import('./display-dialog.js')} list=${list} columns=${columns} onClose=${close} />`}
    ${part === 'export' && html`<${Later} load=${() => import('./export-dialog.js')} list=${list} asked=${asked} onClose=${close} />`}
  <//>`
}

/** The chosen rows in a file. @param {{ list: string, rows: any[] }} props */
export const CsvButton = ({ list, rows }) => html`<${Button} icon="download" onClick=${() => attempt(async () => (await import('./sheets.js')).saveRows(list, rows))}>CSV<//>`
