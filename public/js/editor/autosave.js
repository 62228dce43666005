// Saves a draft by itself: on this device after 300 ms, on the server after 800 ms of rest or when the page hides. Never asks.
import { effect, signal } from '../vendor/preact.js'
/** @import { Signal } from '../vendor/preact.js' */
/** @import { Document, Draft } from '../documents/types.js' */
/** @import { DraftModel } from './model.js' */

const KEEP_AFTER = 300
const SEND_AFTER = 800
const RETRY_AFTER = 15_000

/**
 * Where the draft stands.
 * @typedef {{ kind: 'new' } | { kind: 'typing' } | { kind: 'saving' } | { kind: 'saved', at: number } | { kind: 'offline' }
 *   | { kind: 'failed', detail: string } | { kind: 'changed', theirs: Document }} SaveState
 */

/** What a push came to. @typedef {{ saved: Document } | { changed: Document } | { refused: string } | { offline: true }} Pushed */

/**
 * How the outside is reached.
 * @typedef {{ push: (body: Draft, leaving: boolean) => Promise<Pushed>, keep: (body: Draft) => Promise<void>, forget: () => Promise<void>,
 *   saved: (document: Document) => void }} Reach
 */

export class Autosave {
  /** @type {Signal<SaveState>} */
  state
  #draft
  #reach
  #settled
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #keeping
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #sending
  /** @type {Promise<void> | undefined} */
  #flight
  #stops = new AbortController()

  /** @param {DraftModel} draft @param {Reach} reach @param {SaveState} state @param {string} [settled] the body the server already holds */
  constructor(draft, reach, state, settled) {
    this.#draft = draft
    this.#reach = reach
    this.state = signal(state)
    this.#settled = settled ?? JSON.stringify(draft.body.peek())
    const { signal: until } = this.#stops
    const stop = effect(() => this.#changed(JSON.stringify(draft.body.value)))
    until.addEventListener('abort', stop)
    document.addEventListener('visibilitychange', () => document.hidden && this.#leave(), { signal: until })
    addEventListener('pagehide', () => this.#leave(), { signal: until })
    addEventListener('online', () => this.flush(), { signal: until })
  }

  get isDirty() {
    return JSON.stringify(this.#draft.body.peek()) !== this.#settled
  }

  /** Saves now what is not saved yet; says whether the server holds everything. */
  async flush() {
    clearTimeout(this.#sending)
    await this.#flight
    if (this.state.peek().kind === 'changed') return false
    if (this.isDirty) await this.#push(false)
    return !this.isDirty
  }

  /** Saves even an untouched draft, so that it has a name on the server. */
  async settle() {
    await this.#flight
    if (this.state.peek().kind === 'new') await this.#push(false)
    return this.flush()
  }

  /** Goes on from a document of the server, after a choice between two versions. @param {'mine' | 'theirs'} choice @param {Document} theirs */
  async resolve(choice, theirs) {
    if (choice === 'theirs') {
      this.#reach.saved(theirs)
      this.#draft.load(theirs)
      this.#settled = JSON.stringify(this.#draft.body.peek())
      await this.#reach.forget()
      this.state.value = { kind: 'saved', at: Date.now() }
      return
    }
    this.#reach.saved(theirs)
    this.state.value = { kind: 'typing' }
    await this.#push(false)
  }

  /** Stops listening; what is not saved yet leaves on its own. */
  stop() {
    this.#stops.abort()
    clearTimeout(this.#keeping)
    clearTimeout(this.#sending)
    if (this.state.peek().kind !== 'changed' && this.isDirty) void this.#push(true)
  }

  /** @param {string} body */
  #changed(body) {
    if (body === this.#settled || this.state.peek().kind === 'changed') return
    this.state.value = { kind: 'typing' }
    clearTimeout(this.#keeping)
    clearTimeout(this.#sending)
    this.#keeping = setTimeout(() => this.#reach.keep(this.#draft.body.peek()), KEEP_AFTER)
    this.#sending = setTimeout(() => this.#push(false), SEND_AFTER)
  }

  #leave() {
    if (!this.isDirty || this.state.peek().kind === 'changed') return
    void this.#reach.keep(this.#draft.body.peek())
    void this.#push(true)
  }

  /** @param {boolean} leaving */
  #push(leaving) {
    // One request at a time: the next one waits for the version the first one gives.
    this.#flight ??= this.#send(leaving).finally(() => {
      this.#flight = undefined
    })
    return this.#flight
  }

  /** @param {boolean} leaving */
  async #send(leaving) {
    const body = this.#draft.body.peek()
    const sent = JSON.stringify(body)
    this.state.value = { kind: 'saving' }
    const outcome = await this.#reach.push(body, leaving)
    if ('saved' in outcome) await this.#landed(sent, outcome.saved)
    else if ('changed' in outcome) this.state.value = { kind: 'changed', theirs: outcome.changed }
    else this.#missed(body, 'refused' in outcome ? { kind: 'failed', detail: outcome.refused } : { kind: 'offline' })
  }

  /** @param {string} sent @param {Document} document */
  async #landed(sent, document) {
    this.#settled = sent
    const untouched = !this.isDirty
    this.#reach.saved(document)
    // What the answer itself put into the draft is no change of ours.
    if (untouched) this.#settled = JSON.stringify(this.#draft.body.peek())
    if (this.isDirty) {
      this.state.value = { kind: 'typing' }
      clearTimeout(this.#sending)
      this.#sending = setTimeout(() => this.#push(false), SEND_AFTER)
      return
    }
    clearTimeout(this.#keeping)
    clearTimeout(this.#sending)
    await this.#reach.forget()
    this.state.value = { kind: 'saved', at: Date.now() }
  }

  /** @param {Draft} body @param {SaveState} state */
  #missed(body, state) {
    void this.#reach.keep(body)
    this.state.value = state
    if (state.kind === 'offline' && !this.#stops.signal.aborted) this.#sending = setTimeout(() => this.#push(false), RETRY_AFTER)
  }
}
