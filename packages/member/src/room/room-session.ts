import type { Answer, RoomApi } from '../api/member-api.ts';
import type { FeedPage, PlaceName } from '../api/message.ts';
import type { Realtime, RealtimeEvents } from '../api/realtime.ts';
import type { OutboxStore } from '../memory/outbox-store.ts';
import { catchUpSize, hasMore, pageSize, withLatest, withNewer, withOlder, withPushed } from './feed.ts';
import { nextToSend, type Outbox, type Outgoing, withRefused, withRetried, withWritten } from './outbox.ts';
import { type RoomState, RoomStore } from './room-store.ts';

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
  private readonly store: RoomStore;
  private readonly needs: SessionNeeds;
  private readonly realtime: Realtime;
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
  /** how often the network was lost: what was asked before the last time says nothing about now */
  private losses = 0;
  private callOff: (() => void) | null = null;

  constructor(needs: SessionNeeds) {
    this.needs = needs;
    this.store = new RoomStore({ disk: needs.store, online: needs.online });
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
      said: (message) => this.store.take(withPushed(this.state.feed, message)),
      changed: () => {
        this.roomIsStale = true;
        this.sync();
      },
    });
    this.sync();
  }

  get state(): RoomState {
    return this.store.state;
  }

  /** Calls back after every change; gives back how to stop that. */
  subscribe(changed: () => void): () => void {
    return this.store.subscribe(changed);
  }

  /** Keeps the text first, then sends it. */
  say(place: PlaceName, text: string): void {
    const outbox = withWritten(this.state.outbox, {
      clientKey: this.needs.newKey(),
      place,
      text,
      nowMs: this.needs.nowMs(),
    });
    this.store.keep(outbox);
    this.send();
  }

  /** Sends a refused message again. */
  retry(clientKey: string): void {
    this.store.keep(withRetried(this.state.outbox, clientKey));
    this.send();
  }

  /** Throws a refused message away. */
  discard(clientKey: string): void {
    this.store.drop(new Set([clientKey]));
  }

  async loadOlder(): Promise<void> {
    const { feed, loadingOlder } = this.state;
    if (this.over || loadingOlder || feed.complete || feed.from === null) return;
    this.store.set({ loadingOlder: true });
    const answer = await this.ask(this.needs.api.feed({ before: feed.from, limit: pageSize }));
    if (this.heard(answer)) this.store.take(withOlder(this.state.feed, answer.value));
    this.store.set({ loadingOlder: false });
    this.goOn();
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
    this.losses += 1;
    this.realtime.pause();
    this.store.set({ connection: 'offline' });
  }

  close(): void {
    this.closed = true;
    this.callOff?.();
    this.realtime.close();
    this.store.close();
  }

  private get over(): boolean {
    return this.closed || this.state.signedOut;
  }

  /** Waits for a request's answer and notes what it says about the connection. */
  private async ask<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    const { losses } = this;
    const answer = await asked;
    if (!this.over) this.note(answer, losses === this.losses);
    return answer;
  }

  private note(answer: Answer<unknown>, current: boolean): void {
    if (!answer.ok && answer.failure.kind === 'signedOut') {
      this.signOut();
    } else if (!answer.ok && answer.failure.kind === 'later') {
      this.failures += 1;
      if (this.state.connection === 'fine') this.store.set({ connection: 'unreachable' });
    } else {
      this.failures = 0;
      if (current && this.state.connection !== 'fine') this.store.set({ connection: 'fine' });
    }
  }

  /** Whether it was answered well, and somebody still wants to know. */
  private heard<T>(answer: Answer<T>): answer is { ok: true; value: T } {
    return answer.ok && !this.over;
  }

  /** What waits was written as somebody the server no longer knows; whether to send it as somebody new is the writer's decision. */
  private signOut(): void {
    this.realtime.close();
    this.store.keep(this.state.outbox.reduce<Outbox>((outbox, entry) => withRefused(outbox, entry.clientKey, ''), this.state.outbox));
    this.store.set({ signedOut: true });
  }

  /** After any request: while the server answers, whatever is still to be done is done at once and waits for no timer; else when it is due. */
  private goOn(): void {
    this.plan();
    if (this.failures > 0) return;
    if (this.behind) this.sync();
    else if (nextToSend(this.state.outbox) !== undefined) this.send();
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
      this.goOn();
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
    const answer = await this.ask(this.needs.api.room());
    if (this.heard(answer)) this.store.set({ room: answer.value });
    else this.roomIsStale = true;
    return answer.ok;
  }

  private async catchUp(): Promise<boolean> {
    if (this.state.feed.after === null) {
      const answer = await this.ask(this.needs.api.feed({ limit: pageSize }));
      if (this.heard(answer)) this.store.take(withLatest(this.state.feed, answer.value));
      return answer.ok;
    }
    for (;;) {
      const answer: Answer<FeedPage> = await this.ask(this.needs.api.feed({ after: this.state.feed.after ?? 0, limit: catchUpSize }));
      if (!this.heard(answer)) return false;
      this.store.take(withNewer(this.state.feed, answer.value));
      if (!hasMore(answer.value)) return true;
    }
  }

  private send(): void {
    if (this.sending || this.over) return;
    this.sending = true;
    void this.sendUntilEmpty().then(() => {
      this.sending = false;
      this.goOn();
    });
  }

  private async sendUntilEmpty(): Promise<void> {
    for (let entry = nextToSend(this.state.outbox); entry !== undefined && !this.over; entry = nextToSend(this.state.outbox)) {
      if (!(await this.sendOne(entry))) return;
    }
  }

  /** False: no answer; it stays first in line. */
  private async sendOne({ clientKey, place, text }: Outgoing): Promise<boolean> {
    const answer = await this.ask(this.needs.api.say({ clientKey, place, text }));
    if (this.heard(answer)) {
      this.store.take(withPushed(this.state.feed, answer.value));
      this.store.drop(new Set([clientKey]));
      return true;
    }
    if (answer.ok || answer.failure.kind !== 'refused') return false;
    this.store.keep(withRefused(this.state.outbox, clientKey, answer.failure.message));
    // The room may have closed meanwhile: say so above the composer too.
    this.roomIsStale = true;
    this.sync();
    return true;
  }
}
