// What a page costs to draw: invoices of 1, 30 and 200 lines, drawn afresh each time, in processor time and in bytes.
import { logoPng } from '../seed/logo.mjs';
import { good } from './company.mjs';
import { costs } from './cpu.mjs';

const sizes = [1, 30, 200];
const how = { warm: 5, runs: 15 };

/**
 * An issued invoice of so many lines.
 * @param {Awaited<ReturnType<typeof import('./company.mjs').company>>} made @param {number} count
 */
async function issued({ person, C, draft }, count) {
  const lines = Array.from({ length: count }, (_, at) => ({ ...draft.lines[0], name: `Pose de parquet, pièce ${at + 1}` }));
  const { id } = await good(person.post(`${C}/invoices`, { ...draft, lines }));
  await good(person.post(`${C}/invoices/${id}/issuance`, {}));
  return id;
}

/**
 * Prints a table. A duplicate is never kept, so each is drawn.
 * @param {import('../../tests/support/server.js').App} app @param {Awaited<ReturnType<typeof import('./company.mjs').company>>} made
 * @param {string[]} pids @param {Awaited<ReturnType<typeof costs>>} base
 */
export async function papers(app, made, pids, base) {
  const { person, C } = made;
  const { version } = await good(person.get(C));
  await good(person.send('PUT', `${C}/logo`, logoPng(), { version, headers: { 'content-type': 'image/png' } }));
  console.log('\n| PDF with a logo, drawn afresh | CPU, median | CPU, least | bytes |\n|---|---|---|---|');
  for (const count of sizes) {
    const id = await issued(made, count);
    const headers = { cookie: person.cookie };
    const draw = async () => (await fetch(`${app.url}${C}/invoices/${id}/pdf?duplicate=1`, { headers })).arrayBuffer();
    const { byteLength } = await draw();
    const { p50, least } = await costs(pids, draw, how);
    const figures = [`${(p50 - base.p50).toFixed(1)} ms`, `${(least - base.least).toFixed(1)} ms`, byteLength];
    console.log(`| ${count} ${count === 1 ? 'line' : 'lines'} | ${figures.join(' | ')} |`);
  }
}
