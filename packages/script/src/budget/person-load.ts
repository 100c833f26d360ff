import { overloads, POSTS_PER_PERSON_PER_MINUTE } from '../duty/work-ahead.ts';
import type { CueId, RoleName } from '../script.ts';
import type { HandWork } from './hand-work.ts';
import type { Duty, Staffing } from './staffing.ts';

/** One minute of one person: what they must post in it. Minutes count from midnight of day 1. */
export interface PersonMinute {
  readonly minute: number;
  readonly posts: number;
  /** different rooms posted in by hand; a mass message is confirmed once, whatever rooms get it */
  readonly rooms: number;
  readonly cues: readonly CueId[];
}

/** A minute in which more falls due than the person can post. */
export interface PersonOverload extends PersonMinute {
  readonly over: number;
  /** how many minutes later the last of it is posted, with what falls due meanwhile */
  readonly lateMinutes: number;
}

/** Members a person writes to one by one, from a moment until it is too late. */
export interface PrivateList {
  readonly cue: CueId;
  readonly from: number;
  readonly until: number;
  readonly messages: number;
  /** those that cannot be written in time beside everything else */
  readonly unwritten: number;
}

/** What a campaign asks of one person. */
export interface PersonLoad {
  readonly person: string;
  readonly roles: readonly RoleName[];
  readonly groups: number;
  readonly posts: number;
  readonly minutes: readonly PersonMinute[];
  /** the fullest minute; null when nothing falls due at a known minute */
  readonly busiest: PersonMinute | null;
  readonly overloads: readonly PersonOverload[];
  readonly lists: readonly PrivateList[];
}

/** Posts, rooms and cues of a minute while they are counted. */
interface Filling {
  posts: number;
  readonly rooms: Set<number>;
  readonly cues: Set<CueId>;
}

/** What every person has to do by hand in every minute of a campaign, by name in the order of the staffing. */
export function personLoads(work: readonly HandWork[], staffing: Staffing): readonly PersonLoad[] {
  const duties = Map.groupBy(staffing.duties, (duty) => duty.person);
  const shares = sharesOf(staffing);
  return [...duties].map(([person, theirs]) => loadOf(person, theirs, { work, staffing, shares }));
}

function loadOf(person: string, duties: readonly Duty[], o: { work: readonly HandWork[]; staffing: Staffing; shares: Shares }): PersonLoad {
  const filling = new Map<number, Filling>();
  const waiting: Omit<PrivateList, 'unwritten'>[] = [];
  for (const duty of duties) {
    for (const work of o.work) {
      if (work.role !== duty.role || work.minute === null || work.until === null) continue;
      if (work.hand === 'members') waiting.push(...listsOf({ ...work, minute: work.minute, until: work.until }, { ...o, duty }));
      else fill(filling, { ...work, minute: work.minute }, { ...o, duty });
    }
  }
  const minutes = [...filling]
    .map(([minute, { posts, rooms, cues }]): PersonMinute => ({ minute, posts, rooms: rooms.size, cues: [...cues] }))
    .toSorted((a, b) => a.minute - b.minute);
  const lists = writeLists(waiting, minutes);
  const byMinute = new Map(minutes.map((one) => [one.minute, one]));
  return {
    person,
    roles: [...new Set(duties.map((duty) => duty.role))],
    groups: new Set(duties.flatMap((duty) => duty.groups)).size,
    posts: minutes.reduce((sum, one) => sum + one.posts, 0) + lists.reduce((sum, list) => sum + list.messages, 0),
    minutes,
    busiest: minutes.reduce<PersonMinute | null>((most, one) => (most === null || one.posts > most.posts ? one : most), null),
    overloads: overloads(minutes).flatMap((one) => {
      const minute = byMinute.get(one.minute);
      return minute ? [{ ...minute, over: one.over, lateMinutes: one.lateMinutes }] : [];
    }),
    lists,
  };
}

/** How many people share a role in a group, and which of them posts in the room (the first). */
interface Shares {
  readonly people: (role: RoleName, group: number) => number;
  readonly posts: (duty: Duty, group: number) => boolean;
}

function sharesOf({ duties }: Staffing): Shares {
  const shared = new Map<string, Duty[]>();
  for (const duty of duties)
    for (const group of duty.groups) shared.set(keyOf(duty.role, group), [...(shared.get(keyOf(duty.role, group)) ?? []), duty]);
  return {
    people: (role, group) => shared.get(keyOf(role, group))?.length ?? 1,
    posts: (duty, group) => shared.get(keyOf(duty.role, group))?.[0] === duty,
  };
}

const keyOf = (role: RoleName, group: number) => `${role} ${group}`;

function fill(
  filling: Map<number, Filling>,
  work: HandWork & { readonly minute: number },
  { duty, staffing, shares }: { duty: Duty; staffing: Staffing; shares: Shares },
): void {
  const confirmed = new Set<number>();
  for (const group of duty.groups) {
    if (!shares.posts(duty, group)) continue;
    const minute = work.minute + (staffing.offsets?.[group] ?? 0);
    // one mass message for all rooms of one minute
    if (work.hand === 'mass' && confirmed.has(minute)) continue;
    confirmed.add(minute);
    const one = filling.get(minute) ?? { posts: 0, rooms: new Set<number>(), cues: new Set<CueId>() };
    one.posts += 1;
    if (work.hand === 'rooms') one.rooms.add(group);
    one.cues.add(work.cue);
    filling.set(minute, one);
  }
}

/** The members of a person's groups, one list for every minute at which groups of theirs come to the cue. */
function listsOf(
  work: HandWork & { readonly minute: number; readonly until: number },
  { duty, staffing, shares }: { duty: Duty; staffing: Staffing; shares: Shares },
): Omit<PrivateList, 'unwritten'>[] {
  const members = staffing.membersPerGroup;
  if (members === null) return [];
  const byOffset = Map.groupBy(duty.groups, (group) => staffing.offsets?.[group] ?? 0);
  return [...byOffset].map(([offset, groups]) => ({
    cue: work.cue,
    from: work.minute + offset,
    until: Math.max(work.until, work.minute + offset),
    messages: groups.reduce((sum, group) => sum + Math.ceil(members / shares.people(duty.role, group)), 0),
  }));
}

/**
 * How much of the lists can be written in time: posts in rooms come first, then the list that ends first, as many a minute as a person can.
 * Event by event: between two moments at which something begins, ends or falls due the pace is even.
 */
function writeLists(waiting: readonly Omit<PrivateList, 'unwritten'>[], minutes: readonly PersonMinute[]): readonly PrivateList[] {
  const left = waiting.map((list) => list.messages);
  const posts = new Map(minutes.map((one) => [one.minute, one.posts]));
  const moments = new Set(waiting.flatMap((list) => [list.from, list.until]));
  for (const { minute } of minutes) {
    moments.add(minute);
    moments.add(minute + 1);
  }
  const times = [...moments].toSorted((a, b) => a - b);
  const order = waiting.map((_, index) => index).toSorted((a, b) => (waiting[a]?.until ?? 0) - (waiting[b]?.until ?? 0));
  times.slice(0, -1).forEach((from, index) => {
    const length = (times[index + 1] ?? from) - from;
    let free = Math.max(0, POSTS_PER_PERSON_PER_MINUTE * length - (posts.get(from) ?? 0));
    for (const list of order) {
      const one = waiting[list];
      if (!one || free === 0) break;
      if (one.from > from || one.until <= from) continue;
      const written = Math.min(free, left[list] ?? 0);
      left[list] = (left[list] ?? 0) - written;
      free -= written;
    }
  });
  return waiting.map((list, index) => ({ ...list, unwritten: left[index] ?? 0 }));
}
