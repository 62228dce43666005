// What the pages of documents and payments exchange with the API.

export interface Vat { category: 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O'; rate: number | null; vatex: string | null }

export type LineKind = 'product' | 'heading' | 'text' | 'subtotal' | 'option'
export interface Reduction { percent: string | null; amount: number | null; reason: string | null }

/** A line as it is typed and saved: a missing figure is null. */
export interface LineInput {
  kind: LineKind
  article_id: string | null
  name: string
  description: string | null
  nature: 'goods' | 'service' | null
  quantity: string | null
  unit: string | null
  unit_price: string | null
  allowance: Reduction | null
  charge: Reduction | null
  vat: Vat | null
  ticked: boolean | null
  source?: LineSource | null
}
/** What a line bills or credits; for progress, how far it has come. */
export interface LineSource {
  document_id: string; position: number
  percent: string | null; previous_percent: string | null; contract_net: number | null; billed: number | null
}
export interface Line extends LineInput { net: number | null }

export interface AdjustmentInput {
  kind: 'allowance' | 'charge'
  percent: string | null
  amount: number | null
  reason: string
  reason_code: string | null
  vat: Vat | null
}
export interface Adjustment extends AdjustmentInput { total: number }

export interface VatSubtotal extends Vat { base: number; tax: number }
export interface Totals {
  line_total: number; allowance_total: number; charge_total: number
  net_total: number; vat_total: number; gross_total: number; prepaid: number; payable: number
}

export type PriceMode = 'net' | 'gross'
export type Family = 'quotes' | 'invoices'
export type Kind = 'quote' | 'invoice' | 'deposit' | 'credit' | 'progress'
export type QuoteState = 'draft' | 'sent' | 'accepted' | 'refused' | 'expired' | 'replaced' | 'partly_invoiced' | 'invoiced'
export type InvoiceState = 'draft' | 'issued' | 'partly_paid' | 'paid' | 'overdue' | 'credited'
export type State = QuoteState | InvoiceState

/** What is said of a draft as a whole. */
export interface Head {
  client_id: string | null
  contact_id: string | null
  subject: string
  issued_on: string | null
  due_on: string | null
  supplied_on: string | null
  payment_terms: string | null
  purchase_order: string | null
  note: string | null
  language: 'fr' | 'en' | null
  price_mode: PriceMode
  settled_on: string | null
  settled_method: Method | null
}
export interface DeductionInput { deposit_id: string; amount: number | null }
export interface Deduction extends Vat { deposit_id: string; number: string; issued_on: string; base: number; tax: number }
/** What is left of the document that a draft bills or credits. */
export interface Remainder { vat: Vat; base: number; tax: number }
export interface Draft extends Head { lines: LineInput[]; adjustments: AdjustmentInput[]; deductions: DeductionInput[] }

export interface Address { street: string | null; street2: string | null; postcode: string | null; city: string | null; country: string }
export interface Party {
  name: string
  legal_form?: string | null
  siren?: string | null
  siret?: string | null
  vat_number?: string | null
  capital?: string | null
  rcs_city?: string | null
  address?: Address | null
  delivery?: Address | null
  contact_name?: string | null
  email?: string | null
  phone?: string | null
  website?: string | null
  iban?: string | null
  bic?: string | null
  accent?: string
  logo_id?: string | null
  kind?: string
}
export interface Mention { code: string; text: string }

export interface Event { n: number; at: number; actor_name: string; action: string }
export interface Message {
  id: string; kind: string; recipient: string; subject: string
  state: 'ready' | 'leased' | 'sent' | 'failed' | 'unknown' | 'cancelled'
  not_before: number; sent_at: number | null; failure: string | null
}
export interface Link { id: string; kind: Kind; number: string | null; relation: 'bills' | 'deducts' | 'credits' | 'revises'; direction: 'from' | 'to'; issued_on: string; gross_total: number }

export interface Document extends Omit<Head, 'issued_on' | 'language'> {
  id: string
  kind: Kind
  stage: string
  state: State
  number: string | null
  client_name: string
  issued_on: string
  currency: string
  language: 'fr' | 'en'
  lines: Line[]
  adjustments: Adjustment[]
  vat: VatSubtotal[]
  totals: Totals
  deductions: Deduction[]
  remainder: Remainder[]
  settled_on: string | null
  settled_method: Method | null
  answered_options: number[] | null
  answered_gross: number | null
  paid: number
  credited: number
  open: number
  answered_on: string | null
  answered_by: string | null
  answer_note: string | null
  seller: Party | null
  buyer: Party | null
  mentions: Mention[]
  links: Link[]
  messages: Message[]
  events: Event[]
  share_url: string | null
  version: number
}

/** How far a document and all that is tied to it have come; amounts include VAT. */
export interface Dossier {
  quoted: number; deposited: number; billed: number; credited: number; paid: number; remaining_to_bill: number; remaining_to_pay: number
  by_rate: { vat: Vat; quoted: number; deposited: number; billed: number; credited: number }[]
  documents: { id: string; kind: Kind; number: string | null; issued_on: string; state: State; gross_total: number; open: number }[]
  payments: { id: string; paid_on: string; amount: number; method: Method }[]
}

export interface Row {
  id: string; kind: Kind; stage: string; state: State; number: string | null
  client_id: string | null; client_name: string; subject: string
  issued_on: string; due_on: string | null; gross_total: number; open: number; currency: string; version: number
}
/** An invoice that still asks for money. */
export interface OpenInvoice { id: string; number: string; issued_on: string; due_on: string; gross_total: number; open: number }
export interface Page<T> { items: T[]; next: string | null }
export interface Tally { states: { state: State; documents: number; gross: number; credits: number }[] }
export interface Letter { to: string; subject: string; message: string }

export interface Client {
  id: string; kind: 'business' | 'consumer' | 'public'; name: string
  siren: string | null; siret: string | null; vat_number: string | null
  email: string | null; phone: string | null
  street: string | null; street2: string | null; postcode: string | null; city: string | null; country: string
  delivery: Address | null; language: 'fr' | 'en'; payment_terms: string | null; note: string | null
  contacts: { id: string; first_name: string; last_name: string; email: string | null; role: string | null }[]
  archived: boolean; version: number; open?: number; overdue?: number
}
export interface Article {
  id: string; reference: string | null; name: string; description: string | null
  nature: 'goods' | 'service'; unit: string; unit_price: string; vat: Vat; archived: boolean; version: number
}
export interface Company extends Address {
  id: string; name: string; legal_form: string | null; siren: string | null; siret: string | null; vat_number: string | null
  capital: string | null; rcs_city: string | null; email: string | null; phone: string | null; website: string | null
  currency: string; time_zone: string; language: 'fr' | 'en'; vat_regime: 'standard' | 'debits' | 'franchise'
  payment_terms: string; quote_days: number; late_penalty: string | null; iban: string | null; bic: string | null
  insurance: string | null; accent: string; logo_id: string | null; role: string; version: number
}

export type Method = 'transfer' | 'sepa_transfer' | 'sepa_debit' | 'direct_debit' | 'card' | 'cash' | 'cheque' | 'standing_order' | 'clearing'
export interface Payment {
  id: string; direction: 'in' | 'out'; client_id: string; client_name: string; paid_on: string; amount: number; method: Method
  reference: string | null; note: string | null; reverses_id: string | null; reversed_by: string | null
  allocations: { document_id: string; number: string; amount: number }[]
  parts: { credit_id: string | null; number: string | null; payment_id: string | null; paid_on: string | null; amount: number }[]
  collections: { document_id: string; vat: Vat; amount: number }[]
  refunded: number; unallocated: number
  warnings: { code: string; detail: string }[]
}
/** What a client owes, and what is owed to them. */
export interface Account {
  open: OpenInvoice[]
  credits: { id: string; number: string; issued_on: string; available: number }[]
  payments: { id: string; paid_on: string; method: Method; reference: string | null; available: number }[]
}
