import { POSTS_PER_PERSON_PER_MINUTE } from '../duty/work-ahead.ts';
import { isQuiet } from '../plan/quiet-hours.ts';
import { MINUTES_OF_DAY } from '../plan/script-minute.ts';
import type { CueId, Script } from '../script.ts';
import { actions } from '../vocabulary/actions.ts';
import { cueMinutes, type HandWork, lastMinute, nextMidnight } from './hand-work.ts';
import type { Staffing } from './staffing.ts';

/**
 * A group that comes later than this is another evening, not a stagger: what a text says of “now” and “in ten minutes” no longer holds. Thirty minutes
 * is a quarter of the two hours a cue may be late (design.md), and enough for 180 rooms of one person.
 */
export const STAGGER_MINUTES_MAX = 30;

/** What keeps a stagger from being longer. */
export interface StaggerLimit {
  readonly minutes: number;
  /** the cue that would come too late, and what it must come before; null: nothing but `STAGGER_MINUTES_MAX` */
  readonly cue: CueId | null;
  readonly before: 'quietHours' | 'sendUntil' | 'midnight' | 'deadline' | null;
}

export interface StaggerProposal {
  /** by how many minutes each group's moves come later, in the order of the groups */
  readonly offsets: readonly number[];
  readonly longest: number;
  readonly limit: StaggerLimit;
}

/**
 * How much later all of a group's moves may come: none of them into quiet hours, past its own last minute, past the end of its day, or past a beginning or end
 * it stands before: classes and offers do not move.
 *
 * @param o.fromMinute what is due before it is done already
 */
export function staggerLimit(
  script: Script,
  { openingMinute = null, fromMinute = null }: { openingMinute?: number | null; fromMinute?: number | null } = {},
): StaggerLimit {
  const minutes = cueMinutes(script, openingMinute);
  const deadlines = deadlinesOf(script);
  let limit: StaggerLimit = { minutes: STAGGER_MINUTES_MAX, cue: null, before: null };
  const shorten = (to: number, cue: CueId, before: StaggerLimit['before']) => {
    if (to < limit.minutes) limit = { minutes: Math.max(0, to), cue, before };
  };
  for (const cue of script.cues) {
    const minute = minutes.get(cue.id);
    if (minute === undefined || minute < (fromMinute ?? Number.NEGATIVE_INFINITY)) continue;
    if (cue.sendUntil?.kind === 'at') shorten(lastMinute(cue, minute) - minute - 1, cue.id, 'sendUntil');
    else if (cue.sendUntil === null) shorten(nextMidnight(minute) - minute - 1, cue.id, 'midnight');
    const deadline = deadlines.find((at) => at > minute);
    if (deadline !== undefined) shorten(deadline - minute - 1, cue.id, 'deadline');
    if (actions[cue.action].reachesMembers) shorten(minutesUntilQuiet(script, minute, limit.minutes), cue.id, 'quietHours');
  }
  return limit;
}

/** When classes begin and offers open and close, in order: the same for every group of a campaign. */
function deadlinesOf({ live, offers }: Script): readonly number[] {
  const times = [...live.map(({ start }) => start), ...offers.flatMap(({ opensAt, closesAt }) => [opensAt, closesAt])];
  return times.map(({ day, minuteOfDay }) => (day - 1) * MINUTES_OF_DAY + minuteOfDay).toSorted((a, b) => a - b);
}

/** How many minutes later is still not quiet, up to `most`. What is said in quiet hours already has its reason, and is no later for it. */
function minutesUntilQuiet({ quietHours }: Script, minute: number, most: number): number {
  const quiet = (at: number) => isQuiet(quietHours, ((at % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY);
  if (quiet(minute)) return most;
  let later = 0;
  while (later < most && !quiet(minute + later + 1)) later += 1;
  return later;
}

/**
 * Proposes by how many minutes each group comes later, so that nobody has more to post in a minute than they can. Groups in order, each as early as what
 * those before it leave; where no minute is left, where it is least too much.
 */
export function proposeStagger(
  script: Script,
  o: { work: readonly HandWork[]; staffing: Staffing; openingMinute?: number | null; fromMinute?: number | null },
): StaggerProposal {
  const limit = staggerLimit(script, o);
  const taken = new Map<string, Map<number, number>>();
  const confirmed = new Set<string>();
  const offsets: number[] = [];
  for (const rooms of postsByGroup(o)) {
    const offset = earliestFit(rooms, { taken, confirmed, most: limit.minutes });
    offsets.push(offset);
    for (const post of rooms) take(post, offset, { taken, confirmed });
  }
  return { offsets, longest: Math.max(0, ...offsets), limit };
}

/** What one group asks of one person in one minute of the script. */
interface GroupPost {
  readonly person: string;
  readonly minute: number;
  readonly cue: CueId;
  readonly mass: boolean;
}

interface Taken {
  /** posts by person and minute */
  readonly taken: Map<string, Map<number, number>>;
  /** mass messages somebody confirms at a minute already */
  readonly confirmed: Set<string>;
}

function postsByGroup({ work, staffing }: { work: readonly HandWork[]; staffing: Staffing }): readonly (readonly GroupPost[])[] {
  const rooms: GroupPost[][] = Array.from({ length: staffing.groups }, () => []);
  const players = new Set<string>();
  for (const { role, person, groups } of staffing.duties) {
    for (const group of groups) {
      // of several who share a role in a room the first posts
      if (players.has(`${role} ${group}`)) continue;
      players.add(`${role} ${group}`);
      for (const { cue, minute, hand, ...one } of work) {
        if (one.role === role && minute !== null && hand !== 'members') rooms[group]?.push({ person, minute, cue, mass: hand === 'mass' });
      }
    }
  }
  return rooms;
}

function earliestFit(posts: readonly GroupPost[], o: Taken & { most: number }): number {
  let best = { offset: 0, over: Number.POSITIVE_INFINITY };
  for (let offset = 0; offset <= o.most; offset += 1) {
    const over = tooMuch(posts, offset, o);
    if (over === 0) return offset;
    if (over < best.over) best = { offset, over };
  }
  return best.offset;
}

/** How many posts beyond what people can do a group adds at an offset. */
function tooMuch(posts: readonly GroupPost[], offset: number, o: Taken): number {
  const added = new Map<string, Map<number, number>>();
  let over = 0;
  for (const post of posts) {
    if (post.mass && o.confirmed.has(massKey(post, offset))) continue;
    const minute = post.minute + offset;
    const theirs = added.get(post.person) ?? new Map<number, number>();
    added.set(post.person, theirs.set(minute, (theirs.get(minute) ?? 0) + 1));
    const posted = (o.taken.get(post.person)?.get(minute) ?? 0) + (theirs.get(minute) ?? 0);
    if (posted > POSTS_PER_PERSON_PER_MINUTE) over += 1;
  }
  return over;
}

function take(post: GroupPost, offset: number, { taken, confirmed }: Taken): void {
  const key = massKey(post, offset);
  if (post.mass && confirmed.has(key)) return;
  if (post.mass) confirmed.add(key);
  const minute = post.minute + offset;
  const theirs = taken.get(post.person) ?? new Map<number, number>();
  taken.set(post.person, theirs.set(minute, (theirs.get(minute) ?? 0) + 1));
}

const massKey = ({ person, cue }: GroupPost, offset: number) => `${person} ${cue} ${offset}`;
