// Everything that is built, in order. Each part does nothing when it is fresh.
import { buildAssets } from './assets/main.mjs';
import { buildEngine } from './engine.mjs';
import { copyViewer } from './viewer.mjs';
import { buildWorker } from './worker.mjs';

/** @param {'local' | 'deploy'} mode */
export async function build(mode) {
  copyViewer();
  await buildEngine();
  await buildAssets();
  await buildWorker(mode);
}
