// The processor time of the runtime, thread by thread, as Linux counts it: waiting costs nothing, other programs neither.
import { readFileSync, readdirSync } from 'node:fs';

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // the thread or process ended between the listing and the reading
    return '';
  }
}

/** The runtimes that this process started, at any depth. @returns {string[]} */
export function runtimes() {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => {
    const [, name = '', rest = ''] = /\((.*)\) (.*)/s.exec(read(`/proc/${pid}/stat`)) ?? [];
    return { pid, name, parent: rest.split(' ')[1] ?? '' };
  });
  const ours = new Set([String(process.pid)]);
  for (let grown = true; grown;) {
    const more = processes.filter(({ pid, parent }) => ours.has(parent) && !ours.has(pid));
    for (const { pid } of more) ours.add(pid);
    grown = more.length > 0;
  }
  return processes.filter(({ pid, name }) => ours.has(pid) && name.startsWith('workerd')).map(({ pid }) => pid);
}

/** Milliseconds of processor time so far. @param {string[]} pids */
export function spent(pids) {
  const threads = pids.flatMap((pid) => readdirSync(`/proc/${pid}/task`).map((task) => `/proc/${pid}/task/${task}/schedstat`));
  const nanoseconds = threads.reduce((sum, file) => sum + Number(read(file).split(' ')[0] ?? 0), 0);
  return nanoseconds / 1e6;
}

/**
 * The cost of each of many runs, after some that only warm the runtime.
 * @param {string[]} pids @param {() => Promise<unknown>} deed @param {{ warm: number, runs: number }} how
 */
export async function costs(pids, deed, { warm, runs }) {
  const all = [];
  for (let run = 0; run < warm + runs; run += 1) {
    const before = spent(pids);
    await deed();
    all.push(spent(pids) - before);
  }
  const kept = all.slice(warm).toSorted((a, b) => a - b);
  return { p50: kept[Math.floor(kept.length / 2)] ?? 0, least: kept[0] ?? 0 };
}
