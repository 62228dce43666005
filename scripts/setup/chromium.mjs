// A Chromium for the browser tests: whichever is there, else Debian's.
import { existsSync } from 'node:fs';
import { aptInstall } from './apt.mjs';
import { onPath } from './on-path.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser to drive, or nothing. @returns {string | undefined} */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named && existsSync(named)) return named;
  return names.map(onPath).find(Boolean) ?? macApps.find((app) => existsSync(app));
}

/** Installs Chromium, with a font that has every accent, when no browser is found. */
export async function ensureChromium() {
  if (!findChromium()) await aptInstall('browser for tests', ['chromium', 'fonts-liberation']);
}
