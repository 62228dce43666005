// The Worker, its mail and its clock, running until somebody says stop.
import { join } from 'node:path';
import { watchAssets } from '../build/assets/main.mjs';
import { root } from '../lib/paths.mjs';
import { startMailCatcher } from '../mail-catcher.mjs';
import { startCron } from './cron.mjs';
import { isEmpty, migrate } from './database.mjs';
import { printPanel } from './panel.mjs';
import { freePort } from './ports.mjs';
import { localSecrets } from './secrets.mjs';
import { demoSignIn, seedDemo } from './seed.mjs';
import { startWorker } from './wrangler.mjs';

/** @typedef {(() => unknown)[]} Stops What must be ended, in the order it was started. */

/** @param {number} startedAt When the person asked for it. */
export async function runLocally(startedAt) {
  /** @type {Stops} */
  const stops = [];
  const over = stopAsked();
  try {
    await Promise.race([over, begin(stops, startedAt)]);
  } finally {
    await Promise.allSettled(stops.map((stop) => stop()));
  }
}

/** Starts everything, then waits for the Worker to end. @param {Stops} stops @param {number} startedAt */
async function begin(stops, startedAt) {
  const secrets = localSecrets();
  await migrate();
  const port = await freePort(Number(process.env.PORT ?? 8787));
  const mailPort = await freePort(8788, [port]);
  const mail = await startMailCatcher({ port: mailPort, folder: join(root, '.wrangler/mails'), token: secrets.MAIL_TOKEN ?? '' });
  stops.push(mail.stop, watchAssets());
  const app = `http://localhost:${port}`;
  const worker = startWorker({ port, vars: { PUBLIC_URL: app, MAIL_URL: mail.sendUrl } });
  stops.push(worker.stop);
  await worker.ready;
  if (isEmpty()) await seedDemo({ baseUrl: app, mailUrl: mail.url });
  stops.push(startCron(worker.url));
  printPanel({ app, mail: mail.url, demo: await demoSignIn(), seconds: (Date.now() - startedAt) / 1000 });
  await worker.ended;
}

/** Resolves when a person or the system asks us to end; a terminal may ask several times at once. @returns {Promise<void>} */
async function stopAsked() {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  await new Promise((resolve) => {
    for (const signal of signals) process.on(signal, resolve);
  });
  console.log('\nArrêt… · Stopping…');
}
