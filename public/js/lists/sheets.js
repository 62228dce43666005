// What each list writes in a file for a spreadsheet.
import { instant, today } from '../core/format.js'
import { t } from '../core/i18n.js'
import { toast } from '../ui/overlay.js'
import { actionWords } from '../journal/words.js'
import { csv, saveFile } from './csv.js'
/** @import { Cell } from './csv.js' */
/** @import { Article, Client, Contact, HistoryEvent } from '../core/shapes.js' */
/** @import { Payment, Row } from '../documents/types.js' */

/** @param {'quotes' | 'invoices'} family @returns {Cell[]} */
const documents = (family) => [
  [t('documents.number'), 'text', (/** @type {Row} */ row) => row.number],
  [t('lists.kind'), 'text', (row) => t(`kind.${row.kind}`)],
  [t('documents.client'), 'text', (row) => row.client_name],
  [t('lists.subject'), 'text', (row) => row.subject],
  [t(`${family}.issued`), 'day', (row) => row.issued_on],
  [t(`${family}.due`), 'day', (row) => row.due_on],
  [t('documents.state'), 'text', (row) => t(`state_${row.state}`)],
  [t('documents.total'), 'cents', (row) => row.gross_total],
  ...(family === 'invoices' ? /** @type {Cell[]} */ ([[t('documents.open_amount'), 'cents', (row) => row.open]]) : []),
  [t('lists.currency'), 'text', (row) => row.currency]
]

/** @type {Record<string, () => Cell[]>} */
const SHEETS = {
  quotes: () => documents('quotes'),
  invoices: () => documents('invoices'),
  payments: () => [
    [t('payments.paid_on'), 'day', (/** @type {Payment} */ row) => row.paid_on],
    [t('payments.client'), 'text', (row) => row.client_name],
    [t('payments.method'), 'text', (row) => t(`method.${row.method}`)],
    [t('payments.reference'), 'text', (row) => row.reference],
    [t('payments.allocated'), 'text', (row) => [...row.allocations, ...row.parts].flatMap((/** @type {{ number: string | null }} */ { number }) => number ?? []).join(' ')],
    [t('payments.amount'), 'cents', (row) => (row.direction === 'out' ? -row.amount : row.amount)],
    [t('lists.unallocated'), 'cents', (row) => row.unallocated]
  ],
  clients: () => [
    [t('client'), 'text', (/** @type {Client} */ row) => row.name],
    [t('client_kind'), 'text', (row) => t(`client_${row.kind}`)],
    ['SIREN', 'text', (row) => row.siren],
    [t('vat_number'), 'text', (row) => row.vat_number],
    [t('field_email'), 'text', (row) => row.email],
    [t('field_phone'), 'text', (row) => row.phone],
    [t('billing_address'), 'text', (row) => [row.street, row.street2].filter(Boolean).join(', ')],
    [t('field_postcode'), 'text', (row) => row.postcode],
    [t('field_city'), 'text', (row) => row.city],
    [t('field_country'), 'text', (row) => row.country],
    [t('open'), 'cents', (row) => row.open],
    [t('overdue'), 'cents', (row) => row.overdue]
  ],
  contacts: () => [
    [t('first_name'), 'text', (/** @type {Contact} */ row) => row.first_name],
    [t('last_name'), 'text', (row) => row.last_name],
    [t('contact_role'), 'text', (row) => row.role],
    [t('field_email'), 'text', (row) => row.email],
    [t('field_phone'), 'text', (row) => row.phone],
    [t('nav_clients'), 'text', (row) => row.clients.map((/** @type {{ name: string }} */ { name }) => name).join(', ')],
    [t('nav_groups'), 'text', (row) => row.groups.map((/** @type {{ name: string }} */ { name }) => name).join(', ')]
  ],
  journal: () => [
    ['N°', 'number', (/** @type {HistoryEvent} */ row) => row.n],
    [t('journal_at'), 'text', (row) => instant(row.at)],
    [t('journal_who'), 'text', (row) => row.actor_name],
    [t('journal_what'), 'text', (row) => actionWords(row.action)],
    [t('journal_about'), 'text', (row) => row.label]
  ],
  articles: () => [
    [t('reference_field'), 'text', (/** @type {Article} */ row) => row.reference],
    [t('article_name'), 'text', (row) => row.name],
    [t('article_description'), 'text', (row) => row.description],
    [t('nature'), 'text', (row) => t(`nature_${row.nature}`)],
    [t('unit'), 'text', (row) => t(`unit_${row.unit}`)],
    [t('unit_price'), 'number', (row) => row.unit_price],
    [t('vat'), 'text', (row) => row.vat.category],
    [t('lists.rate'), 'number', (row) => row.vat.rate === null ? null : row.vat.rate / 100]
  ]
}

/** Saves rows of a list as a file. @param {string} list @param {any[]} rows */
export function saveRows(list, rows) {
  saveFile(csv(SHEETS[list]?.() ?? [], rows), `${t(`nav_${list}`).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')}-${today()}.csv`)
  toast(t('lists.exported', { n: rows.length }))
}
