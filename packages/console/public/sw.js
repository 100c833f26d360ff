/**
 * Rings although no page is open: shows what a push says, and opens the prompts when it is tapped. Keeps nothing. A push holds how much waits and
 * until when, in the language its browser asked for; no texts and no names.
 */
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const { body, url } = event.data.json();
  const title = '快闪 Kuaishan';
  // one line that is renewed, not a pile; it rings again each time
  event.waitUntil(
    self.registration.showNotification(title, { body, tag: 'prompts', renotify: true, icon: '/console/sign.svg', data: { url } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url } = event.notification.data;
  const open = async () => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const known = pages.find((page) => new URL(page.url).pathname === url) || pages[0];
    if (!known) return self.clients.openWindow(url);
    await known.focus();
    if (new URL(known.url).pathname !== url) await known.navigate(url);
  };
  event.waitUntil(open());
});
