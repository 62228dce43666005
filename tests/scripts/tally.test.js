// The closing line adds up what each runner says.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Tally } from '../../scripts/test/tally.mjs';

it('adds cargo\'s and node\'s figures and nothing else', () => {
  const tally = new Tally();
  const lines = [
    'test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s',
    'test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out',
    'ℹ tests 6', 'ℹ pass 5', 'ℹ fail 1', '  ✔ pass 9 things (1 ms)',
  ];
  for (const line of lines) tally.read(line);
  assert.equal(String(tally), '20 passed, 3 failed');
});
