// The two helpers a key calls: the command palette and the map of shortcuts.
import { html, useState } from '../vendor/preact.js'
import { call } from '../core/api.js'
import { t } from '../core/i18n.js'
import { setSingleKeys, singleKeys } from '../core/keys.js'
import { go } from '../core/router.js'
import { inCompany, may } from '../core/session.js'
import { Combobox, fold } from './combobox.js'
import { Checkbox } from './form.js'
import { Dialog } from './overlay.js'
import { creations, directory, office, work } from './shell.js'

/** @param {string} path @param {string} text @param {string} under @param {(row: any) => { label: string, detail?: string }} show */
async function search(path, text, under, show) {
  const found = await call('GET', inCompany(`${path}?limit=4&q=${encodeURIComponent(text)}`)).catch(() => ({ items: [] }))
  return found.items.map((/** @type {any} */ row) => ({ id: `${under}/${row.id}`, ...show(row) }))
}

/** @param {string} text @returns {Promise<import('./combobox.js').Option[]>} */
async function find(text) {
  const doors = [...(may('member') ? creations : []), ...work, ...directory, ...office].map((door) => ({ id: door.href, label: t(door.key) }))
  const shown = doors.filter(({ label }) => fold(label).includes(fold(text)))
  if (text.length < 2) return shown
  const document_ = (/** @type {any} */ row) => ({ label: `${row.number ?? t('state_draft')} · ${row.client_name ?? ''}`, detail: row.subject })
  const found = await Promise.all([
    search('/clients', text, '/clients', (row) => ({ label: row.name, detail: row.city ?? '' })),
    search('/invoices', text, '/factures', document_),
    search('/quotes', text, '/devis', document_)
  ])
  return [...shown.slice(0, 4), ...found.flat()]
}

/** @param {{ onClose: () => void }} props */
export function CommandPalette({ onClose }) {
  const [text, setText] = useState('')
  const pick = (/** @type {{ id: string }} */ { id }) => {
    onClose()
    setTimeout(() => go(id))
  }
  return html`<${Dialog} title=${t('search')} kind="palette" bare onClose=${onClose}>
    <${Combobox} label=${t('search')} hidden placeholder=${t('palette_hint')} text=${text} onText=${setText} find=${find} onPick=${pick} startOpen />
  <//>`
}

const keys = [
  ['keys_global', [['Ctrl K', 'key_palette'], ['/', 'key_search'], ['N', 'key_new'], ['G A', 'nav_home'], ['G D', 'nav_quotes'], ['G F', 'nav_invoices'], ['G R', 'nav_payments'], ['G C', 'nav_clients'], ['T', 'theme'], ['?', 'shortcuts'], ['Esc', 'key_close']]],
  ['keys_list', [['J / K', 'key_move'], ['Enter', 'key_open'], ['X', 'key_select'], ['Shift J / K', 'key_range'], ['Ctrl A', 'key_all'], ['F', 'key_filter'], ['.', 'key_row'], ['E S P D', 'key_row_acts']]],
  ['keys_editor', [['Enter', 'key_line'], ['Alt ↑ ↓', 'key_move_line'], ['Ctrl D', 'key_copy_line'], ['Ctrl ⌫', 'key_drop_line'], ['= 12 x 45', 'key_sum'], ['Ctrl Enter', 'key_issue']]]
]

/** @param {{ onClose: () => void }} props */
export const KeyboardHelp = ({ onClose }) => html`<${Dialog} title=${t('shortcuts')} kind="wide" onClose=${onClose}>
  <div class="stack">${keys.map(([title, rows]) => html`<section class="stack"><h3>${t(String(title))}</h3>
    <dl class="pairs">${/** @type {string[][]} */ (rows).map(([key, does]) => html`<div class="row"><dt><kbd class="shown">${key}</kbd></dt><dd class="small">${t(does ?? '')}</dd></div>`)}</dl></section>`)}
    <${Checkbox} checked=${singleKeys.value} onInput=${setSingleKeys}>${t('single_keys')}<//>
  </div>
<//>`
