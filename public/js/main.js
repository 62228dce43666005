// The start: on the home page of a visitor nothing runs; anywhere else, the words, then the frame.
import { html, render } from './vendor/preact.js'
import { loadWords } from './core/i18n.js'
import { startRouter } from './core/router.js'
import { refreshSession, session } from './core/session.js'
import { routeOf } from './routes.js'
import { App } from './ui/shell.js'

async function start() {
  const frame = document.getElementById('app')
  if (!frame) return
  document.getElementById('home')?.remove()
  startRouter()
  const asked = session.value || !routeOf(location.pathname)?.route.bare ? refreshSession() : Promise.resolve()
  await loadWords()
  // Known people start at once; a first visit waits to learn whether its cookie still holds.
  if (!session.value) await asked.catch(() => undefined)
  render(html`<${App} />`, frame)
  await asked
  if (!session.value) return
  const later = window.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 1500))
  setTimeout(() => later(() => void import('./core/offline.js').then(({ prepareOffline }) => prepareOffline(), () => undefined)), 2000)
}

if (document.documentElement.dataset['view'] === 'app') start()
