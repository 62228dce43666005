// npm run verify [-- --only crash,fuzz,lighthouse,schemathesis,soak,tenancy,year --rounds 5 --runs 3 --minutes 5 --executions 10000000 --examples 200]: what takes too long for every change. Its figures stand in README.
import { parseArgs } from 'node:util';
import { build } from './build/main.mjs';
import { entry } from './lib/failure.mjs';
import { setUpTests } from './setup/main.mjs';

await entry(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, rounds: { type: 'string', default: '5' }, runs: { type: 'string', default: '3' }, minutes: { type: 'string', default: '5' }, executions: { type: 'string', default: '10000000' }, examples: { type: 'string', default: '200' } },
  });
  await setUpTests();
  await build('deploy');
  // only now is there a Node that has what this needs
  const { verify } = await import('./verify/main.mjs');
  const { only, rounds, runs, minutes, executions, examples } = values;
  return verify({ only: only?.split(','), rounds: Number(rounds), runs: Number(runs), minutes: Number(minutes), executions: Number(executions), examples: Number(examples) });
});
