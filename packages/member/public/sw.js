/**
 * Keeps the members' page itself, so that it opens without a network too: what was written and not sent yet is then still in sight. Messages
 * are not kept here, nor is anything that names a group or a person: every address of the page is answered with the one page kept under `/m/`.
 */
const KEPT = 'page';
const PAGE = '/m/';
const isPage = (url) => url.pathname === '/m/' || url.pathname.startsWith('/j/');
const isPart = (url) => url.pathname.startsWith('/m/assets/');

/** Keeps the current page with every file it names, and forgets those of the page before. */
async function keepPage() {
  const page = await fetch(PAGE, { cache: 'no-cache' });
  if (!page.ok) return;
  const kept = await caches.open(KEPT);
  const parts = (await page.clone().text()).match(/\/m\/assets\/[\w.-]+/g) || [];
  for (const part of parts) if (!(await kept.match(part))) await kept.add(part);
  await kept.put(PAGE, page);
  for (const { url } of await kept.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== PAGE && !parts.includes(pathname)) await kept.delete(url);
  }
}

async function pageOrKept(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(PAGE);
    if (kept) return kept;
    throw error;
  }
}

async function keptOrAsked(request) {
  return (await caches.match(request)) || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepPage().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isPage(url)) {
    event.respondWith(pageOrKept(request));
    // a newer page is kept for the next time; without a network the old one stays
    event.waitUntil(keepPage().catch(() => {}));
  } else if (isPart(url)) event.respondWith(keptOrAsked(request));
});
