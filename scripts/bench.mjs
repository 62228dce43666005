// npm run bench: what a request costs the Worker as it is deployed, as a Markdown table.
import { build } from './build/main.mjs';
import { entry } from './lib/failure.mjs';
import { setUp } from './setup/main.mjs';

await entry(async () => {
  await setUp();
  await build('deploy');
  // only now is there a Node that has what this needs
  const { bench } = await import('./bench/main.mjs');
  await bench();
  return 0;
});
