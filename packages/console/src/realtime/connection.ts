import { useSyncExternalStore } from 'react';
import type { Socket } from 'socket.io-client';
import type { Message } from '../api/types.ts';

interface ServerSays {
  message: (message: Message & { readonly groupId?: string }) => void;
  group: (changed: { readonly groupId: string }) => void;
  prompts: () => void;
}
interface WeSay {
  watch: (group: { readonly groupId: string }) => void;
  unwatch: (group: { readonly groupId: string }) => void;
}

/** What one listener wants to hear. Whatever was missed while the line was down is fetched again on `connected`. */
interface Listener {
  readonly connected?: () => void;
  readonly message?: ServerSays['message'];
  readonly group?: (groupId: string) => void;
  readonly prompts?: () => void;
}

const listeners = new Set<Listener>();
const watched = new Map<string, number>();
const statusListeners = new Set<() => void>();
let socket: Socket<ServerSays, WeSay> | null = null;
let status: 'connecting' | 'connected' | 'lost' = 'connecting';

function setStatus(next: typeof status): void {
  status = next;
  for (const listener of statusListeners) listener();
}

/** Opens the one line to the server for the signed-in person; loaded apart, so the first page need not wait for it. */
export async function openConnection(): Promise<void> {
  if (socket !== null) return;
  const { io } = await import('socket.io-client');
  if (socket !== null) return;
  const line: Socket<ServerSays, WeSay> = io({ path: '/api/realtime', transports: ['websocket', 'polling'], reconnectionDelayMax: 5_000 });
  socket = line;
  line.on('connect', () => {
    setStatus('connected');
    for (const groupId of watched.keys()) line.emit('watch', { groupId });
    for (const listener of listeners) listener.connected?.();
  });
  line.on('disconnect', () => setStatus('lost'));
  line.on('connect_error', () => setStatus('lost'));
  line.on('message', (message) => {
    for (const listener of listeners) listener.message?.(message);
  });
  line.on('group', ({ groupId }) => {
    for (const listener of listeners) listener.group?.(groupId);
  });
  line.on('prompts', () => {
    for (const listener of listeners) listener.prompts?.();
  });
}

/** Hangs up, on signing out. */
export function closeConnection(): void {
  socket?.disconnect();
  socket = null;
  setStatus('connecting');
}

/** Hears until the answered function is called. */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the server to tell of one group, until the answered function is called. Watched twice, told once. */
export function watchGroup(groupId: string): () => void {
  const before = watched.get(groupId) ?? 0;
  watched.set(groupId, before + 1);
  if (before === 0) socket?.emit('watch', { groupId });
  return () => {
    const left = (watched.get(groupId) ?? 1) - 1;
    if (left > 0) watched.set(groupId, left);
    else {
      watched.delete(groupId);
      socket?.emit('unwatch', { groupId });
    }
  };
}

function subscribe(listener: () => void): () => void {
  statusListeners.add(listener);
  return () => statusListeners.delete(listener);
}

export function useConnection(): typeof status {
  return useSyncExternalStore(subscribe, () => status);
}
