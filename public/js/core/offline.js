// Prepares the next visit: the worker that keeps the application's files, the words and the engine.
import { language } from './i18n.js'

/** The page's only trusted address of a script. */
function trusted() {
  const { trustedTypes } = /** @type {{ trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } } }} */ (/** @type {unknown} */ (globalThis))
  const policy = trustedTypes?.createPolicy('comptoir', { createScriptURL: (/** @type {string} */ url) => (url === '/sw.js' ? url : '') })
  return policy ? policy.createScriptURL('/sw.js') : '/sw.js'
}

/** Passes the words and the engine before the worker once, so that any page opens without a network. */
const warm = () => Promise.all(['words/keys', 'words/' + language, 'engine/comptoir'].map((name) => fetch(`/js/${name}.js`)).concat(fetch('/js/engine/comptoir_bg.wasm')))

/** Resolves once the worker sees what this page asks for: a new one follows the page a moment after it is ready. */
const followed = () => new Promise((done) => {
  if (navigator.serviceWorker.controller) done(undefined)
  else navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
})

/** Called once the first page is on screen and the machine is idle. */
export async function prepareOffline() {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(trusted())
    await followed()
    const saver = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData
    if (!saver) await warm()
  } catch {
    // Without the worker everything still works, on line.
  }
}
