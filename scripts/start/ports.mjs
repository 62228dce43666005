// The first free port from a wished one on.
import { createServer } from 'node:net';
import { StepFailed } from '../lib/failure.mjs';

/** @param {number} wished @param {number[]} [taken] @returns {Promise<number>} */
export async function freePort(wished, taken = []) {
  for (let port = wished; port < wished + 50; port += 1) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new StepFailed('finding a port', `ports ${wished} to ${wished + 49} are all taken`, 'Stop what holds them, or set PORT to another one.');
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
