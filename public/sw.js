// Keeps the application openable without a network. The network comes first, so that nobody runs an old version; what it last gave,
// when it gives nothing. A part of the scripts bears the hash of its bytes, so the one that is kept is the right one.
// The build writes SERVED: a name for all that is served, and the files of the application.
const { version, files } = SERVED
const kept = `comptoir-${version}`

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const others = caches.keys().then((names) => Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name))))
  event.waitUntil(others.then(() => self.clients.claim()))
})

/** Files and pages of the application; the API, shared links and the API's description always go to the network. */
const ours = (request) => request.method === 'GET' && new URL(request.url).origin === location.origin && !/^\/(api|p|api-docs)(\/|$)/.test(new URL(request.url).pathname)
const lasting = (request) => new URL(request.url).pathname.startsWith('/js/parts/')

async function answer(request) {
  const page = request.mode === 'navigate'
  const cache = await caches.open(kept)
  const known = () => cache.match(page ? '/' : request)
  const part = lasting(request) && (await known())
  if (part) return part
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await cache.put(page ? '/' : request, fresh.clone())
    return fresh
  } catch (fault) {
    const last = await known()
    if (last) return last
    throw fault
  }
}

self.addEventListener('fetch', (event) => {
  if (ours(event.request)) event.respondWith(answer(event.request))
})
