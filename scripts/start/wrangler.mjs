// Wrangler as a child: one-off commands, and the Worker on the real runtime for as long as we run.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { StepFailed } from '../lib/failure.mjs';
import { nodeModules, root, stateDir } from '../lib/paths.mjs';
import { watch } from '../lib/run.mjs';

const wrangler = join(nodeModules, 'wrangler', 'bin', 'wrangler.js');
// no questions, no telemetry, no look-up of where we are
const env = { WRANGLER_SEND_METRICS: 'false', CI: '1', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };
// it tells us to call the scheduled handler, which cron.mjs does
const isNoise = /^\s*$|Scheduled Workers are not|manually trigger a scheduled|cdn-cgi\/local\/scheduled|cron-triggers|Logs were written to/;

/** @param {string[]} args */
export const runWrangler = (args) => watch(process.execPath, [wrangler, ...args], () => {}, { env });

/**
 * ready: it answers, or could not be started · ended: it is over, whoever ended it
 * @typedef {{ url: string, ready: Promise<void>, ended: Promise<unknown>, stop: () => Promise<void> }} RunningWorker
 * @param {{ port: number, vars: Record<string, string> }} options @returns {RunningWorker}
 */
export function startWorker({ port, vars }) {
  const args = [wrangler, 'dev', '--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0', '--persist-to', stateDir,
    '--show-interactive-dev-session=false', '--log-level', 'warn',
    ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`])];
  // a group of its own, so that the runtime underneath ends with it whatever happens
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const said = tell(child);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    if (child.exitCode === null) end(child.pid, 'SIGTERM');
    const late = await Promise.race([ended, delay(4000, 'late', { ref: false })]);
    if (late === 'late') end(child.pid, 'SIGKILL');
  };
  const url = `http://127.0.0.1:${port}`;
  return { url, ready: healthy(url, child, said), ended, stop };
}

/** Shows what the Worker says, and keeps it for the case of a bad start. @param {import('node:child_process').ChildProcess} child */
function tell(child) {
  /** @type {string[]} */
  const said = [];
  for (const input of [child.stdout, child.stderr]) {
    if (!input) continue;
    createInterface({ input }).on('line', (line) => {
      if (isNoise.test(line)) return;
      if (said.push(line) > 40) said.shift();
      console.log(`  ${line}`);
    });
  }
  return said;
}

/** @param {string} url @param {import('node:child_process').ChildProcess} child @param {string[]} said */
async function healthy(url, child, said) {
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await delay(100);
  }
  throw new StepFailed('starting the Worker', `it did not come to health. Its last words:\n${said.slice(-8).join('\n') || '(none)'}`,
    'If they name a line of ours, mend it. If the local data is broken, delete .wrangler and start again.');
}

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
function end(pid, signal) {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // it has already ended
  }
}
