// Keeps the application openable without a network. The network comes first, so that nobody runs an old version; what it last gave,
// when it gives nothing. A part of the scripts bears the hash of its bytes, so the one that is kept is the right one.
// The build writes SERVED: a name for all that is served, and the files of the application.
const { version, files } = SERVED
const kept = `comptoir-${version}`

const pathOf = (request) => new URL(request.url).pathname
/** Files and pages of the application; the API, shared links, verification and the API's description always go to the network. */
const ours = (request) => request.method === 'GET' && new URL(request.url).origin === location.origin && !/^\/(api|p|api-docs|verifier)(\/|$)/.test(pathOf(request))
const isPart = (request) => pathOf(request).startsWith('/js/parts/')
/** The file itself: for a path that is no more, or not yet there, the server gives the page. */
const isItself = (request, response) => response.ok && (!pathOf(request).startsWith('/js/') || !/html/.test(response.headers.get('content-type')))

async function bring(cache, path) {
  const request = new Request(path, { cache: 'no-cache' })
  const response = await fetch(request)
  if (!isItself(request, response)) throw new Error(`${path} is not there`)
  await cache.put(request, response)
}

self.addEventListener('install', (event) => {
  const all = caches.open(kept).then((cache) => Promise.all(files.map((path) => bring(cache, path))))
  event.waitUntil(all.then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const others = caches.keys().then((names) => Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name))))
  event.waitUntil(others.then(() => self.clients.claim()))
})

async function answer(request) {
  const key = request.mode === 'navigate' ? '/' : request
  const cache = await caches.open(kept)
  const known = isPart(request) && (await cache.match(key))
  if (known) return known
  try {
    const fresh = await fetch(request)
    if (isItself(request, fresh)) await cache.put(key, fresh.clone())
    return fresh
  } catch (fault) {
    const last = await cache.match(key)
    if (last) return last
    throw fault
  }
}

self.addEventListener('fetch', (event) => {
  if (ours(event.request)) event.respondWith(answer(event.request))
})
