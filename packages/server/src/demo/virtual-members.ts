import type { Clock } from '../platform/clock/index.ts';
import type { Log } from '../platform/log/index.ts';
import { type ApiClient, apiClient, Refused } from './api-client.ts';
import { chance, pick, pickWeighted } from './chance.ts';
import { type Habit, habits } from './habits.ts';
import { inventedName, privateLines, roomLines } from './invented-people.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Wall time between two rounds. A round lets a few members act, so that 400 of them do not weigh on the machine that performs for them. */
const roundMs = 250;
const actsPerRound = 20;

interface VirtualMember {
  readonly label: string;
  readonly code: string;
  readonly name: string;
  readonly habit: Habit;
  readonly joinsAt: number;
  client: ApiClient | null;
  /** the last number its feed answered; null = has not looked yet */
  after: number | null;
  /** domain time of its next look into the room */
  looksAt: number;
  readonly saying: { readonly at: number; readonly place: 'room' | 'private'; readonly text: string; readonly key: string }[];
}

interface FeedMessage {
  readonly seq: number;
  readonly place: 'room' | 'private';
  readonly author: { readonly kind: string };
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
  openingAt: Date;
  perGroup: number;
  codes: readonly string[];
}): { stop(): Promise<void> } {
  const people = o.codes.flatMap((code, group) =>
    Array.from({ length: o.perGroup }, (_, n) => born({ ...o, code, label: `${o.seed}:${group}:${n}` })),
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

function born(o: { code: string; label: string; openingAt: Date }): VirtualMember {
  const habit = pickWeighted(habits, `${o.label}:habit`);
  const [from, to] = habit.joins;
  const joinsAt = awake(o.openingAt.getTime() + (from + chance(`${o.label}:joins`) * (to - from)) * minuteMs, o.openingAt);
  return {
    label: o.label,
    code: o.code,
    name: inventedName(o.label),
    habit,
    joinsAt,
    client: null,
    after: null,
    looksAt: joinsAt,
    saying: [],
  };
}

function nextAt(member: VirtualMember): number {
  return member.client === null ? member.joinsAt : Math.min(member.looksAt, member.saying[0]?.at ?? Number.POSITIVE_INFINITY);
}

async function act(member: VirtualMember, o: { origin: string; clock: Clock; openingAt: Date }): Promise<void> {
  if (member.client === null) return join(member, o);
  const saying = member.saying[0];
  if (saying && saying.at <= o.clock.now().getTime()) return say(member, saying);
  return look(member, o);
}

async function join(member: VirtualMember, o: { origin: string; clock: Clock }): Promise<void> {
  const { token } = await apiClient(o).post<{ token: string }>(`/api/v1/join/${member.code}`, {
    displayName: member.name,
    joinKey: `virtual-${member.label}`,
    locale: 'zh-CN',
  });
  member.client = apiClient({ origin: o.origin, token });
  member.looksAt = o.clock.now().getTime();
}

async function say(member: VirtualMember, saying: VirtualMember['saying'][number]): Promise<void> {
  await member.client?.post('/api/v1/room/messages', { text: saying.text, place: saying.place, clientKey: saying.key });
  member.saying.shift();
}

/** Reads what is new and decides what to answer. What was said before the first look of this process was answered by the process before, or never. */
async function look(member: VirtualMember, o: { clock: Clock; openingAt: Date }): Promise<void> {
  const now = o.clock.now().getTime();
  // awake people look about every hour
  member.looksAt = awake(now + (20 + chance(`${member.label}:${now}`) * 100) * minuteMs, o.openingAt);
  const feed = await member.client?.get<{ items: readonly FeedMessage[]; lastSeq: number }>(
    `/api/v1/room/feed${member.after === null ? '' : `?after=${member.after}`}`,
  );
  if (!feed) return;
  const fresh = member.after === null ? [] : feed.items.filter((message) => message.author.kind === 'staff');
  member.after = Math.max(member.after ?? 0, feed.items.at(-1)?.seq ?? feed.lastSeq);
  if ((now - o.openingAt.getTime()) / dayMs >= member.habit.silentAfterDay) return;
  for (const message of fresh) {
    const label = `${member.label}:${message.seq}`;
    const inTen = message.place === 'room' ? member.habit.answersRoomInTen : member.habit.answersPrivateInTen;
    // of a whole room only a few speak up at one post
    const odds = message.place === 'room' ? inTen / 30 : inTen / 10;
    if (chance(`${label}:answers`) >= odds) continue;
    const at = awake(now + member.habit.answersAfterMinutes * (0.5 + chance(`${label}:after`)) * minuteMs, o.openingAt);
    const text = message.place === 'room' ? pick(roomLines, label) : pick(privateLines, label);
    member.saying.push({ at, place: message.place, text, key: `virtual-${label}` });
  }
  member.saying.sort((a, b) => a.at - b.at);
}

/** Nobody looks or writes at night: a moment between 23:00 and 07:00 becomes the morning after. The opening is at 09:00. */
function awake(at: number, openingAt: Date): number {
  const minuteOfDay = ((((at - openingAt.getTime()) / minuteMs + 9 * 60) % 1440) + 1440) % 1440;
  if (minuteOfDay >= 7 * 60 && minuteOfDay < 23 * 60) return at;
  const sleeps = (minuteOfDay < 7 * 60 ? 0 : 1440) + 7 * 60 - minuteOfDay;
  return at + (sleeps + 90 * chance(`wakes:${at}`)) * minuteMs;
}

/** A room that has closed is left alone; anything else (the database away for a moment) is tried again later. */
function tired(member: VirtualMember, error: unknown, o: { clock: Clock; log: Log }): void {
  const refused = error instanceof Refused && error.status >= 400 && error.status < 500 && error.status !== 429;
  if (refused && member.client === null) (member as { joinsAt: number }).joinsAt = Number.POSITIVE_INFINITY;
  else if (refused) member.saying.shift();
  member.looksAt = o.clock.now().getTime() + 60 * minuteMs;
  if (!refused) o.log.debug({ err: error }, 'a virtual member could not reach the server');
}
