// npm start: everything a person needs to use Comptoir on this machine, from nothing.
import { build } from './build/main.mjs';
import { entry } from './lib/failure.mjs';
import { setUp } from './setup/main.mjs';

// the set-up may go on under a newer Node, which inherits this
const startedAt = Number((process.env.COMPTOIR_STARTED_AT ??= String(Date.now())));

await entry(async () => {
  await setUp();
  await build('local');
  // only now is there a Node that has what this needs
  const { runLocally } = await import('./start/main.mjs');
  await runLocally(startedAt);
});
