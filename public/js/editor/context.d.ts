// What the parts of an open editor share.
import type { ReadonlySignal, Signal } from '../vendor/preact.js'
import type { Article, Client, Company } from '../core/shapes.js'
import type { Engine } from '../core/engine.js'
import type { Family, Mention } from '../documents/types.js'
import type { DraftModel, LineModel } from './model.js'
import type { Autosave } from './autosave.js'
import type { Priced } from './pricing.js'

export interface Ed {
  family: Family
  draft: DraftModel
  engine: Engine
  company: Company
  priced: ReadonlySignal<Priced>
  save: Autosave
  /** The document's name on the server, once it has one. */
  id: Signal<string | null>
  /** The legal sentences the server would print today. */
  mentions: Signal<Mention[]>
  stop: () => void
  /** The catalogue, as soon as it is here. */
  articles: Signal<Article[]>
  /** Looks further in a catalogue too long to be here whole. */
  lookFor: (typed: string) => void
  /** How many times the draft was looked at before leaving. */
  checks: Signal<number>
  /** The client of the draft, as soon as it is here. */
  client: Signal<Client | null>
  /** Rows a spreadsheet gave, waiting for a yes. */
  pasted: Signal<{ rows: string[][]; line: LineModel } | null>
}
