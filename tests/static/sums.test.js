// What the pages count by themselves before a deposit, an invoice of chosen lines or a credit note is asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';

Object.assign(globalThis, { document: { documentElement: { lang: 'fr' } } });
const { leftOf, shareOf } = await import('../../public/js/trade/sums.js');

test('a share is rounded once, half a cent away from zero, however large the total', () => {
  assert.equal(shareOf(147_600, '30'), 44_280);
  assert.equal(shareOf(1001, '33.33'), 334);
  assert.equal(shareOf(1, '50'), 1);
  assert.equal(shareOf(9_007_199_254_740_991, '100'), 9_007_199_254_740_991);
});

/** @param {string} quantity @param {object} [more] @returns {any} */
const line = (quantity, more = {}) => ({ kind: 'product', quantity, ...more });

test('what is left of a line is what no other document took', () => {
  /** @type {any} */
  const quote = { id: 'q', answered_options: [4], lines: [line('4'), { kind: 'heading', quantity: null }, line('0.3'), line('1', { kind: 'option', ticked: false }), line('1', { kind: 'option', ticked: true })] };
  const taking = (/** @type {number} */ position, /** @type {string} */ quantity, id = 'q') => ({ lines: [line(quantity, { source: { document_id: id, position } })] });
  /** @type {any[]} */
  const others = [taking(1, '1.5'), taking(1, '0.5'), taking(3, '0.1'), taking(3, '0.2'), taking(4, '1', 'elsewhere')];
  assert.deepEqual(leftOf(quote, others).map(({ position, left }) => [position, left]), [[1, '2'], [4, '1']]);
});
