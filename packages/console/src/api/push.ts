import { answered, server } from './client.ts';

/** Whether this browser can ring although no page is open. */
export function canRing(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** The worker that shows what is pushed. */
async function worker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register('/console/sw.js', { scope: '/console/' });
  return navigator.serviceWorker.ready;
}

/** Whether it rings now. */
export async function rings(): Promise<boolean> {
  if (!canRing() || Notification.permission !== 'granted') return false;
  const known = await navigator.serviceWorker.getRegistration('/console/');
  return (await known?.pushManager.getSubscription()) != null;
}

/** Has this browser ring for the signed-in person. False when they have not allowed notifications. */
export async function startRinging(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const { publicKey } = await answered<{ publicKey: string }>(server.GET('/api/v1/push/key'));
  const { pushManager } = await worker();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = subscription.toJSON();
  const body = { endpoint: endpoint ?? subscription.endpoint, p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' };
  try {
    await answered(server.POST('/api/v1/push/subscriptions', { body }));
  } catch (problem) {
    // a browser that believes it rings while nobody knows it would be worse than one that does not
    await subscription.unsubscribe();
    throw problem;
  }
  return true;
}

export async function stopRinging(): Promise<void> {
  const known = await navigator.serviceWorker.getRegistration('/console/');
  const subscription = await known?.pushManager.getSubscription();
  if (!subscription) return;
  await answered(server.POST('/api/v1/push/subscriptions/forget', { body: { endpoint: subscription.endpoint } }));
  await subscription.unsubscribe();
}
