/**
 * Phones: sockets that listen and note when what was sent arrives. `node listening-process.ts`; a line `{ url, auths }` connects one socket for
 * each of `auths`, a line `{}` asks what has arrived since. A message's text begins with the moment it was sent (see `parts/post-every-second.ts`).
 * Ends with whoever started it.
 */
import { createInterface } from 'node:readline';
import { io } from 'socket.io-client';
import { report } from './parts/child.ts';
import { wallMs } from './parts/wall-ms.ts';

/** What a listening process says. */
export type ListeningLine =
  | { readonly kind: 'connected'; readonly sockets: number }
  /** milliseconds from sending to arrival, one for each message that reached a socket */
  | { readonly kind: 'arrived'; readonly delaysMs: readonly number[] };

/** Sockets that connect at the same time. */
const AT_ONCE = 50;
let delaysMs: number[] = [];

for await (const line of createInterface({ input: process.stdin })) {
  const { url, auths } = JSON.parse(line) as { url?: string; auths?: readonly Record<string, string>[] };
  if (url === undefined || auths === undefined) {
    report({ kind: 'arrived', delaysMs } satisfies ListeningLine);
    delaysMs = [];
    continue;
  }
  for (let first = 0; first < auths.length; first += AT_ONCE) {
    await Promise.all(auths.slice(first, first + AT_ONCE).map((auth) => connect(url, auth)));
  }
  report({ kind: 'connected', sockets: auths.length } satisfies ListeningLine);
}
process.exit(0);

function connect(url: string, auth: Record<string, string>): Promise<void> {
  const socket = io(url, { path: '/api/realtime', auth, transports: ['websocket'], forceNew: true, reconnection: false });
  socket.on('message', (message: { text: string }) => {
    const sentAt = Number(message.text.split(' ')[0]);
    delaysMs.push(wallMs() - sentAt);
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
    socket.once('disconnect', (reason) => {
      throw new Error(`a socket was disconnected: ${reason}`);
    });
  });
}
