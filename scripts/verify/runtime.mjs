// The Worker on a database that is kept on disk, in a process of its own: it can be killed at any moment and started again on what is left.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, workerDir } from '../lib/paths.mjs';
import { runtimes } from '../bench/cpu.mjs';

const here = fileURLToPath(import.meta.url);

/** @typedef {{ url: string, said: string[], ask: (sql: string) => Promise<any[]>, kill: () => Promise<void> }} Runtime */

/** @param {{ folder: string, vars: Record<string, string> }} how @returns {Promise<Runtime>} */
export async function startRuntime(how) {
  const child = fork(here, [JSON.stringify(how)], { silent: true });
  /** @type {string[]} */
  const said = [];
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on('line', (line) => void said.push(line));
  }
  const [{ url, pids }] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error(`the runtime did not start\n${said.join('\n')}`)))]);
  return {
    url,
    said,
    ask: async (sql) => {
      child.send(sql);
      return (await once(child, 'message'))[0];
    },
    kill: async () => {
      const ended = once(child, 'exit');
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What runs in the process that is killed. @param {{ folder: string, vars: Record<string, string> }} how */
async function live({ folder, vars }) {
  const { Miniflare, convertV4MiniflareOptions } = await import('miniflare');
  const options = {
    modulesRoot: workerDir,
    modules: [{ type: 'ESModule', path: join(workerDir, 'index.js') }, { type: 'CompiledWasm', path: join(workerDir, 'index_bg.wasm') }],
    compatibilityDate: '2026-11-01',
    bindings: vars,
    d1Databases: { DB: 'comptoir' }, kvNamespaces: { CODES: 'codes' },
    resourcePersistencePath: folder,
    port: Number(new URL(vars.PUBLIC_URL ?? '').port),
  };
  const miniflare = new Miniflare(convertV4MiniflareOptions(options));
  const url = await miniflare.ready;
  const database = await miniflare.getD1Database('DB');
  if (!(await database.prepare("select 1 from sqlite_master where name = 'users'").first())) {
    const files = readdirSync(join(root, 'migrations')).filter((name) => name.endsWith('.sql')).sort();
    for (const file of files) await database.prepare(readFileSync(join(root, 'migrations', file), 'utf8')).run();
  }
  process.on('message', async (sql) => process.send?.((await database.prepare(String(sql)).all()).results));
  process.send?.({ url: url.origin, pids: runtimes().map(Number) });
}

if (process.argv[1] === here && process.argv[2]) await live(JSON.parse(process.argv[2]));
