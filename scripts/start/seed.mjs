// The demo company, told to an empty database through the API, as a person would.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StepFailed } from '../lib/failure.mjs';
import { root } from '../lib/paths.mjs';

const script = join(root, 'scripts/seed/main.mjs');

/** @param {{ baseUrl: string, mailUrl: string }} where */
export async function seedDemo(where) {
  if (!existsSync(script)) return;
  console.log('· demo company (once)');
  try {
    const { seed } = await import(pathToFileURL(script).href);
    await seed(where);
  } catch (error) {
    throw new StepFailed('demo company', String(error instanceof Error ? (error.stack ?? error.message) : error),
      'Delete .wrangler to begin again from an empty database, then start once more.');
  }
}

/** How to sign in to the demo, as the seed says it. @returns {Promise<{ email: string, password: string } | undefined>} */
export async function demoSignIn() {
  return existsSync(script) ? (await import(pathToFileURL(script).href)).demo : undefined;
}
