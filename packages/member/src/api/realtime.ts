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
  socket.on('connect', events.connected);
  socket.on('disconnect', events.disconnected);
  socket.on('message', events.said);
  socket.on('group', events.changed);
  return {
    pause: () => {
      socket.disconnect();
    },
    resume: () => {
      if (!socket.connected) socket.disconnect().connect();
    },
    close: () => {
      socket.close();
    },
  };
}
