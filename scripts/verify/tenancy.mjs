// Every condition on the company of every statement of the store, taken out alone: something must change before our eyes, or the condition is spared for a reason.
import assert from 'node:assert/strict';
import { startApp } from '../../tests/support/server.js';
import { wholeLife } from '../../tests/support/tenancy/life.js';
import { spared } from '../../tests/support/tenancy/spared.js';
import { placesOf, watch } from '../../tests/support/tenancy/watch.js';

/** How often each statement is looked at, when it has something to say and when it has not. */
const most = { telling: 60, silent: 12 };

export async function tenancy() {
  const app = await startApp({ main: 'recorded' });
  try {
    const { life, ...of } = await wholeLife(app);
    const { watched, leaks } = watch(life, { ...of, most, mutate: true });
    assert.deepEqual(leaks, [], 'statements that see or change something of another company');
    const places = placesOf(watched);
    const survivors = places.filter(({ noticed }) => !noticed).map(({ name }) => name);
    console.log(`  ${watched.length} statements, ${places.length} conditions taken out one by one: ${places.length - survivors.length} noticed, ${survivors.length} spared`);
    const known = new Set(Object.values(spared).flat());
    assert.deepEqual(survivors.filter((name) => !known.has(name)), [], 'conditions whose loss nothing notices');
  } finally {
    await app.stop();
  }
}
