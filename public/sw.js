// Keeps the application openable without a network: the network first, so that nobody runs an old version; what it last gave, when it gives nothing.
const kept = 'comptoir-1'
const shell = ['/', '/js/main.js', '/css/layers.css', '/icon.svg']

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(shell)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const others = caches.keys().then((names) => Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name))))
  event.waitUntil(others.then(() => self.clients.claim()))
})

/** Files and pages of the application; the API, shared links and the API's description always go to the network. */
const ours = (request) => request.method === 'GET' && new URL(request.url).origin === location.origin && !/^\/(api|p|api-docs)(\/|$)/.test(new URL(request.url).pathname)

async function answer(request) {
  const page = request.mode === 'navigate'
  const cache = await caches.open(kept)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await cache.put(page ? '/' : request, fresh.clone())
    return fresh
  } catch (fault) {
    const known = await cache.match(page ? '/' : request)
    if (known) return known
    throw fault
  }
}

self.addEventListener('fetch', (event) => {
  if (ours(event.request)) event.respondWith(answer(event.request))
})
