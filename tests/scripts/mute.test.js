// What Rust would say of a panic does not travel; all else stays as it is.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { mute } from '../../scripts/build/mute.mjs';

/** @param {string} text */
const named = (text) => [text.length, ...Buffer.from(text)];
/** @param {number} id @param {number[]} body */
const section = (id, body) => [id, body.length, ...body];
const place = [8, 0, 0, 0, 9, 0, 0, 0, 7, 0, 0, 0, 3, 0, 0, 0]; // nine letters at 8: line 7, column 3

/** One function is called `shout`, the other `name`; both give their number. @param {string} name @param {string} file */
function wasm(name, file) {
  const memory = [...Buffer.from('sentence'), ...Buffer.from(file), 0, 0, 0, ...place];
  const says = (/** @type {number} */ number) => [4, 0, 0x41, number, 0x0b];
  return Buffer.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 0, 1, 0x7f]), ...section(3, [2, 0, 0]), ...section(5, [1, 0, 1]),
    ...section(7, [3, ...named('a'), 0, 0, ...named('b'), 0, 1, ...named('m'), 2, 0]),
    ...section(10, [2, ...says(1), ...says(2)]),
    ...section(11, [1, 0, 0x41, 0, 0x0b, memory.length, ...memory]),
    ...section(0, [...named('name'), ...section(1, [2, 0, ...named('shout'), 1, ...named(name)])]),
  ]);
}

/** @param {Buffer} bytes */
async function run(bytes) {
  const { exports } = new WebAssembly.Instance(await WebAssembly.compile(bytes));
  const { a, b, m } = /** @type {{ a: () => number, b: () => number, m: WebAssembly.Memory }} */ (/** @type {unknown} */ (exports));
  return { a, b, memory: Buffer.from(m.buffer).subarray(0, 36) };
}

it('a panic traps in silence, and its place in the code is blank', async () => {
  const { a, b, memory } = await run(mute(wasm('_ZN4core9panicking5panic', 'src/so.rs')));
  assert.equal(a(), 1);
  assert.throws(b, WebAssembly.RuntimeError);
  assert.equal(memory.toString('latin1'), `sentence${'\0'.repeat(28)}`);
});

it('what is neither stays as it was', async () => {
  const original = wasm('_ZN5round', 'src/so.md');
  assert.deepEqual(mute(original), original);
  assert.equal((await run(original)).b(), 2);
});
