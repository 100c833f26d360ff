import type { Outbox, Outgoing } from '../room/outbox.ts';
import type { Storage } from './storage.ts';

/** Keeps what is not yet sent through a closed page. One entry a key: two tabs of one group never overwrite each other's. */
export interface OutboxStore {
  load(): Outbox;
  keep(entry: Outgoing): void;
  drop(clientKey: string): void;
}

export function outboxStore(storage: Storage, groupId: string): OutboxStore {
  const prefix = `out.${groupId}.`;
  return {
    load: () =>
      storage
        .keys(prefix)
        .map((key) => read(storage.get(key)))
        .filter((entry): entry is Outgoing => entry !== null)
        .sort((a, b) => a.writtenAt - b.writtenAt),
    keep: (entry) => storage.set(prefix + entry.clientKey, JSON.stringify(entry)),
    drop: (clientKey) => storage.remove(prefix + clientKey),
  };
}

function read(text: string | null): Outgoing | null {
  try {
    const value = JSON.parse(text ?? 'null') as Outgoing | null;
    return value !== null && typeof value.clientKey === 'string' && typeof value.text === 'string' ? value : null;
  } catch {
    return null;
  }
}
