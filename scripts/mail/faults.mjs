// The ways a real mail provider fails, on demand: tests switch one on and see what we make of it.
import { setTimeout as delay } from 'node:timers/promises';

/** @import { ServerResponse } from 'node:http' */
/**
 * slow: answers late · 500, 429: refuses · 504: leaves it open whether it was kept · reset: hangs up before keeping · lost: keeps, then hangs up (a lost answer).
 * times: how many sendings it lasts; for ever without.
 * @typedef {{ mode: 'slow' | '500' | '504' | '429' | 'reset' | 'lost' | null, ms?: number, retry_after?: number, times?: number }} Fault
 */

const modes = new Set(['slow', '500', '504', '429', 'reset', 'lost', null]);

export class Faults {
  /** @type {Fault} */
  #fault = { mode: null };

  /** @param {any} fault @returns {boolean} Whether it is one we know. */
  set(fault) {
    if (!modes.has(fault?.mode)) return false;
    this.#fault = fault;
    return true;
  }

  get current() {
    return this.#fault;
  }

  /** The fault this sending meets, counted. @returns {Fault} */
  take() {
    const fault = this.#fault;
    if (fault.mode === null || fault.times === undefined) return fault;
    this.#fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : { mode: null };
    return fault;
  }
}

/**
 * Plays a fault on an answer.
 * @param {Fault} fault @param {ServerResponse} response @returns {Promise<'go on' | 'answered' | 'keep, then hang up'>}
 */
export async function play(fault, response) {
  switch (fault.mode) {
    case 'slow':
      await delay(fault.ms ?? 15_000);
      return 'go on';
    case '500':
      refuse(response, 500, 'Internal Server Error');
      return 'answered';
    case '504':
      refuse(response, 504, 'Gateway Timeout');
      return 'answered';
    case '429':
      response.setHeader('retry-after', String(fault.retry_after ?? 30));
      refuse(response, 429, 'Rate limit exceeded');
      return 'answered';
    case 'reset':
      response.socket?.resetAndDestroy();
      return 'answered';
    case 'lost':
      return 'keep, then hang up';
    default:
      return 'go on';
  }
}

/** @param {ServerResponse} response @param {number} status @param {...string} errors */
export function refuse(response, status, ...errors) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ success: false, errors }));
}
