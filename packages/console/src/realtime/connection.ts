import { useSyncExternalStore } from 'react';
import type { Socket } from 'socket.io-client';
import type { Message } from '../api/types.ts';

interface ServerSays {
  message: (message: Message & { readonly groupId?: string }) => void;
  group: (changed: { readonly groupId: string }) => void;
  prompts: () => void;
}
/** What a page has open: a group, or the person's own prompts. A demonstration's clock slows down while anybody has something open. */
type Watched = { readonly groupId: string } | { readonly prompts: true };

interface WeSay {
  watch: (what: Watched) => void;
  unwatch: (what: Watched) => void;
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

/** What the server refuses a connection with when nobody is signed in. */
const signedOut = 'signed_out';

/** A database that is gone comes back within seconds. */
const refusedAgainMs = 5_000;

/** Opens the one line to the server for the signed-in person; loaded apart, so the first page need not wait for it. */
export async function openConnection(): Promise<void> {
  if (socket !== null) return;
  const { io } = await import('socket.io-client');
  if (socket !== null) return;
  const line: Socket<ServerSays, WeSay> = io({
    path: '/api/realtime',
    transports: ['websocket', 'polling'],
    reconnectionDelayMax: 5_000,
    forceNew: true,
  });
  socket = line;
  line.on('connect', () => {
    setStatus('connected');
    for (const key of watched.keys()) line.emit('watch', asWatched(key));
    for (const listener of listeners) listener.connected?.();
  });
  line.on('disconnect', () => setStatus('lost'));
  line.on('connect_error', (problem) => {
    // pages answer to being signed out themselves
    setStatus(problem.message === signedOut ? 'connecting' : 'lost');
    // a refusal ends the library's own attempts
    if (!line.active && problem.message !== signedOut) setTimeout(() => line.connect(), refusedAgainMs);
  });
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

const promptsKey = 'prompts';
const asWatched = (key: string): Watched => (key === promptsKey ? { prompts: true } : { groupId: key });

/** Says that a page has one group open, until the answered function is called; the server then tells of it. Open twice, told once. */
export function watchGroup(groupId: string): () => void {
  return watch(groupId);
}

/** Says that the person has their prompts open, until the answered function is called. */
export function watchPrompts(): () => void {
  return watch(promptsKey);
}

function watch(key: string): () => void {
  const before = watched.get(key) ?? 0;
  watched.set(key, before + 1);
  if (before === 0) socket?.emit('watch', asWatched(key));
  return () => {
    const left = (watched.get(key) ?? 1) - 1;
    if (left > 0) watched.set(key, left);
    else {
      watched.delete(key);
      socket?.emit('unwatch', asWatched(key));
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
