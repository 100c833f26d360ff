import type { Answer, FeedQuery, RoomApi } from '../src/api/member-api.ts';
import type { FeedPage, Message, PlaceName, RoomInfo } from '../src/api/message.ts';
import type { Realtime, RealtimeEvents } from '../src/api/realtime.ts';
import type { OutboxStore } from '../src/memory/outbox-store.ts';
import type { Outgoing } from '../src/room/outbox.ts';
import type { SessionNeeds } from '../src/room/room-session.ts';

/** One group on a server, as the member `me` meets it: numbers of other members' threads are missing from what they see. */
export class FakeGroup {
  readonly seen: Message[] = [];
  lastSeq = 0;
  open = true;
  tokenValid = true;

  say(text: string, o: { readonly place?: PlaceName; readonly mine?: string } = {}): Message {
    const known = o.mine === undefined ? undefined : this.seen.find((message) => message.clientKey === o.mine);
    if (known !== undefined) return known;
    this.lastSeq += 1;
    const message: Message = {
      seq: this.lastSeq,
      place: o.place ?? 'room',
      author:
        o.mine === undefined
          ? { kind: 'staff', name: '阿澈', role: 'host', id: 'staff-1' }
          : { kind: 'member', name: '小林', role: null, id: 'me' },
      text,
      attachments: [],
      saidAt: '2026-12-01T01:00:00.000Z',
      clientKey: o.mine ?? null,
    };
    this.seen.push(message);
    return message;
  }

  sayElsewhere(): void {
    this.lastSeq += 1;
  }

  page({ after, before, limit }: FeedQuery): FeedPage {
    const items =
      after !== undefined
        ? this.seen.filter(({ seq }) => seq > after).slice(0, limit)
        : this.seen.filter(({ seq }) => seq < (before ?? Number.POSITIVE_INFINITY)).slice(-limit);
    return { items, lastSeq: this.lastSeq };
  }

  info(): RoomInfo {
    return {
      group: {
        groupId: 'group-1',
        name: '1群',
        campaignName: '手机摄影',
        roomOpen: this.open,
        zone: 'Asia/Shanghai',
        openingAt: '2026-12-01T01:00:00.000Z',
      },
      member: { memberId: 'me', displayName: '小林' },
      staff: [{ role: 'host', displayName: '阿澈' }],
      today: { day: 1, next: null },
    };
  }
}

/** How one request goes: done and answered, never arrived, or done with its answer lost. */
export type Passage = 'through' | 'lost' | 'answerLost';

/** The group's API over a network whose every request asks `passage` how it goes and waits for `delay` on each way. */
export function apiOver(
  group: FakeGroup,
  o: { readonly passage: () => Passage; readonly delay: (what: string) => Promise<unknown>; readonly said?: (message: Message) => void },
): RoomApi {
  const request = async <T>(what: string, work: () => Answer<T>): Promise<Answer<T>> => {
    const passage = o.passage();
    await o.delay(`${what} →`);
    if (passage === 'lost') return { ok: false, failure: { kind: 'later' } };
    const answer: Answer<T> = group.tokenValid ? work() : { ok: false, failure: { kind: 'signedOut' } };
    await o.delay(`← ${what}`);
    return passage === 'answerLost' ? { ok: false, failure: { kind: 'later' } } : answer;
  };
  return {
    room: () => request('room', () => ({ ok: true, value: group.info() })),
    feed: (query) => request(`feed ${JSON.stringify(query)}`, () => ({ ok: true, value: group.page(query) })),
    say: ({ text, place, clientKey }) =>
      request(`say ${text}`, () => {
        if (!group.open && place === 'room') {
          return { ok: false, failure: { kind: 'refused', status: 409, code: 'room_closed', message: '群已关闭' } };
        }
        const message = group.say(text, { place, mine: clientKey });
        o.said?.(message);
        return { ok: true, value: message };
      }),
  };
}

/** A store that survives the page, as localStorage does. */
export function memoryStore(): OutboxStore & { readonly entries: Map<string, Outgoing> } {
  const entries = new Map<string, Outgoing>();
  return {
    entries,
    load: () => [...entries.values()].sort((a, b) => a.writtenAt - b.writtenAt),
    keep: (entry) => void entries.set(entry.clientKey, entry),
    drop: (clientKey) => void entries.delete(clientKey),
  };
}

/** Timers that run when told, and a socket worked by hand. */
export function handWorked(api: RoomApi, store: OutboxStore): { needs: SessionNeeds; socket: () => RealtimeEvents; fire: () => number } {
  let waiting: (() => void)[] = [];
  let events: RealtimeEvents | null = null;
  let key = 0;
  const realtime: Realtime = { pause: () => {}, resume: () => {}, close: () => {} };
  return {
    needs: {
      api,
      store,
      listen: (listening) => {
        events = listening;
        return realtime;
      },
      newKey: () => {
        key += 1;
        return `key-${key}-${store.load().length}`;
      },
      nowMs: () => 0,
      wait: (_ms, then) => {
        waiting.push(then);
        return () => {
          waiting = waiting.filter((one) => one !== then);
        };
      },
      online: true,
    },
    socket: () => {
      if (events === null) throw new Error('the session has not listened yet');
      return events;
    },
    fire: () => {
      const due = waiting;
      waiting = [];
      for (const then of due) then();
      return due.length;
    },
  };
}
