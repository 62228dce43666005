// Lighthouse on the pages that matter, on a phone and on a desk: the median of some runs, against the budgets.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signIn } from '../../tests/support/people.js';
import { startApp } from '../../tests/support/server.js';
import { StepFailed } from '../lib/failure.mjs';
import { root } from '../lib/paths.mjs';
import { capture, show } from '../lib/run.mjs';
import { demo, seed } from '../seed/main.mjs';
import { findChromium } from '../setup/chromium.mjs';

const version = '13.5.0';
// its hundred packages are of use here alone: what every test run installs stays without them
const home = join(root, '.tools/lighthouse');
const program = join(home, 'node_modules/lighthouse/cli/index.js');
const chrome = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'].join(' ');

/** @typedef {{ path: string, visitor: boolean }} Page */
/** @typedef {Record<'performance' | 'accessibility' | 'best-practices' | 'seo' | 'lcp' | 'cls' | 'tbt', number>} Figures */

const pages = [
  { path: '/', visitor: true },
  { path: '/connexion', visitor: true },
  { path: '/factures', visitor: false },
  { path: '/accueil', visitor: false },
];
const devices = /** @type {const} */ (['mobile', 'desktop']);

/** What is too little or too much, in words. @param {Figures} figures @param {Page} page @param {'mobile' | 'desktop'} device */
function over(figures, { visitor }, device) {
  const least = { performance: device === 'mobile' ? 95 : 99, accessibility: 100, 'best-practices': 100, ...(visitor ? { seo: 100 } : {}) };
  const most = { lcp: 2500, cls: 0.01, tbt: 150 };
  const low = Object.entries(least).filter(([name, bound]) => figures[/** @type {keyof Figures} */ (name)] < bound).map(([name, bound]) => `${name} under ${bound}`);
  const high = Object.entries(most).filter(([name, bound]) => figures[/** @type {keyof Figures} */ (name)] > bound).map(([name, bound]) => `${name} over ${bound}`);
  return [...low, ...high];
}

async function install() {
  if (existsSync(program) && JSON.parse(readFileSync(join(home, 'node_modules/lighthouse/package.json'), 'utf8')).version === version) return;
  console.log(`· Lighthouse ${version} (once)`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const { code } = await show('npm', ['install', '--no-save', '--loglevel=error', '--prefix', home, `lighthouse@${version}`], { cwd: home, env: { PUPPETEER_SKIP_DOWNLOAD: '1' } });
  if (code !== 0) throw new StepFailed('Lighthouse', `npm install ended with code ${code} (its own words are above)`, 'Check the network, then try again.');
}

/** One run. @param {string} url @param {'mobile' | 'desktop'} device @param {string} cookie @returns {Promise<Figures>} */
async function run(url, device, cookie) {
  const out = join(home, 'report.json');
  rmSync(out, { force: true });
  const asked = [url, '--quiet', '--output=json', `--output-path=${out}`, '--locale=fr', '--only-categories=performance,accessibility,best-practices,seo',
    `--chrome-flags=${chrome}`, ...(device === 'desktop' ? ['--preset=desktop'] : []), ...(cookie ? [`--extra-headers=${JSON.stringify({ cookie })}`] : [])];
  const { output } = await capture(process.execPath, [program, ...asked], { env: { CHROME_PATH: findChromium() } });
  if (!existsSync(out)) throw new StepFailed('Lighthouse', output, 'Is Chromium there? npm test installs one.');
  const { categories, audits, runtimeError } = JSON.parse(readFileSync(out, 'utf8'));
  if (runtimeError) throw new StepFailed('Lighthouse', runtimeError.message, `Open ${url} by hand.`);
  /** @param {string} name */
  const score = (name) => Math.round((categories[name].score ?? 0) * 100);
  /** @param {string} name */
  const value = (name) => audits[name].numericValue ?? 0;
  return {
    performance: score('performance'), accessibility: score('accessibility'), 'best-practices': score('best-practices'), seo: score('seo'),
    lcp: value('largest-contentful-paint'), cls: value('cumulative-layout-shift'), tbt: value('total-blocking-time'),
  };
}

/** The median of each figure. @param {Figures[]} all @returns {Figures} */
function medians(all) {
  const names = /** @type {(keyof Figures)[]} */ (Object.keys(all[0] ?? {}));
  /** @param {keyof Figures} name */
  const middle = (name) => all.map((figures) => figures[name]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return /** @type {Figures} */ (Object.fromEntries(names.map((name) => [name, middle(name)])));
}

/** @param {import('./main.mjs').Sizes} sizes */
export async function lighthouse({ runs }) {
  await install();
  const app = await startApp();
  /** @type {string[]} */
  const wrong = [];
  try {
    await seed({ baseUrl: app.url, mailUrl: app.mail.url });
    const { cookie } = await signIn(app, demo);
    console.log('\n| Page | Device | Performance | Accessibility | Best practices | SEO | LCP | CLS | TBT |\n|---|---|---|---|---|---|---|---|---|');
    for (const page of pages) {
      for (const device of devices) {
        const all = [];
        while (all.length < runs) all.push(await run(app.url + page.path, device, page.visitor ? '' : cookie));
        const found = medians(all);
        console.log(`| ${page.path} | ${device} | ${found.performance} | ${found.accessibility} | ${found['best-practices']} | ${page.visitor ? found.seo : '-'} | ${(found.lcp / 1000).toFixed(2)} s | ${found.cls.toFixed(3)} | ${found.tbt.toFixed(0)} ms |`);
        wrong.push(...over(found, page, device).map((what) => `${page.path} on ${device}: ${what}`));
      }
    }
  } finally {
    await app.stop();
  }
  if (wrong.length > 0) throw new StepFailed('Lighthouse', wrong.join('\n'), 'Open the page in Lighthouse and mend what it names; a busy machine spoils the timings.');
}
