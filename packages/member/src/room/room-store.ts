import type { RoomInfo } from '../api/message.ts';
import type { OutboxStore } from '../memory/outbox-store.ts';
import { emptyFeed, type Feed } from './feed.ts';
import { type Outbox, without } from './outbox.ts';

/** Whether what the page shows is current. `offline`: the browser has no network; `unreachable`: the last request got no answer. */
export type Connection = 'fine' | 'unreachable' | 'offline';

export interface RoomState {
  /** null until first answered */
  readonly room: RoomInfo | null;
  readonly feed: Feed;
  readonly outbox: Outbox;
  readonly connection: Connection;
  readonly loadingOlder: boolean;
  /** the token is no longer valid: nothing is asked any more */
  readonly signedOut: boolean;
}

/** What the page shows, and who wants to know when it changes. The outbox is kept on disk before it is shown. */
export class RoomStore {
  private current: RoomState;
  private readonly disk: OutboxStore;
  private readonly listeners = new Set<() => void>();

  constructor(o: { readonly disk: OutboxStore; readonly online: boolean }) {
    this.disk = o.disk;
    this.current = {
      room: null,
      feed: emptyFeed,
      outbox: o.disk.load(),
      connection: o.online ? 'fine' : 'offline',
      loadingOlder: false,
      signedOut: false,
    };
  }

  get state(): RoomState {
    return this.current;
  }

  /** Calls back after every change; gives back how to stop that. */
  subscribe(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  set(change: Partial<RoomState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  /** Shows messages; what was waiting and is among them has arrived. */
  take(feed: Feed): void {
    if (feed === this.current.feed) return;
    const arrived = new Set<string>();
    for (const { clientKey } of feed.messages) if (clientKey !== null) arrived.add(clientKey);
    this.set({ feed });
    this.drop(arrived);
  }

  /** These need not be sent any more. */
  drop(clientKeys: ReadonlySet<string>): void {
    for (const { clientKey } of this.current.outbox) if (clientKeys.has(clientKey)) this.disk.drop(clientKey);
    const outbox = without(this.current.outbox, clientKeys);
    if (outbox !== this.current.outbox) this.set({ outbox });
  }

  /** Keeps what is new or changed in the outbox. */
  keep(outbox: Outbox): void {
    for (const entry of outbox) if (!this.current.outbox.includes(entry)) this.disk.keep(entry);
    this.set({ outbox });
  }

  close(): void {
    this.listeners.clear();
  }
}
