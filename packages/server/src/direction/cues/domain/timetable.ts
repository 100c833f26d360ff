import { type Cue, type CueId, planScript, type Script } from '@kuaishan/script';

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
 * Resolves when each cue is due. Chains are followed to their root: `30m after X` where X is `2h after join` is 150 minutes after joining;
 * a cue that hangs on something without a clock time (a go, or `after X`) counts from that cue's performance.
 * @param o.openingAt the moment the campaign opens
 * @param o.zone IANA name; day 1 is the opening's local date there
 */
export function timetableOf(script: Script, o: { openingAt: Date; zone: string }): Timetable {
  const opening = Temporal.Instant.fromEpochMilliseconds(o.openingAt.getTime()).toZonedDateTimeISO(o.zone).toPlainDateTime();
  const planned = new Map(planScript(script, { opening: opening.toString(), zone: o.zone }).map((entry) => [entry.cue, entry]));
  const cues = new Map(script.cues.map((cue) => [cue.id, cue]));
  const resolved = new Map<CueId, Timing>();

  const timingOf = (cue: Cue, above: readonly CueId[] = []): Timing => {
    const known = resolved.get(cue.id);
    if (known) return known;
    const timing = resolve(cue, [...above, cue.id]);
    resolved.set(cue.id, timing);
    return timing;
  };
  const clock = (cue: Cue, fallback: () => Date): Timing => {
    const instant = planned.get(cue.id)?.atInstant;
    return { kind: 'clock', at: instant ? new Date(instant.epochMilliseconds) : fallback() };
  };
  const resolve = (cue: Cue, path: readonly CueId[]): Timing => {
    const { when } = cue;
    if (when.kind === 'go') return { kind: 'go' };
    if (when.kind === 'at') return clock(cue, () => momentOf(when.time));
    const { anchor, offsetMinutes } = when;
    if (anchor.kind === 'join') return { kind: 'join', offsetMinutes };
    if (anchor.kind === 'opening') return clock(cue, () => addMinutes(o.openingAt, offsetMinutes));
    const root = cues.get(anchor.cue);
    // a ring of cues or a missing one is refused when a script is saved; should one get here, it waits for a person
    if (!root || path.includes(root.id)) return { kind: 'go' };
    const rootTiming = timingOf(root, path);
    if (!when.waitsForAnchor && rootTiming.kind === 'clock') return clock(cue, () => addMinutes(rootTiming.at, offsetMinutes));
    if (!when.waitsForAnchor && rootTiming.kind === 'join') {
      return { kind: 'join', offsetMinutes: rootTiming.offsetMinutes + offsetMinutes };
    }
    return { kind: 'after', cue: root.id, offsetMinutes: Math.max(0, offsetMinutes), perMember: isPerMember(rootTiming) };
  };
  const momentOf = (time: { day: number; minuteOfDay: number }): Date => wallClock(opening.toPlainDate(), time, o.zone);

  return {
    zone: o.zone,
    endsAt: momentOf({ day: script.days + 1, minuteOfDay: 0 }),
    entries: script.cues.map((cue, ordinal) => {
      const timing = timingOf(cue);
      return { cue: cue.id, ordinal, timing, perMember: isPerMember(timing), late: latePolicyOf(cue, momentOf) };
    }),
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
export function endOfDay(at: Date, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return new Date(local.add({ days: 1 }).startOfDay().epochMilliseconds);
}

/** The script's day of a moment: 1 on the opening's local date. */
export function dayOf(at: Date, o: { openingAt: Date; zone: string }): number {
  const dateOf = (moment: Date) => Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(o.zone).toPlainDate();
  return dateOf(o.openingAt).until(dateOf(at), { largestUnit: 'days' }).days + 1;
}

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

function latePolicyOf(cue: Cue, momentOf: (time: { day: number; minuteOfDay: number }) => Date): LatePolicy {
  if (cue.sendUntil === null) return { minutes: DEFAULT_LATE_MINUTES, until: null, withinDay: true };
  if (cue.sendUntil.kind === 'duration') return { minutes: cue.sendUntil.minutes, until: null, withinDay: false };
  return { minutes: null, until: momentOf(cue.sendUntil.time), withinDay: false };
}

function isPerMember(timing: Timing): boolean {
  return timing.kind === 'join' || (timing.kind === 'after' && timing.perMember);
}

function wallClock(firstDay: Temporal.PlainDate, time: { day: number; minuteOfDay: number }, zone: string): Date {
  const local = firstDay
    .add({ days: time.day - 1 })
    .toPlainDateTime()
    .add({ minutes: time.minuteOfDay });
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}
