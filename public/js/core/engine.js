// The Rust engine that prices documents on the server, compiled for the browser: fetched once, by the first page that counts.

/** @typedef {typeof import('../engine/comptoir.js')} Engine */

/** @type {Promise<Engine> | undefined} */
let loading

/**
 * The engine, ready to count. A failed fetch is forgotten, so that the next call tries again.
 * @returns {Promise<Engine>}
 */
export function loadEngine() {
  loading ??= start().catch((fault) => {
    loading = undefined
    throw fault
  })
  return loading
}

/** @returns {Promise<Engine>} */
async function start() {
  const engine = await import('../engine/comptoir.js')
  await engine.default()
  return engine
}
