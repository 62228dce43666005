// A real browser for a test file, whichever Chromium this machine has.
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/setup/chromium.mjs';

// no account, no updates, nothing of the browser's own on the network
const args = ['--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** The sizes the product promises. */
export const sizes = /** @type {const} */ ({ phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } });

/** Opens the browser; its own sandbox needs a user who is not root. @returns {Promise<import('playwright-core').Browser>} */
export function openBrowser() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: run npm test, which installs one, or set CHROME_PATH');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...args, ...sandbox] });
}
