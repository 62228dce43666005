// Prepares the next visit: the worker that keeps the files, and the files of pages not opened yet.
import { language } from './i18n.js'
import { routes } from '../routes.js'

/** The page's only trusted address of a script. */
function trusted() {
  const { trustedTypes } = /** @type {{ trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } } }} */ (/** @type {unknown} */ (globalThis))
  const policy = trustedTypes?.createPolicy('comptoir', { createScriptURL: (/** @type {string} */ url) => (url === '/sw.js' ? url : '') })
  return policy ? policy.createScriptURL('/sw.js') : '/sw.js'
}

/** Passes every page, its words and its styles before the worker once, so that any of them opens without a network. */
async function warm() {
  for (const route of routes) {
    await route.load().catch(() => undefined)
    const files = [...route.words.map((name) => `/js/i18n/${language}/${name}.js`), ...route.styles.map((name) => `/css/${name}.css`)]
    await Promise.all(files.map((file) => fetch(file).catch(() => undefined)))
  }
}

/** Called once the first page is on screen and the machine is idle. */
export async function prepareOffline() {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(trusted())
    await navigator.serviceWorker.ready
    const saver = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData
    if (!saver) await warm()
  } catch {
    // Without the worker everything still works, on line.
  }
}
