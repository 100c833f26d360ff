import type { Answer, RoomApi } from '../api/member-api.ts';
import type { PlaceName, RoomInfo } from '../api/message.ts';
import type { Realtime, RealtimeEvents } from '../api/realtime.ts';
import type { OutboxStore } from '../memory/outbox-store.ts';
import { catchUpSize, emptyFeed, type Feed, hasMore, pageSize, withLatest, withNewer, withOlder, withPushed } from './feed.ts';
import { nextToSend, type Outbox, type Outgoing, without, withRefused, withRetried, withWritten } from './outbox.ts';

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

/** What a session needs from the outside; tests give it all. */
export interface SessionNeeds {
  readonly api: RoomApi;
  readonly listen: (events: RealtimeEvents) => Realtime;
  readonly store: OutboxStore;
  readonly newKey: () => string;
  readonly nowMs: () => number;
  /** calls back once after about `ms`; gives back how to call it off */
  readonly wait: (ms: number, then: () => void) => () => void;
  readonly online: boolean;
}

/** Waits between tries while the server does not answer; the last one repeats. */
const retryDelaysMs = [1_000, 2_000, 4_000, 8_000, 15_000];
/** While pushes do not come through (a proxy in the way), the feed is asked this often instead. */
const pollMs = 10_000;

/**
 * One group's room, kept current: catches up with the feed whenever it may have missed something, takes pushes in between, and sends what
 * is written, one at a time, again and again with the same key until it is answered.
 */
export class RoomSession {
  private current: RoomState;
  private readonly needs: SessionNeeds;
  private readonly realtime: Realtime;
  private readonly listeners = new Set<() => void>();
  private closed = false;
  /** pushes come through */
  private live = false;
  private roomIsStale = true;
  private syncing = false;
  /** something may have been missed: the feed is still to be asked */
  private behind = false;
  private sending = false;
  /** requests without an answer, in a row */
  private failures = 0;
  private callOff: (() => void) | null = null;

  constructor(needs: SessionNeeds) {
    this.needs = needs;
    this.current = {
      room: null,
      feed: emptyFeed,
      outbox: needs.store.load(),
      connection: needs.online ? 'fine' : 'offline',
      loadingOlder: false,
      signedOut: false,
    };
    this.realtime = needs.listen({
      connected: () => {
        this.live = true;
        this.roomIsStale = true;
        this.sync();
      },
      disconnected: () => {
        this.live = false;
        this.plan();
      },
      said: (message) => this.take(withPushed(this.current.feed, message)),
      changed: () => {
        this.roomIsStale = true;
        this.sync();
      },
    });
    this.sync();
  }

  get state(): RoomState {
    return this.current;
  }

  /** Calls back after every change; gives back how to stop that. */
  subscribe(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  /** Keeps the text first, then sends it. */
  say(place: PlaceName, text: string): void {
    const { outbox, written } = withWritten(this.current.outbox, {
      clientKey: this.needs.newKey(),
      place,
      text,
      nowMs: this.needs.nowMs(),
    });
    this.needs.store.keep(written);
    this.set({ outbox });
    this.send();
  }

  /** Sends a refused message again. */
  retry(clientKey: string): void {
    this.keep(withRetried(this.current.outbox, clientKey));
    this.send();
  }

  /** Throws a refused message away. */
  discard(clientKey: string): void {
    this.drop(new Set([clientKey]));
  }

  async loadOlder(): Promise<void> {
    const { feed, loadingOlder } = this.current;
    if (this.over || loadingOlder || feed.complete || feed.from === null) return;
    this.set({ loadingOlder: true });
    const answer = await this.needs.api.feed({ before: feed.from, limit: pageSize });
    if (this.heard(answer)) this.take(withOlder(this.current.feed, answer.value));
    this.set({ loadingOlder: false });
    this.plan();
  }

  /** The page is looked at again, or its network may be back: catch up now. */
  wake(): void {
    if (this.over) return;
    this.roomIsStale = true;
    this.realtime.resume();
    this.sync();
  }

  networkLost(): void {
    if (this.over) return;
    this.realtime.pause();
    this.set({ connection: 'offline' });
  }

  close(): void {
    this.closed = true;
    this.callOff?.();
    this.realtime.close();
    this.listeners.clear();
  }

  private get over(): boolean {
    return this.closed || this.current.signedOut;
  }

  private set(change: Partial<RoomState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  /** Shows messages; what was waiting and is among them has arrived. */
  private take(feed: Feed): void {
    if (feed === this.current.feed) return;
    const arrived = new Set<string>();
    for (const { clientKey } of feed.messages) if (clientKey !== null) arrived.add(clientKey);
    this.set({ feed });
    this.drop(arrived);
  }

  private drop(clientKeys: ReadonlySet<string>): void {
    for (const { clientKey } of this.current.outbox) if (clientKeys.has(clientKey)) this.needs.store.drop(clientKey);
    const outbox = without(this.current.outbox, clientKeys);
    if (outbox !== this.current.outbox) this.set({ outbox });
  }

  private keep(outbox: Outbox): void {
    for (const entry of outbox) if (!this.current.outbox.includes(entry)) this.needs.store.keep(entry);
    this.set({ outbox });
  }

  /** Notes how a request went; true = it was answered well. */
  private heard<T>(answer: Answer<T>): answer is { ok: true; value: T } {
    if (this.over) return false;
    if (!answer.ok && answer.failure.kind === 'signedOut') {
      this.signOut();
    } else if (!answer.ok && answer.failure.kind === 'later') {
      this.failures += 1;
      if (this.current.connection === 'fine') this.set({ connection: 'unreachable' });
    } else {
      this.failures = 0;
      if (this.current.connection !== 'fine') this.set({ connection: 'fine' });
    }
    return answer.ok;
  }

  /** What waits was written as somebody the server no longer knows; whether to send it as somebody new is the writer's decision. */
  private signOut(): void {
    this.realtime.close();
    this.keep(this.current.outbox.reduce<Outbox>((outbox, entry) => withRefused(outbox, entry.clientKey, ''), this.current.outbox));
    this.set({ signedOut: true });
  }

  /** Decides when to ask next without being told to. */
  private plan(): void {
    this.callOff?.();
    this.callOff = null;
    if (this.over) return;
    const retryMs = retryDelaysMs[Math.min(this.failures, retryDelaysMs.length) - 1];
    const waitMs = retryMs ?? (this.live ? null : pollMs);
    if (waitMs === null) return;
    this.callOff = this.needs.wait(waitMs, () => {
      this.roomIsStale = true;
      this.sync();
    });
  }

  private sync(): void {
    this.behind = true;
    if (this.syncing || this.over) return;
    this.syncing = true;
    void this.syncUntilCurrent().then(() => {
      this.syncing = false;
      this.plan();
      if (this.failures === 0) this.send();
    });
  }

  private async syncUntilCurrent(): Promise<void> {
    while (this.behind && !this.over) {
      this.behind = false;
      const current = (!this.roomIsStale || (await this.readRoom())) && (await this.catchUp());
      if (!current) {
        this.behind = true;
        // A reading question that is refused would be refused again at once: ask as rarely as after many failures.
        if (this.failures === 0) this.failures = retryDelaysMs.length;
        return;
      }
    }
  }

  private async readRoom(): Promise<boolean> {
    this.roomIsStale = false;
    const answer = await this.needs.api.room();
    if (this.heard(answer)) this.set({ room: answer.value });
    else this.roomIsStale = true;
    return answer.ok;
  }

  private async catchUp(): Promise<boolean> {
    if (this.current.feed.after === null) {
      const answer = await this.needs.api.feed({ limit: pageSize });
      if (this.heard(answer)) this.take(withLatest(this.current.feed, answer.value));
      return answer.ok;
    }
    for (;;) {
      const answer = await this.needs.api.feed({ after: this.current.feed.after ?? 0, limit: catchUpSize });
      if (!this.heard(answer)) return false;
      this.take(withNewer(this.current.feed, answer.value));
      if (!hasMore(answer.value)) return true;
    }
  }

  private send(): void {
    if (this.sending || this.over) return;
    this.sending = true;
    void this.sendUntilEmpty().then(() => {
      this.sending = false;
      // An answered message shows that the server is back before the next try was due.
      if (this.behind && this.failures === 0) this.sync();
      else this.plan();
    });
  }

  private async sendUntilEmpty(): Promise<void> {
    for (let entry = nextToSend(this.current.outbox); entry !== undefined && !this.over; entry = nextToSend(this.current.outbox)) {
      if (!(await this.sendOne(entry))) return;
    }
  }

  /** False: no answer; it stays first in line. */
  private async sendOne({ clientKey, place, text }: Outgoing): Promise<boolean> {
    const answer = await this.needs.api.say({ clientKey, place, text });
    if (this.heard(answer)) {
      this.take(withPushed(this.current.feed, answer.value));
      this.drop(new Set([clientKey]));
      return true;
    }
    if (answer.ok || answer.failure.kind !== 'refused') return false;
    this.keep(withRefused(this.current.outbox, clientKey, answer.failure.message));
    // The room may have closed meanwhile: say so above the composer too.
    this.roomIsStale = true;
    this.sync();
    return true;
  }
}
