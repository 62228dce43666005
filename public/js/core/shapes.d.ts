/** What the API says and takes, as pages read it. */
export type Role = 'owner' | 'admin' | 'member' | 'accountant'
export type Language = 'fr' | 'en'
export interface User { id: string; name: string; email: string; language: Language }
export interface Membership { id: string; name: string; role: Role; logo_id: string | null; accent: string }
export interface Session { user: User; companies: Membership[] }
export interface Challenge { id: string; email: string; expires_at: number; resend_at: number }
export interface Page<T> { items: T[]; next: string | null }

export type DocumentKind = 'quote' | 'invoice' | 'deposit' | 'credit' | 'progress'
export interface Numbering { kind: DocumentKind; pattern: string; first_rank: number; locked: boolean; shares: DocumentKind[]; preview: string | null }
export interface Company {
  id: string; name: string; legal_form: string | null; siren: string | null; siret: string | null
  vat_number: string | null; capital: string | null; rcs_city: string | null
  street: string; street2: string | null; postcode: string; city: string; country: string
  email: string | null; phone: string | null; website: string | null
  currency: string; time_zone: string; language: Language
  vat_regime: 'standard' | 'debits' | 'franchise'
  payment_terms: string; quote_days: number; late_penalty: string | null
  iban: string | null; bic: string | null; insurance: string | null; waste: string | null; mediator: string | null
  accent: string; logo_id: string | null; numberings: Numbering[]; role: Role; version: number
}

export interface Address { street: string | null; street2: string | null; postcode: string | null; city: string | null; country: string }
export type ClientKind = 'business' | 'consumer' | 'public'
export interface ClientContact { id: string; first_name: string; last_name: string; email: string | null; role: string | null }
export interface Client extends Address {
  id: string; kind: ClientKind; name: string; siren: string | null; siret: string | null; vat_number: string | null
  email: string | null; phone: string | null; delivery: Address | null; language: Language
  payment_terms: string | null; note: string | null; contacts: ClientContact[]
  archived: boolean; version: number; open: number; overdue: number
}
export interface Named { id: string; name: string }
export interface Contact {
  id: string; first_name: string; last_name: string; role: string | null; email: string | null; phone: string | null
  note: string | null; clients: Named[]; groups: Named[]; archived: boolean; version: number
}
export interface Group { id: string; name: string; contacts: number; version: number }
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O'
export interface VatCode { category: VatCategory; rate: number | null; vatex: string | null }
export interface Article {
  id: string; reference: string | null; name: string; description: string | null; nature: 'goods' | 'service'
  unit: string; unit_price: string; vat: VatCode; archived: boolean; version: number
}

export type State = 'draft' | 'sent' | 'accepted' | 'refused' | 'expired' | 'invoiced' | 'issued' | 'partly_paid' | 'paid' | 'overdue'
export interface DocumentRow {
  id: string; kind: DocumentKind; stage: string; state: State; number: string | null; client_id: string | null
  client_name: string | null; subject: string; issued_on: string | null; due_on: string | null
  gross_total: number; open: number; currency: string; version: number
}
export interface HistoryEvent {
  n: number; at: number; actor_name: string; action: string; detail: unknown
  subject_kind?: string; subject_id?: string; label?: string
}
export type Verification =
  | { intact: true; events: number; sealed: number; unsealed_since: number | null }
  | { intact: false; broken_at: number; reason: string }
