// npm run verify [-- --only crash,lighthouse,soak,year --rounds 5 --runs 3 --minutes 5]: what takes too long for every change. Its figures stand in README.
import { parseArgs } from 'node:util';
import { build } from './build/main.mjs';
import { entry } from './lib/failure.mjs';
import { setUpTests } from './setup/main.mjs';

await entry(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, rounds: { type: 'string', default: '5' }, runs: { type: 'string', default: '3' }, minutes: { type: 'string', default: '5' } },
  });
  await setUpTests();
  await build('deploy');
  // only now is there a Node that has what this needs
  const { verify } = await import('./verify/main.mjs');
  const { only, rounds, runs, minutes } = values;
  return verify({ only: only?.split(','), rounds: Number(rounds), runs: Number(runs), minutes: Number(minutes) });
});
