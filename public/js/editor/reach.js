// How a draft reaches the server and this device's shelf.
import { Refused, call, newKey } from '../core/api.js'
import { sentence } from '../core/i18n.js'
import { company } from '../core/session.js'
import { shelf } from '../core/store.js'
import { wrongsOf } from '../ui/use-form.js'
import { documentApi } from '../documents/places.js'
/** @import { Document, Draft, Family, Kind } from '../documents/types.js' */
/** @import { Pushed, Reach } from './autosave.js' */

/** What the shelf holds of a draft not saved yet. @typedef {{ body: Draft, version: number | null, key: string, first: Draft | null, at: number }} Kept */

/** @param {Family} family @param {string} id The draft's name, or its kind while it has none. */
const slot = (family, id) => `draft ${company.value?.id} ${family} ${id}`

/** @param {Family} family @param {string} id @returns {Promise<Kept | undefined>} */
export const keptDraft = (family, id) => shelf('readonly', (kept) => kept.get(slot(family, id))).then((found) => found ?? undefined)

/** @param {Family} family @param {string} id */
export const forgetDraft = (family, id) => shelf('readwrite', (kept) => kept.delete(slot(family, id)))

/** One draft's way to the server. The first save is a POST whose key and body stay the same until it succeeds. @implements {Reach} */
export class DraftReach {
  #family
  #kind
  #key
  #version
  /** @type {Draft | null} */
  #first
  #landed

  /** @param {Family} family @param {{ id: string | null, kind: Kind, version: number | null, kept: Kept | undefined }} from @param {(document: Document) => void} landed */
  constructor(family, { id, kind, version, kept }, landed) {
    this.#family = family
    this.#kind = kind
    this.id = id
    this.#version = version
    this.#key = kept?.key ?? newKey()
    this.#first = kept?.first ?? null
    this.#landed = landed
  }

  /** @param {Draft} body @param {boolean} leaving @returns {Promise<Pushed>} */
  push = async (body, leaving) => {
    try {
      if (!this.id) await this.#create(body, leaving)
      if (this.#first && same(this.#first, body)) return { saved: /** @type {Document} */ (this.created) }
      return { saved: await call('PUT', documentApi(this.#family, `/${this.id}`), body, { ifMatch: this.#version ?? 0, keepalive: leaving }) }
    } catch (fault) {
      if (fault instanceof Refused && fault.code === 'changed_meanwhile') return { changed: /** @type {Document} */ (fault.body['current']) }
      if (fault instanceof Refused) return { refused: wrongsOf(fault)[0]?.text ?? sentence(fault) }
      return { offline: true }
    }
  }

  /** @param {Draft} body @param {boolean} leaving */
  async #create(body, leaving) {
    this.#first ??= body
    try {
      /** @type {Document} */
      this.created = await call('POST', documentApi(this.#family, this.#kind === 'deposit' ? '?kind=deposit' : ''), this.#first, { key: this.#key, keepalive: leaving })
    } catch (fault) {
      if (fault instanceof Refused) {
        // Refused for good: the next words are another first save.
        this.#first = null
        this.#key = newKey()
      }
      throw fault
    }
    await forgetDraft(this.#family, this.#kind)
    this.saved(this.created)
  }

  /** @param {Draft} body */
  keep = async (body) => {
    /** @type {Kept} */
    const kept = { body, version: this.#version, key: this.#key, first: this.#first, at: Date.now() }
    await shelf('readwrite', (all) => all.put(kept, slot(this.#family, this.id ?? this.#kind)))
  }

  forget = async () => {
    await forgetDraft(this.#family, this.id ?? this.#kind)
  }

  /** @param {Document} document */
  saved = (document) => {
    if (this.id && document !== this.created) this.#first = null
    this.id = document.id
    this.#version = document.version
    this.#landed(document)
  }
}

/** @param {Draft} one @param {Draft} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
