// The service worker: briefs of the reader's accounts stay readable where there is no network. It keeps what /offline
// lists, shows it only when the server does not answer, and forgets it when the reader leaves or turns the screen to a
// client. Nothing else of the site is kept.
"use strict";

const PAGES = "comptoir-pages";
const FILES = "comptoir-files";
const LIST = "/offline";
const FORGET = [/^\/logout$/, /^\/accounts\/[^/]+\/face$/, /^\/login$/];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keep());
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST") {
    if (FORGET.some((door) => door.test(url.pathname))) event.waitUntil(caches.delete(PAGES));
    return;
  }
  if (request.method !== "GET") return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(request, url));
});

// keep replaces the kept pages whole: what is no longer listed is no longer there.
async function keep() {
  let list;
  try {
    list = await fetch(LIST, { credentials: "same-origin", redirect: "manual" });
  } catch {
    return;
  }
  if (!list.ok) {
    await caches.delete(PAGES); // signed out, or in front of a client
    return;
  }
  const text = await list.clone().text();
  const briefs = [...new Set([...text.matchAll(/data-keep="([^"]+)"/g)].map((m) => m[1]))];
  const kept = await Promise.all(briefs.map(async (at) => {
    try {
      const answer = await fetch(at, { credentials: "same-origin", redirect: "manual" });
      return answer.ok ? [at, answer] : null;
    } catch {
      return null;
    }
  }));
  await caches.delete(PAGES);
  const cache = await caches.open(PAGES);
  await cache.put(LIST, list);
  for (const pair of kept) if (pair) await cache.put(pair[0], pair[1]);
}

// page asks the server first: what is kept is for want of better.
async function page(request, url) {
  try {
    const answer = await fetch(request);
    if (answer.redirected && new URL(answer.url).pathname === "/login") await caches.delete(PAGES);
    return answer;
  } catch (problem) {
    const kept = await caches.match(url.pathname, { cacheName: PAGES }) || await caches.match(LIST, { cacheName: PAGES });
    if (kept) return kept;
    throw problem;
  }
}

// file keeps style, script, fonts and icons: their address names their content.
async function file(request) {
  const kept = await caches.match(request, { cacheName: FILES });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(FILES);
    await cache.put(request, answer.clone());
  }
  return answer;
}
