import type { ManualClock } from '../platform/clock/index.ts';
import type { App } from '../platform/http/index.ts';
import type { Habit } from '../virtual/habits.ts';
import {
  answersTo,
  born,
  hasFallenSilent,
  nextLook,
  type OpeningMoment,
  type ReadMessage,
  type Saying,
  type VirtualMember,
} from '../virtual/member-mind.ts';
import { inParallel } from './in-parallel.ts';
import { Refused, type RehearsalApi, rehearsalApi } from './rehearsal-api.ts';

const minuteMs = 60_000;
/** Joining and speaking happen to the minute; looking, which changes nothing for others, in batches: many at once are quicker than one by one. */
const lookGrainMs = 10 * minuteMs;

interface Player {
  readonly self: VirtualMember;
  readonly groupId: string;
  readonly joinCode: string;
  readonly address: string;
  api: RehearsalApi | null;
  joinedAt: number;
  /** the last number its feed answered; null = has not looked yet */
  after: number | null;
  lookedAt: number;
  /** Infinity = not any more */
  nextAt: number;
  looksAt: number;
  saying: Saying[];
}

interface FeedMessage extends ReadMessage {
  readonly saidAt: string;
}

/** Everybody who joins. They know the public API and what a phone shows: that there is news. */
export interface VirtualAudience {
  /** the next minute in which somebody does something; null = nobody will */
  nextAt(): number | null;
  /** somebody has not joined yet */
  expected(): boolean;
  /** Everybody does what they do until now. Gives whether anybody joined or spoke. */
  act(): Promise<boolean>;
  /** who stood before a closed door */
  refused(): number;
}

/** Members with habits, each group's in the order of their labels. */
export function virtualAudience(o: {
  app: App;
  clock: ManualClock;
  news: ReadonlyMap<string, number>;
  groups: readonly { readonly groupId: string; readonly joinCode: string }[];
  membersPerGroup: number;
  seed: number;
  habits: readonly Habit[];
  opening: OpeningMoment;
  origin: string;
}): VirtualAudience {
  const { app, clock, news, opening, origin } = o;
  const byMinute = new Map<number, Player[]>();
  let expected = 0;
  let refused = 0;

  const wait = (player: Player): void => {
    if (player.nextAt === Number.POSITIVE_INFINITY) return;
    const grain = player.api !== null && player.nextAt === player.looksAt ? lookGrainMs : minuteMs;
    const minute = Math.ceil(player.nextAt / grain) * grain;
    const waiting = byMinute.get(minute);
    if (waiting) waiting.push(player);
    else byMinute.set(minute, [player]);
  };
  o.groups.forEach(({ groupId, joinCode }, group) => {
    for (let n = 0; n < o.membersPerGroup; n += 1) {
      const self = born({ label: `${o.seed}:${group}:${n}`, habits: o.habits, opening });
      const address = `10.${group & 255}.${n >> 8}.${n & 255}`;
      const player = { self, groupId, joinCode, address, api: null, joinedAt: 0, after: null, lookedAt: 0, looksAt: 0, saying: [] };
      wait({ ...player, nextAt: Math.max(self.joinsAt, clock.now().getTime()) });
      expected += 1;
    }
  });

  const join = async (player: Player, now: number): Promise<void> => {
    const { label, name } = player.self;
    const stranger = rehearsalApi(app, { label, address: player.address, origin, headers: {} });
    expected -= 1;
    try {
      const { token } = await stranger.post<{ token: string }>(`/api/v1/join/${player.joinCode}`, {
        displayName: name,
        joinKey: `virtual-member-${label}`,
        locale: 'zh-CN',
      });
      player.api = rehearsalApi(app, { label, address: player.address, origin, headers: { authorization: `Bearer ${token}` } });
      player.joinedAt = now;
      player.lookedAt = now - 1;
      player.looksAt = nextLook(player.self, { now, opening });
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'join_closed')) throw error;
      refused += 1;
      player.looksAt = Number.POSITIVE_INFINITY;
    }
  };

  const say = async (player: Player, now: number): Promise<void> => {
    for (const { text, place, key } of player.saying.filter(({ at }) => at <= now)) {
      await player.api?.post('/api/v1/room/messages', { text, place, clientKey: key }).catch((error: unknown) => {
        // the room closed meanwhile: what would have been said stays unsaid
        if (!(error instanceof Refused && error.code === 'room_closed')) throw error;
      });
    }
    player.saying = player.saying.filter(({ at }) => at > now);
  };

  const look = async (player: Player, now: number): Promise<void> => {
    player.looksAt = hasFallenSilent(player.self, { now, opening }) ? Number.POSITIVE_INFINITY : nextLook(player.self, { now, opening });
    // a phone without a badge stays in the pocket
    if ((news.get(player.groupId) ?? 0) <= player.lookedAt) return;
    const read: FeedMessage[] = [];
    for (;;) {
      const feed = await player.api?.get<{ items: readonly FeedMessage[]; lastSeq: number }>(
        `/api/v1/room/feed${player.after === null ? '' : `?after=${player.after}&limit=200`}`,
      );
      if (!feed) return;
      read.push(...feed.items);
      const reached = player.after === null || feed.items.length < 200;
      player.after = feed.lastSeq;
      if (reached) break;
    }
    player.lookedAt = now;
    const since = read.filter(({ saidAt }) => Date.parse(saidAt) >= player.joinedAt);
    player.saying = [...player.saying, ...answersTo(player.self, { read: since, now, opening })].sort((a, b) => a.at - b.at);
  };

  return {
    nextAt: () => (byMinute.size === 0 ? null : Math.min(...byMinute.keys())),
    expected: () => expected > 0,
    refused: () => refused,
    act: async () => {
      const now = clock.now().getTime();
      const due: Player[] = [];
      for (const [minute, players] of byMinute) {
        if (minute > now) continue;
        due.push(...players);
        byMinute.delete(minute);
      }
      // one after the other: what the quicker ones say at this minute is there, or is not, for all who look at it
      const joining = due.filter((player) => player.api === null);
      const speaking = due.filter((player) => player.api !== null && player.saying.some(({ at }) => at <= now));
      // one after the other: what the quicker ones say at this minute is there, or is not, for all who look at it
      await inParallel(joining, (player) => join(player, now));
      await inParallel(speaking, (player) => say(player, now));
      await inParallel(
        due.filter((player) => player.api !== null && player.looksAt <= now),
        (player) => look(player, now),
      );
      for (const player of due) {
        player.nextAt =
          player.api === null
            ? Number.POSITIVE_INFINITY
            : Math.max(now + 1, Math.min(player.looksAt, player.saying[0]?.at ?? Number.POSITIVE_INFINITY));
        wait(player);
      }
      return joining.length + speaking.length > 0;
    },
  };
}
