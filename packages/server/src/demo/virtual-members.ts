import type { Clock } from '../platform/clock/index.ts';
import type { Log } from '../platform/log/index.ts';
import { habits } from '../virtual/habits.ts';
import {
  answersTo,
  born,
  nextLook,
  type OpeningMoment,
  type ReadMessage,
  type Saying,
  type VirtualMember,
} from '../virtual/member-mind.ts';
import { type ApiClient, apiClient, Refused } from './api-client.ts';

const minuteMs = 60_000;
/** Wall time between two rounds. A round lets a few members act, so that 400 of them do not weigh on the machine that performs for them. */
const roundMs = 250;
const actsPerRound = 20;
/** A visitor sees five days in five minutes: members who look three times as often answer near what they answer to. A rehearsal counts, and keeps the table as it is. */
const looksMoreOften = 3;
const livelyHabits = habits.map((habit) => ({
  ...habit,
  looksEvery: habit.looksEvery.map((minutes) => minutes / looksMoreOften) as [number, number],
}));

/** A virtual member with their phone. */
interface DemoMember {
  readonly self: VirtualMember;
  readonly code: string;
  /** set aside when the room refuses them */
  joinsAt: number;
  client: ApiClient | null;
  /** the last number its feed answered; null = has not looked yet */
  after: number | null;
  /** domain time of its next look into the room */
  looksAt: number;
  readonly saying: Saying[];
}

/**
 * Virtual members: they open the join link, read, answer in the room and privately, and fall silent, by the table of habits. They know nothing but the public
 * API and decide by labels alone (`chance`), so after a restart they go on as if nothing had happened: the same join key is the same member, the same message
 * key the same message.
 */
export function letMembersIn(o: {
  origin: string;
  clock: Clock;
  log: Log;
  seed: string;
  opening: OpeningMoment;
  perGroup: number;
  codes: readonly string[];
}): { stop(): Promise<void> } {
  const people = o.codes.flatMap((code, group) =>
    Array.from({ length: o.perGroup }, (_, n) => arrive(born({ ...o, habits: livelyHabits, label: `${o.seed}:${group}:${n}` }), code)),
  );
  let stopped = false;
  const loop = async (): Promise<void> => {
    while (!stopped) {
      const due = people.filter((member) => nextAt(member) <= o.clock.now().getTime()).toSorted((a, b) => nextAt(a) - nextAt(b));
      await Promise.all(due.slice(0, actsPerRound).map((member) => act(member, o).catch((error: unknown) => tired(member, error, o))));
      await new Promise((resolve) => setTimeout(resolve, roundMs));
    }
  };
  const done = loop();
  return {
    stop: async () => {
      stopped = true;
      await done;
    },
  };
}

function arrive(self: VirtualMember, code: string): DemoMember {
  return { self, code, joinsAt: self.joinsAt, client: null, after: null, looksAt: self.joinsAt, saying: [] };
}

function nextAt(member: DemoMember): number {
  return member.client === null ? member.joinsAt : Math.min(member.looksAt, member.saying[0]?.at ?? Number.POSITIVE_INFINITY);
}

async function act(member: DemoMember, o: { origin: string; clock: Clock; opening: OpeningMoment }): Promise<void> {
  if (member.client === null) return join(member, o);
  const saying = member.saying[0];
  if (saying && saying.at <= o.clock.now().getTime()) return say(member, saying);
  return look(member, o);
}

async function join(member: DemoMember, o: { origin: string; clock: Clock }): Promise<void> {
  const { token } = await apiClient(o).post<{ token: string }>(`/api/v1/join/${member.code}`, {
    displayName: member.self.name,
    joinKey: `virtual-${member.self.label}`,
    locale: 'zh-CN',
  });
  member.client = apiClient({ origin: o.origin, token });
  member.looksAt = o.clock.now().getTime();
}

async function say(member: DemoMember, saying: Saying): Promise<void> {
  await member.client?.post('/api/v1/room/messages', { text: saying.text, place: saying.place, clientKey: saying.key });
  member.saying.shift();
}

/** Reads what is new and decides what to answer. What was said before the first look of this process was answered by the process before, or never. */
async function look(member: DemoMember, o: { clock: Clock; opening: OpeningMoment }): Promise<void> {
  const now = o.clock.now().getTime();
  member.looksAt = nextLook(member.self, { now, opening: o.opening });
  const feed = await member.client?.get<{ items: readonly ReadMessage[]; lastSeq: number }>(
    `/api/v1/room/feed${member.after === null ? '' : `?after=${member.after}`}`,
  );
  if (!feed) return;
  const read = member.after === null ? [] : feed.items;
  member.after = Math.max(member.after ?? 0, feed.items.at(-1)?.seq ?? feed.lastSeq);
  member.saying.push(...answersTo(member.self, { read, now, opening: o.opening }));
  member.saying.sort((a, b) => a.at - b.at);
}

/** A room that has closed is left alone; anything else (the database away for a moment) is tried again later. */
function tired(member: DemoMember, error: unknown, o: { clock: Clock; log: Log }): void {
  const refused = error instanceof Refused && error.status >= 400 && error.status < 500 && error.status !== 429;
  if (refused && member.client === null) member.joinsAt = Number.POSITIVE_INFINITY;
  else if (refused) member.saying.shift();
  member.looksAt = o.clock.now().getTime() + 60 * minuteMs;
  if (!refused) o.log.debug({ err: error }, 'a virtual member could not reach the server');
}
