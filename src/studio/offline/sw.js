// The service worker of the built app: after the first visit the page needs no network.
// It is no cache of anything else: it keeps exactly the files of one build. The build fills in the two names below.
const VERSION = "__VERSION__";
const FILES = "__FILES__";

const CACHE = `faultline-${VERSION}`;
const at = (path) => new URL(path, self.registration.scope).href;

self.addEventListener("install", (event) => {
  // "reload" passes the browser's own cache by: a build must not be mixed from two.
  const fresh = FILES.map((file) => new Request(at(file), { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("faultline-") && name !== CACHE;
  const clean = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(clean.then(() => self.clients.claim()));
});

// A new version waits until the person takes it: the page sends this when they do.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  const key = request.mode === "navigate" ? at("index.html") : request.url;
  event.respondWith(caches.match(key, { cacheName: CACHE, ignoreSearch: true }).then((kept) => kept ?? fetch(request)));
});
