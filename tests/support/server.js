// The built Worker on the real runtime for a test file: its own database, codes and mail, on any free port.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createTestHarness, unstable_readConfig as readConfig } from 'wrangler';
import { buildAssets } from '../../scripts/build/assets/main.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { startMailCatcher } from '../../scripts/mail-catcher.mjs';
import { freshSecrets } from '../../scripts/start/secrets.mjs';
import { faultsIn, keepLog } from './log.js';

// nobody needs to know where the tests run, and asking would call out
process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
process.env.WRANGLER_SEND_METRICS = 'false';

/**
 * @typedef {object} App
 * @property {string} url
 * @property {import('../../scripts/mail-catcher.mjs').MailCatcher} mail What the Worker posts its letters to.
 * @property {any} db The D1 the Worker writes to, to look at what it wrote.
 * @property {any} codes The KV that holds the mailed codes, hashed.
 * @property {() => Promise<void>} runScheduled What the platform does every minute.
 * @property {() => string[]} logs What the Worker logged, a line each.
 * @property {Record<string, string>} secrets Those it was started with, to sign what it would sign.
 * @property {Set<string>} planted What its log may never hold: what people typed, the codes and tokens they were given.
 * @property {RegExp[]} provoked The errors of ours that a test asks for.
 * @property {() => Promise<void>} stop Stops, and fails if the log tells of a fault (log.js).
 */

/**
 * Starts the Worker as built by npm run build. With several isolates, copies of it share one database behind a router,
 * as on the platform; counted, each answer tells in a header what it has cost the database (counted.js); recorded, it tells at an address of its own
 * all that it asked of the database (recorded.js). Pages and other files are then not served.
 * @param {{ isolates?: number, main?: 'counted' | 'recorded', vars?: Record<string, string> }} [options] @returns {Promise<App>}
 */
export async function startApp({ isolates = 1, main, vars = {} } = {}) {
  await buildAssets();
  const secrets = freshSecrets();
  const mail = await startMailCatcher({ token: secrets.MAIL_TOKEN });
  /** @param {string} publicUrl */
  const optionsFor = (publicUrl) => {
    const settings = { MAIL_URL: mail.sendUrl, PUBLIC_URL: publicUrl, ...vars };
    if (main) return { root, workers: [copy('comptoir', settings, secrets, join(root, `tests/support/${main}.js`))] };
    return isolates === 1 ? alone(settings, secrets) : several(isolates, settings, secrets);
  };
  const harness = createTestHarness(optionsFor('http://127.0.0.1'));
  await harness.listen();
  // only now is its own address known
  const { url } = await harness.listen();
  await harness.update(optionsFor(url.origin));
  const worker = harness.getWorker(isolates === 1 ? 'comptoir' : 'comptoir-0');
  await worker.applyD1Migrations('DB');
  const { DB, CODES } = await worker.getEnv();
  const lines = () => harness.getLogs().map(({ message }) => message);
  const planted = new Set(Object.values(secrets));
  /** @type {RegExp[]} */
  const provoked = [];
  return {
    url: url.origin,
    mail,
    secrets,
    planted,
    provoked,
    db: DB,
    codes: CODES,
    runScheduled: async () => {
      const { outcome } = await worker.scheduled({ cron: '* * * * *' });
      if (outcome !== 'ok') throw new Error(`the scheduled work ended as ${outcome}`);
    },
    logs: lines,
    stop: async () => {
      const said = lines();
      await Promise.all([harness.close(), mail.stop()]);
      keepLog(said);
      assert.deepEqual(faultsIn(said, { planted, provoked }), []);
    },
  };
}

/** @param {Record<string, string>} vars @param {Record<string, string>} secrets */
const alone = (vars, secrets) => ({ root, workers: [{ configPath: 'wrangler.toml', vars, secrets }] });

/**
 * The Worker by hand, so that it may be there more than once or within something else. Its secrets are given as such: among the other
 * settings, those that npm start keeps in .dev.vars would win.
 * @param {string} name @param {Record<string, string>} vars @param {Record<string, string>} secrets @param {string} [main]
 */
function copy(name, vars, secrets, main) {
  const config = readConfig({ config: join(root, 'wrangler.toml') });
  return {
    secrets,
    config: {
      name,
      main: main ?? config.main,
      compatibility_date: config.compatibility_date,
      vars: { ...config.vars, ...vars },
      d1_databases: config.d1_databases,
      kv_namespaces: config.kv_namespaces,
    },
  };
}

/** Copies of the Worker behind a router. @param {number} isolates @param {Record<string, string>} vars @param {Record<string, string>} secrets */
function several(isolates, vars, secrets) {
  const copies = Array.from({ length: isolates }, (_, rank) => copy(`comptoir-${rank}`, vars, secrets));
  const router = {
    config: {
      name: 'router',
      main: join(root, 'tests/support/router.js'),
      compatibility_date: copies[0]?.config.compatibility_date,
      services: copies.map(({ config: { name } }) => ({ binding: name.toUpperCase().replace('-', '_'), service: name })),
    },
  };
  return { root, workers: [router, ...copies] };
}
