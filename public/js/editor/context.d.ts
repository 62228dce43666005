// What the parts of an open editor share.
import type { ReadonlySignal, Signal } from '../vendor/preact.js'
import type { Article, Client, Company } from '../core/shapes.js'
import type { Engine } from '../core/engine.js'
import type { Deduction, Family, Kind, Link, Mention, Remainder } from '../documents/types.js'
import type { Health } from './health.js'
import type { DraftModel, LineModel } from './model.js'
import type { Autosave } from './autosave.js'
import type { Priced } from './pricing.js'

/** What the server knows of the draft that is not typed. */
export interface About {
  kind: Kind
  mentions: Mention[]
  preceding: { kind: Kind; relation: string; number: string; issued_on: string }[]
  remainder: Remainder[]
  /** The documents it points at. */
  links: Link[]
  deductions: Deduction[]
  prepaid: number
}

export interface Ed {
  family: Family
  draft: DraftModel
  engine: Engine
  company: Company
  priced: ReadonlySignal<Priced>
  save: Autosave
  /** The document's name on the server, once it has one. */
  id: Signal<string | null>
  /** What the server knows of it that is not typed. */
  about: Signal<About>
  /** The legal sentences it would carry, and what there is to say of it. */
  health: ReadonlySignal<Health>
  stop: () => void
  /** The catalogue, as soon as it is here. */
  articles: Signal<Article[]>
  /** Looks further in a catalogue too long to be here whole. */
  lookFor: (typed: string) => void
  /** Kept once the client that the draft names is here, or cannot be had. */
  ready: Promise<void>
  /** How many times the draft was looked at before leaving. */
  checks: Signal<number>
  /** The client of the draft, as soon as it is here. */
  client: Signal<Client | null>
  /** Rows a spreadsheet gave, waiting for a yes. */
  pasted: Signal<{ rows: string[][]; line: LineModel } | null>
}
