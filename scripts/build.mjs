// npm run build [-- --deploy]: builds the Worker and the browser's engine, and prints what they weigh.
import { build } from './build/main.mjs';
import { checkSizes } from './build/size.mjs';
import { entry } from './lib/failure.mjs';
import { setUp } from './setup/main.mjs';

await entry(async () => {
  await setUp();
  const mode = process.argv.includes('--deploy') ? 'deploy' : 'local';
  await build(mode);
  checkSizes(mode);
});
