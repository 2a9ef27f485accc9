// Keeps today, the sessions of the next days and what they are drawn with. With a connection every page comes from stayer;
// without one it is the page as it was kept.

const KEPT = "stayer-kept-1";
const SHELL = ["/offline", "/assets/queue.js", "/assets/later.js", "/assets/awake.js", "/assets/say.js", "/assets/icon.svg", "/manifest.webmanifest"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

async function keepPage(cache, path) {
  const answer = await fetch(path, { headers: { accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  await cache.put(path, answer.clone());
  const page = await answer.text();
  const files = [...page.matchAll(/(?:src|href|data-moves)="(\/(?:assets|figure)\/[^"]+)"/g)].map((match) => match[1]);
  for (const file of new Set(files)) if (!(await cache.match(file))) await cache.add(file);
}

self.addEventListener("message", (event) => {
  if (!event.data?.keep) return;
  event.waitUntil((async () => {
    const cache = await caches.open(KEPT);
    for (const path of event.data.keep) await keepPage(cache, path).catch(() => {});
    const wanted = new Set([...event.data.keep, ...SHELL]);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (!wanted.has(pathname) && !/^\/(assets|figure)\//.test(pathname)) await cache.delete(request);
    }
  })());
});

async function answer(request) {
  try {
    const fresh = await fetch(request);
    // A device that was shut out keeps nothing.
    if (fresh.redirected && new URL(fresh.url).pathname === "/pair") await caches.delete(KEPT);
    return fresh;
  } catch (fault) {
    const cache = await caches.open(KEPT);
    const { pathname } = new URL(request.url);
    const kept = (await cache.match(request)) ?? (await cache.match(pathname, { ignoreSearch: true }));
    if (kept) return kept;
    if (request.mode === "navigate") return (await cache.match("/offline")) ?? Response.error();
    throw fault;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const own = new URL(request.url).origin === self.location.origin;
  const plain = request.method === "GET" && own && !new URL(request.url).pathname.endsWith("/events") && new URL(request.url).pathname !== "/alive";
  if (plain) event.respondWith(answer(request));
});
