// What the engine costs in a browser: its bytes, and the time of a keystroke in a long document, from the draft to the figures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { openBrowser } from '../../tests/support/browser.js';
import { root } from '../lib/paths.mjs';

const origin = 'http://engine.localhost';
const folder = join(root, 'public/js/engine');
const types = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

/** A draft of so many lines, half of them with all that a line can carry. @param {number} lines */
const draft = (lines) => ({
  price_mode: 'net', remainder: [],
  adjustments: [{ kind: 'allowance', percent: '5', amount: null, reason: 'Remise', reason_code: '95', vat: null }],
  lines: Array.from({ length: lines }, (_, at) => ({
    kind: 'product', article_id: null, name: `Fourniture et pose n° ${at}`, description: at % 2 ? 'Main-d’œuvre comprise' : null, nature: 'service',
    quantity: `${at + 1}.5`, unit: 'HUR', unit_price: `${at * 7 + 12}.345`, allowance: at % 2 ? { percent: '2.5', amount: null, reason: null } : null,
    charge: null, vat: { category: 'S', rate: at % 3 ? 2000 : 1000, vatex: null }, ticked: null, source: null,
  })),
});

/** Runs in the page. @param {{ priced: object, runs: number }} what */
async function timesIn({ priced, runs }) {
  const script = '/comptoir.js';
  const engine = await import(script);
  await engine.default();
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    JSON.parse(engine.price(JSON.stringify(priced)));
    times.push(performance.now() - start);
  }
  return times;
}

/** Milliseconds, median and least, once the browser is warm. @param {import('playwright-core').Page} page @param {number} lines */
async function keystroke(page, lines) {
  const times = await page.evaluate(timesIn, { priced: draft(lines), runs: 80 });
  const kept = times.slice(20).toSorted((a, b) => a - b);
  return { p50: kept[Math.floor(kept.length / 2)] ?? 0, least: kept[0] ?? 0 };
}

/** Measures, prints. */
export async function benchEngine() {
  const wasm = readFileSync(join(folder, 'comptoir_bg.wasm'));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.route(`${origin}/**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const kind = /** @type {keyof typeof types} */ (name.split('.').at(-1) || 'html');
      return route.fulfill({ contentType: types[kind], body: name ? readFileSync(join(folder, name)) : '<!doctype html>' });
    });
    await page.goto(`${origin}/`);
    console.log('\n| Engine in Chromium | median | least |\n|---|---|---|');
    for (const lines of [10, 100, 200]) {
      const { p50, least } = await keystroke(page, lines);
      console.log(`| engine: price ${lines} lines | ${p50.toFixed(1)} ms | ${least.toFixed(1)} ms |`);
    }
    console.log(`| engine: bytes, after Brotli | ${(brotliCompressSync(wasm).length / 1024).toFixed(1)} KB | ${(wasm.length / 1024).toFixed(1)} KB unpacked |`);
  } finally {
    await browser.close();
  }
}
