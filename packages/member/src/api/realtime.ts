import { io } from 'socket.io-client';
import type { Message } from './message.ts';

export interface RealtimeEvents {
  readonly connected: () => void;
  readonly disconnected: () => void;
  readonly said: (message: Message) => void;
  /** something else about the group changed: ask for the room again */
  readonly changed: () => void;
}

export interface Realtime {
  /** After the browser lost or found its network. */
  pause(): void;
  resume(): void;
  close(): void;
}

/** How long after a refusal the server is asked again. */
const refusedRetryMs = 5_000;

/** Listens to the group's pushes. They only hurry things up: whatever is missed comes with the feed. */
export function listen(token: string, events: RealtimeEvents): Realtime {
  const socket = io({
    path: '/api/realtime',
    auth: { token },
    // one round trip fewer than starting with polling, which stays as the way through strict proxies
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 10_000,
    // not the manager shared by all sockets of a page: switching groups must not wait for the other one
    forceNew: true,
  });
  let again: ReturnType<typeof setTimeout> | undefined;
  // What breaks by itself socket.io mends by itself. Where the server itself said no (it restarts, or the token has ended) it does not: ask
  // again in a while; whether the token has ended comes out with the next request.
  const askAgain = (): void => {
    clearTimeout(again);
    if (!socket.active) again = setTimeout(() => socket.connect(), refusedRetryMs);
  };
  socket.on('connect', events.connected);
  socket.on('disconnect', (reason) => {
    events.disconnected();
    if (reason !== 'io client disconnect') askAgain();
  });
  socket.on('connect_error', askAgain);
  socket.on('message', events.said);
  socket.on('group', events.changed);
  const stop = (): void => {
    clearTimeout(again);
    socket.disconnect();
  };
  return {
    pause: stop,
    resume: () => {
      if (socket.connected) return;
      stop();
      socket.connect();
    },
    close: stop,
  };
}
