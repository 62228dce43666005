// No statement of the store sees or changes anything of another company, though it kept the same things under the same ids.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startApp } from '../support/server.js';
import { wholeLife } from '../support/tenancy/life.js';
import { watch } from '../support/tenancy/watch.js';

/** @type {import('../support/server.js').App} */ let app;
before(async () => void (app = await startApp({ main: 'recorded' })));
after(() => app?.stop());

test('no statement sees or changes anything of another company', async (t) => {
  const { life, ...of } = await wholeLife(app);
  const { watched, leaks, unseen } = watch(life, { ...of, most: { telling: 8, silent: 4 }, mutate: false });
  assert.deepEqual(unseen, [], 'statements that nothing in the life runs');
  assert.deepEqual(leaks, []);
  t.diagnostic(`${watched.length} statements of ${life.batches.length} batches`);
});
