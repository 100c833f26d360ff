import { rootsOfCues, type Scheduling } from '../plan/root-of-cue.ts';
import { MINUTES_OF_DAY, scriptMinute } from '../plan/script-minute.ts';
import type { Cue, CueId, RoleName, Script } from '../script.ts';
import { actions, isTask } from '../vocabulary/actions.ts';
import { channels } from '../vocabulary/channels.ts';
import { type ChannelProfileName, profiles } from '../vocabulary/profiles.ts';

/**
 * What a person has to do for a cue.
 * - `mass`: confirm one mass message, and all their rooms have it
 * - `rooms`: post or do it in every room
 * - `members`: write to every member it is for
 */
export type Hand = 'mass' | 'rooms' | 'members';

/** A cue that needs a person's hand on a platform. */
export interface HandWork {
  readonly cue: CueId;
  readonly role: RoleName;
  readonly hand: Hand;
  /** minutes since midnight of day 1, the earliest where it waits for another cue; null: nobody knows beforehand (a go, after joining) */
  readonly minute: number | null;
  /** when it is too late, in the same count; null where `minute` is */
  readonly until: number | null;
}

/** Nine in the morning: when camps open. For cues counted from an opening whose hour is not known. */
const USUAL_OPENING_MINUTE = 9 * 60;
/** As the plan has it where a script does not say (see `validUntil`). */
const DEFAULT_LATE_MINUTES = 120;

/**
 * The cues that need a person's hand on a platform, in file order: every task, and every word where software may not post.
 *
 * @param o.mass the cues that go as a mass message
 * @param o.openingMinute minute of the day the campaign opens; nine in the morning when not known
 * @param o.fromMinute what is due before it is done already
 */
export function handWork(
  script: Script,
  o: { profile: ChannelProfileName; mass: ReadonlySet<CueId>; openingMinute?: number | null; fromMinute?: number | null },
): readonly HandWork[] {
  const posted = channels[profiles[o.profile].runsOn].posts === 'person';
  const minutes = cueMinutes(script, o.openingMinute ?? null);
  return script.cues.flatMap((cue) => {
    if (!posted && !isTask(cue.action)) return [];
    const minute = minutes.get(cue.id) ?? null;
    if (minute !== null && minute < (o.fromMinute ?? Number.NEGATIVE_INFINITY)) return [];
    const until = minute === null ? null : lastMinute(cue, minute);
    return [{ cue: cue.id, role: cue.role, hand: handFor(cue, { posted, mass: o.mass }), minute, until }];
  });
}

function handFor(cue: Cue, { posted, mass }: { posted: boolean; mass: ReadonlySet<CueId> }): Hand {
  if (mass.has(cue.id)) return 'mass';
  return posted && cue.place === 'private' && actions[cue.action].reachesMembers ? 'members' : 'rooms';
}

/** The minute of every cue that has one, counted from midnight of day 1. */
export function cueMinutes(script: Scheduling, openingMinute: number | null): ReadonlyMap<CueId, number> {
  const minutes = new Map<CueId, number>();
  for (const [cue, found] of rootsOfCues(script)) {
    const fromOpening = found.root.kind === 'opening' ? (openingMinute ?? USUAL_OPENING_MINUTE) + found.offsetMinutes : null;
    const minute = scriptMinute(found) ?? fromOpening;
    if (minute !== null) minutes.set(cue, minute);
  }
  return minutes;
}

/** The minute at which a cue due at `minute` is too late: as `validUntil` in a script's own days. */
export function lastMinute({ sendUntil }: Pick<Cue, 'sendUntil'>, minute: number): number {
  if (sendUntil?.kind === 'at') return (sendUntil.time.day - 1) * MINUTES_OF_DAY + sendUntil.time.minuteOfDay;
  if (sendUntil) return minute + sendUntil.minutes;
  return Math.min(minute + DEFAULT_LATE_MINUTES, nextMidnight(minute));
}

export function nextMidnight(minute: number): number {
  return (Math.floor(minute / MINUTES_OF_DAY) + 1) * MINUTES_OF_DAY;
}
