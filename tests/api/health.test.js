// The Worker answers on the real runtime: alone, and as several isolates on one database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp } from '../support/server.js';

for (const isolates of [1, 3]) {
  describe(`health, with ${isolates} isolate${isolates > 1 ? 's' : ''}`, () => {
    /** @type {import('../support/server.js').App} */
    let app;
    before(async () => {
      app = await startApp({ isolates });
    });
    after(() => app.stop());

    it('is reported as running, each time it is asked', async () => {
      for (let times = 0; times < 2 * isolates; times += 1) {
        const response = await fetch(`${app.url}/api/health`);
        assert.equal(response.status, 200);
        assert.equal((await response.json()).status, 'RUN');
      }
    });
  });
}
