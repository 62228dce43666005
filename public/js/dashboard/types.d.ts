// What the dashboard of a company says.
import type { HistoryEvent } from '../core/shapes.js'

export interface Month { month: string; invoiced: number; collected: number }
export interface Slice { documents: number; open: number }
export type Age = 'not_due' | 'days_1_30' | 'days_31_60' | 'days_over_60'
export interface Todo { kind: 'overdue' | 'accepted' | 'old_draft'; documents: number; gross: number }
export interface Dashboard {
  today: string
  months: Month[]
  ageing: Record<Age, Slice>
  vat: { period: { from: string; to: string }; basis: 'invoiced' | 'received'; by_rate: { rate: number | null; base: number; tax: number }[] }
  quotes: { documents: number; gross: number; acceptance_rate_90d: number | null }
  todo: Todo[]
  recent: HistoryEvent[]
}
