// Where quotes and invoices live: in the address bar, and in the API.
import { inCompany } from '../core/session.js'
/** @import { Family, Kind } from './types.js' */

/** @type {Record<Family, string>} */
const BASES = { quotes: '/devis', invoices: '/factures' }

/** The states of an invoice that still asks for money. @type {(string | null)[]} */
export const OWING = ['issued', 'partly_paid', 'overdue']

/** The states of a quote that may still be billed. @type {string[]} */
export const BILLABLE = ['accepted', 'partly_invoiced']

/** @param {Kind} kind @returns {Family} */
export const familyOf = (kind) => (kind === 'quote' ? 'quotes' : 'invoices')

/** @param {Family} family */
export const listPlace = (family) => BASES[family]

/** @param {Family} family @param {string} id */
export const documentPlace = (family, id) => `${BASES[family]}/${id}`

/** The editor: of a draft, or of a new document. @param {Family} family @param {string} [id] */
export const editorPlace = (family, id) => `${BASES[family]}/${id ? `${id}/modifier` : 'nouveau'}`

/** Where a row leads: a draft is written, the rest is read. @param {{ kind: Kind, id: string, stage: string }} row */
export const rowPlace = ({ kind, id, stage }) => (stage === 'draft' ? editorPlace : documentPlace)(familyOf(kind), id)

/** Where a payment of some invoices of a client is written down. @param {string | null} client @param {string[]} ids */
export const paymentPlace = (client, ids) => `/reglements?nouveau=1&client=${client}&facture=${ids.join(',')}`

/** @param {Family} family @param {string} [rest] */
export const documentApi = (family, rest = '') => inCompany(`/${family}${rest}`)

/** The file itself, to be opened or kept. @param {Family} family @param {string} id @param {'pdf' | 'xml'} [form] */
export const fileUrl = (family, id, form = 'pdf') => `/api${documentApi(family, `/${id}/${form}`)}`
