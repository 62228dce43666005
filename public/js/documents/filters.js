// What narrows quotes and invoices.
import { t } from '../core/i18n.js'
/** @import { Family } from './types.js' */
/** @import { Filter } from '../lists/filters.js' */

const KINDS = ['invoice', 'deposit', 'progress', 'credit']

/** @param {Family} family @returns {Filter[]} */
export const filters = (family) => [
  { kind: 'client', label: t('documents.client') },
  { kind: 'period', label: t(`${family}.issued`) },
  { kind: 'due', label: t(`${family}.due`) },
  { kind: 'amount', label: t('documents.total') },
  ...(family === 'invoices' ? /** @type {Filter[]} */ ([
    { kind: 'choice', name: 'type', label: t('documents.kind'), options: KINDS.map((kind) => [kind, t(`kind.${kind}`)]) },
    { kind: 'flag', name: 'statut', value: 'open', label: t('invoices.tab.open') }
  ]) : [])
]
