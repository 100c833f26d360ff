import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const program = path.resolve(import.meta.dirname, '../../packages/server/test/push-service-process.ts');

export interface PushPayload {
  readonly body: string;
  readonly waiting: number;
  readonly url: string;
}

/** What a browser would say of its subscription there. */
interface Subscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** A push service on this machine, with one browser subscribed to it. */
export async function startPushService() {
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const { done, value } = await lines.next();
    if (done === true) throw new Error('the push service ended; what it said of it stands above');
    return JSON.parse(value) as T;
  };
  const { origin, subscription } = await next<{ origin: string; subscription: Subscription }>();
  return {
    origin,
    subscription,
    /** the next message it was given, as the browser decrypts it */
    nextPush: () => next<PushPayload>(),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
