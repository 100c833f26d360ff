/** Where the page's addresses are; see routes.ts. */
const scopes = ['/m/', '/j/'];

/** Has the browser keep the page itself for when there is no network (public/sw.js). Browsers that cannot, and pages served without TLS, do without. */
export function keepPage(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  for (const scope of scopes) navigator.serviceWorker.register('/m/sw.js', { scope }).catch(() => {});
}
