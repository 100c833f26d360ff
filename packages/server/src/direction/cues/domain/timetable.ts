import {
  awaitedCue,
  type Cue,
  type CueId,
  dayOf,
  instantOf,
  type Opening,
  type PlannedCue,
  planScript,
  type Script,
} from '@kuaishan/script';

/** When a cue of a script falls due, resolved as far as it can be before anything has happened. */
export type Timing =
  /** for the whole group, at a moment known in advance */
  | { readonly kind: 'clock'; readonly at: Date }
  /** for each member, so many minutes after they joined */
  | { readonly kind: 'join'; readonly offsetMinutes: number }
  /** so many minutes after another cue has been performed; for each member when that cue is */
  | { readonly kind: 'after'; readonly cue: CueId; readonly offsetMinutes: number; readonly perMember: boolean }
  /** when a person says go */
  | { readonly kind: 'go' };

/**
 * How late a cue may be performed: the earliest of the parts that are set.
 * `minutes` after it was due; `until` a moment the script names; `withinDay` never past the local day it was planned for.
 */
export interface LatePolicy {
  readonly minutes: number | null;
  readonly until: Date | null;
  readonly withinDay: boolean;
}

export interface TimetableEntry {
  readonly cue: CueId;
  /** position in the script: order among cues due at the same moment */
  readonly ordinal: number;
  readonly timing: Timing;
  readonly perMember: boolean;
  readonly late: LatePolicy;
}

/** A script, opened at a moment in a zone. The same for every group of a campaign. */
export interface Timetable {
  readonly zone: string;
  readonly entries: readonly TimetableEntry[];
  /** midnight after the script's last day; what waits for a person or another cue longer than that expires */
  readonly endsAt: Date;
}

/** The default policy (playbook): two hours, never past the day it speaks of. */
const DEFAULT_LATE_MINUTES = 120;

/**
 * Resolves when each cue is due. What the plan knows beforehand stays as it planned it; a cue that hangs on something without a clock time
 * (a go, or `after X`) counts from that cue's performance.
 * @param o.openingAt the moment the campaign opens
 * @param o.zone IANA name; day 1 is the opening's local date there
 */
export function timetableOf(script: Script, o: { openingAt: Date; zone: string }): Timetable {
  const opening = openingOf(o);
  const planned = new Map(planScript(script, opening).map((entry) => [entry.cue, entry]));
  return {
    zone: o.zone,
    endsAt: asDate(instantOf({ day: script.days + 1, minuteOfDay: 0 }, opening)),
    entries: script.cues.map((cue, ordinal) => {
      const timing = timingOf(cue, planned.get(cue.id), script);
      return { cue: cue.id, ordinal, timing, perMember: isPerMember(timing), late: latePolicyOf(cue, opening) };
    }),
  };
}

function timingOf({ when }: Cue, planned: PlannedCue | undefined, script: Script): Timing {
  if (planned?.atInstant) return { kind: 'clock', at: asDate(planned.atInstant) };
  if (planned && planned.offsetMinutes !== null) return { kind: 'join', offsetMinutes: planned.offsetMinutes };
  const cue = awaitedCue(when, script);
  if (when.kind !== 'relative' || cue === null) return { kind: 'go' };
  return {
    kind: 'after',
    cue,
    // below zero only in versions saved before lint refused "before" what waits: due already when its anchor is performed, and late
    offsetMinutes: when.offsetMinutes,
    perMember: planned?.perMember ?? false,
  };
}

/** The last moment (exclusive) at which something due at `dueAt` may still be performed. `plannedAt` is the day it speaks of. */
export function validUntilOf(late: LatePolicy, o: { dueAt: Date; plannedAt: Date; zone: string }): Date {
  const limits = [
    late.minutes === null ? null : addMinutes(o.dueAt, late.minutes),
    late.until,
    late.withinDay ? endOfDay(o.plannedAt, o.zone) : null,
  ].filter((limit) => limit !== null);
  return new Date(Math.min(...limits.map((limit) => limit.getTime())));
}

/** Midnight after the local day of `at`. */
function endOfDay(at: Date, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return new Date(local.add({ days: 1 }).startOfDay().epochMilliseconds);
}

/** The script's day of a moment: 1 on the opening's local date. */
export function scriptDay(at: Date, o: { openingAt: Date; zone: string }): number {
  return dayOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()), openingOf(o));
}

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

function latePolicyOf(cue: Cue, opening: Opening): LatePolicy {
  if (cue.sendUntil === null) return { minutes: DEFAULT_LATE_MINUTES, until: null, withinDay: true };
  if (cue.sendUntil.kind === 'duration') return { minutes: cue.sendUntil.minutes, until: null, withinDay: false };
  return { minutes: null, until: asDate(instantOf(cue.sendUntil.time, opening)), withinDay: false };
}

function isPerMember(timing: Timing): boolean {
  return timing.kind === 'join' || (timing.kind === 'after' && timing.perMember);
}

/** The opening's wall clock, as the plan wants it. */
/** Where and when a campaign opened, as the language plans it. */
export function openingOf({ openingAt, zone }: { openingAt: Date; zone: string }): Opening {
  const local = Temporal.Instant.fromEpochMilliseconds(openingAt.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
  return { opening: local.toString({ smallestUnit: 'second' }), zone };
}

function asDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
