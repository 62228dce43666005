// Keeps what was sent, a file per letter, so that a restart forgets nothing.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @import { Letter } from './shape.mjs' */
/** @typedef {Letter & { id: string, received_at: number }} Kept */

export class Box {
  /** @type {Kept[]} newest last */
  #kept = [];
  #folder;
  #next;

  /** @param {string | undefined} folder Nothing is written when there is none. */
  constructor(folder) {
    this.#folder = folder;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
      this.#kept = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
    }
    this.#next = 1 + Number(this.#kept.at(-1)?.id ?? 0);
  }

  /** @param {Letter} letter @returns {Kept} */
  keep(letter) {
    const kept = { ...letter, id: String(this.#next++).padStart(8, '0'), received_at: Date.now() };
    this.#kept.push(kept);
    if (this.#folder) writeFileSync(join(this.#folder, `${kept.id}.json`), JSON.stringify(kept));
    return kept;
  }

  /** Newest first; all of them, or those sent to one address. @param {string | null} [to] */
  list(to) {
    const mine = to ? this.#kept.filter((kept) => recipients(kept).includes(to.toLowerCase())) : this.#kept;
    return mine.toReversed();
  }

  /** @param {string | undefined} id */
  find(id) {
    return this.#kept.find((kept) => kept.id === id);
  }

  clear() {
    if (this.#folder) for (const { id } of this.#kept) rmSync(join(this.#folder, `${id}.json`), { force: true });
    this.#kept = [];
  }
}

/** @param {Kept} kept */
const recipients = ({ to = [], cc = [], bcc = [] }) => [...to, ...cc, ...bcc].map(({ email }) => email.toLowerCase());
