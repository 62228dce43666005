// The API's interactive page is Swagger UI, served from our own origin.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules, root } from '../lib/paths.mjs';

const from = join(nodeModules, 'swagger-ui-dist');
const to = join(root, 'public/api-docs/viewer');
const files = ['swagger-ui-bundle.js', 'swagger-ui.css', 'LICENSE', 'NOTICE'];

/** Copies the viewer's files out of its package. */
export function copyViewer() {
  mkdirSync(to, { recursive: true });
  for (const file of files) copyFileSync(join(from, file), join(to, file));
}
