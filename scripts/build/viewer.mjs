// The API's interactive page is Swagger UI, served from our own origin.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules, root } from '../lib/paths.mjs';

const from = join(nodeModules, 'swagger-ui-dist');
const to = join(root, 'public/api-docs/viewer');
/** What each is called here: a text without a name's end would be served without a type. */
const files = { 'swagger-ui-bundle.js': 'swagger-ui-bundle.js', 'swagger-ui.css': 'swagger-ui.css', LICENSE: 'LICENSE.txt', NOTICE: 'NOTICE.txt' };

/** Copies the viewer's files out of its package. */
export function copyViewer() {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const [file, name] of Object.entries(files)) copyFileSync(join(from, file), join(to, name));
}
