// npm run journal [-- --company ID] [--file export.sqlite | --remote]: walks the chain of every journal, or of one company's.
import { parseArgs } from 'node:util';
import { entry } from './lib/failure.mjs';
import { ensureNode } from './setup/node.mjs';
import { installPackages } from './setup/packages.mjs';

await entry(async () => {
  const { values } = parseArgs({ options: { company: { type: 'string' }, file: { type: 'string' }, remote: { type: 'boolean' } } });
  await installPackages();
  await ensureNode();
  // only now is there a Node that has what this needs
  const { checkJournals } = await import('./journal/main.mjs');
  return (await checkJournals(values)) ? 0 : 1;
});
