// The built Worker on the real runtime for a test file: its own database, codes and mail, on any free port.
import { join } from 'node:path';
import { createTestHarness, unstable_readConfig as readConfig } from 'wrangler';
import { root } from '../../scripts/lib/paths.mjs';
import { startMailCatcher } from '../../scripts/mail-catcher.mjs';
import { freshSecrets } from '../../scripts/start/secrets.mjs';

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
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the Worker as built by npm run build. With several isolates, copies of it share one database behind a router,
 * as on the platform; pages and other files are then not served.
 * @param {{ isolates?: number, vars?: Record<string, string> }} [options] @returns {Promise<App>}
 */
export async function startApp({ isolates = 1, vars = {} } = {}) {
  const secrets = freshSecrets();
  const mail = await startMailCatcher({ token: secrets.MAIL_TOKEN });
  /** @param {string} publicUrl */
  const optionsFor = (publicUrl) => {
    const settings = { MAIL_URL: mail.sendUrl, PUBLIC_URL: publicUrl, ...vars };
    return isolates === 1 ? alone(settings, secrets) : several(isolates, { ...settings, ...secrets });
  };
  const harness = createTestHarness(optionsFor('http://127.0.0.1'));
  await harness.listen();
  // only now is its own address known
  const { url } = await harness.listen();
  await harness.update(optionsFor(url.origin));
  const worker = harness.getWorker(isolates === 1 ? 'comptoir' : 'comptoir-0');
  await worker.applyD1Migrations('DB');
  const { DB, CODES } = await worker.getEnv();
  return {
    url: url.origin,
    mail,
    db: DB,
    codes: CODES,
    runScheduled: async () => {
      const { outcome } = await worker.scheduled({ cron: '* * * * *' });
      if (outcome !== 'ok') throw new Error(`the scheduled work ended as ${outcome}`);
    },
    logs: () => harness.getLogs().map(({ message }) => message),
    stop: async () => void (await Promise.all([harness.close(), mail.stop()])),
  };
}

/** @param {Record<string, string>} vars @param {Record<string, string>} secrets */
const alone = (vars, secrets) => ({ root, workers: [{ configPath: 'wrangler.toml', vars, secrets }] });

/** Copies of the Worker behind a router. @param {number} isolates @param {Record<string, string>} vars */
function several(isolates, vars) {
  const config = readConfig({ config: join(root, 'wrangler.toml') });
  const copies = Array.from({ length: isolates }, (_, rank) => ({
    config: {
      name: `comptoir-${rank}`,
      main: config.main,
      compatibility_date: config.compatibility_date,
      vars: { ...config.vars, ...vars },
      d1_databases: config.d1_databases,
      kv_namespaces: config.kv_namespaces,
    },
  }));
  const router = {
    config: {
      name: 'router',
      main: join(root, 'tests/support/router.js'),
      compatibility_date: config.compatibility_date,
      services: copies.map(({ config: { name } }) => ({ binding: name.toUpperCase().replace('-', '_'), service: name })),
    },
  };
  return { root, workers: [router, ...copies] };
}
