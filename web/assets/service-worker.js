// Keeps today, the sessions of the next days and what they are drawn with. With a connection every page comes from stayer;
// without one, or where stayer does not answer in time, it is the page as it was kept.

const KEPT = "stayer-kept-2";
const AWAY = "/offline";
// So long an answer may take where there is a kept one, and so long once stayer has been missed.
const PATIENCE_MS = 6000;
const MISSED_PATIENCE_MS = 800;
const MISSED_MS = 60000;
// What a page or a script is drawn with, as its text names it.
const PARTS = /"(\/(?:assets|figure)\/[^"]+)"/g;

let missed = 0;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => keepAll(cache, [AWAY])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))));
  // The browser asks for a page while this worker is still being woken.
  const ahead = old.then(() => self.registration.navigationPreload?.enable());
  event.waitUntil(ahead.then(() => self.clients.claim()));
});

const isNamedByItsBytes = (address) => address.includes("?v=");

// Keeps an answer and all that it is drawn with; `wanted` collects their addresses.
async function keepWith(cache, address, wanted) {
  if (wanted.has(address)) return;
  wanted.add(address);
  const page = !/^\/(assets|figure)\//.test(address);
  let answer = isNamedByItsBytes(address) || address.startsWith("/figure/") ? await cache.match(address) : undefined;
  if (!answer) {
    answer = await fetch(address, page ? { headers: { accept: "text/html" } } : {});
    if (!answer.ok || answer.redirected) {
      wanted.delete(address);
      return;
    }
    await cache.put(address, answer.clone());
  }
  if (!page && !/\.js(\?|$)/.test(address)) return;
  for (const [, part] of (await answer.text()).matchAll(PARTS)) await keepWith(cache, part.replaceAll("&amp;", "&"), wanted);
}

async function keepAll(cache, paths) {
  const wanted = new Set();
  for (const path of paths) await keepWith(cache, path, wanted);
  return wanted;
}

// Keeps these pages, and of the others nothing; where the connection breaks off, what was kept before stays.
async function keepOnly(paths) {
  const cache = await caches.open(KEPT);
  const wanted = await keepAll(cache, [AWAY, ...paths]);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!wanted.has(pathname + search)) await cache.delete(request);
  }
}

self.addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(keepOnly(event.data.keep).catch(() => {}));
});

// A device that was shut out keeps nothing.
async function forgetWhereShutOut() {
  const answer = await fetch("/alive", { cache: "no-store" });
  if (answer.redirected && new URL(answer.url).pathname === "/pair") await caches.delete(KEPT);
}

const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function answer(event) {
  const { request } = event;
  const { pathname, search } = new URL(request.url);
  const cache = await caches.open(KEPT);
  const same = await cache.match(request);
  if (same && isNamedByItsBytes(search)) return same;
  const kept = same ?? (await cache.match(pathname, { ignoreSearch: true }));
  const asked = Promise.resolve(event.preloadResponse).then((ahead) => ahead ?? fetch(request)).then((fresh) => {
    missed = 0;
    if (fresh.type === "opaqueredirect") event.waitUntil(forgetWhereShutOut().catch(() => {}));
    return fresh;
  });
  try {
    if (!kept) return await asked;
    const patience = Date.now() - missed < MISSED_MS ? MISSED_PATIENCE_MS : PATIENCE_MS;
    const first = await Promise.race([asked, after(patience)]);
    if (first) return first;
    missed = Date.now();
    asked.catch(() => {});
    return kept;
  } catch (fault) {
    missed = Date.now();
    if (kept) return kept;
    if (request.mode === "navigate") return (await cache.match(AWAY)) ?? Response.error();
    throw fault;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const plain = request.method === "GET" && origin === self.location.origin && !pathname.endsWith("/events") && pathname !== "/alive";
  if (plain) event.respondWith(answer(event));
});
