// A body of the shape that the API's own description asks for: what a route without a furnishing of its own is asked with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';

/** @type {any} */
export const api = JSON.parse(readFileSync(join(root, 'public/api-docs/openapi.json'), 'utf8'));

/** @param {string} method @param {string} path */
export const operation = (method, path) => api.paths[path]?.[method.toLowerCase()];

/** The least body that has the shape, or nothing when none is asked for. @param {string} method @param {string} path */
export function sampleBody(method, path) {
  const schema = operation(method, path)?.requestBody?.content?.['application/json']?.schema;
  return schema ? sample(schema) : undefined;
}

/** @param {any} schema @returns {unknown} */
function sample(schema) {
  if (schema.$ref) return sample(api.components.schemas[schema.$ref.split('/').at(-1)]);
  if ('default' in schema) return schema.default;
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0] ?? schema.allOf?.[0];
  if (choice) return sample(choice);
  const type = Array.isArray(schema.type) ? schema.type.find((/** @type {string} */ one) => one !== 'null') : schema.type;
  if (type === 'object') {
    return Object.fromEntries((schema.required ?? []).map((/** @type {string} */ name) => [name, sample(schema.properties[name])]));
  }
  return { array: [], boolean: false, integer: 1, number: 1, string: 'x' }[/** @type {string} */ (type)] ?? {};
}
