// A mail provider for local use: speaks Mailtrap's sending API, delivers nothing, and shows everything.
import { createServer } from 'node:http';
import { Box } from './mail/box.mjs';
import { Faults } from './mail/faults.mjs';
import { answer } from './mail/routes.mjs';

/**
 * @typedef {object} MailCatcher
 * @property {string} url Its page.
 * @property {string} sendUrl Where letters are posted.
 * @property {(to?: string) => import('./mail/box.mjs').Kept[]} mails Newest first.
 * @property {() => void} clear
 * @property {(fault: import('./mail/faults.mjs').Fault) => boolean} fail
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ port?: number, folder?: string, token: string }} options Port 0 takes any; without a folder nothing is written.
 * @returns {Promise<MailCatcher>}
 */
export async function startMailCatcher({ port = 0, folder, token }) {
  const catcher = { box: new Box(folder), faults: new Faults(), token };
  const server = createServer((request, response) => {
    answer(catcher, request, response).catch((error) => {
      console.error('mail catcher:', error);
      response.destroy();
    });
  });
  await /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  }));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    sendUrl: `${url}/api/send`,
    mails: (to) => catcher.box.list(to),
    clear: () => catcher.box.clear(),
    fail: (fault) => catcher.faults.set(fault),
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
