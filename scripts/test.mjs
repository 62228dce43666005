// npm test [-- --only name,name]: every check that a change must pass, with what the checks need.
import { parseArgs } from 'node:util';
import { entry } from './lib/failure.mjs';
import { setUpTests } from './setup/main.mjs';

await entry(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  await setUpTests();
  // only now is there a Node that has what this needs
  const { runTests } = await import('./test/main.mjs');
  return runTests((values.only ?? []).flatMap((names) => names.split(',')));
});
