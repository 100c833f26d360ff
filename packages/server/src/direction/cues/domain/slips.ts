import { addMinutes, type Timetable, type TimetableEntry, validUntilOf } from './timetable.ts';

/** "Slip the rest by N minutes": what is due in [fromAt, untilAt) is due so much later. Ends that the script names never move. */
export interface Slip {
  readonly minutes: number;
  readonly fromAt: Date;
  readonly untilAt: Date;
}

/** Where slips, in the order they were made, bring a moment. */
export function slipped(at: Date, slips: readonly Slip[]): Date {
  return slips.reduce((due, slip) => (due >= slip.fromAt && due < slip.untilAt ? addMinutes(due, slip.minutes) : due), at);
}

/** When a cue of the clock is due and how long it may be late, after the group's slips. Null: its time is not known in advance. */
export function clockDue(
  entry: TimetableEntry,
  o: { timetable: Timetable; slips: readonly Slip[] },
): { dueAt: Date; validUntil: Date } | null {
  if (entry.timing.kind !== 'clock') return null;
  const dueAt = slipped(entry.timing.at, o.slips);
  return { dueAt, validUntil: validUntilOf(entry.late, { dueAt, plannedAt: entry.timing.at, zone: o.timetable.zone }) };
}

/**
 * When a cue is due that counts from another's performance. Slips made since then move it too; one made before was known to whoever said go.
 * What is a member's own is not moved: it counts from their hour, not from the room's.
 */
export function anchoredDue(
  entry: TimetableEntry,
  o: { performedAt: Date; timetable: Timetable; slips: readonly Slip[] },
): { dueAt: Date; validUntil: Date } | null {
  if (entry.timing.kind !== 'after') return null;
  const plannedAt = addMinutes(o.performedAt, entry.timing.offsetMinutes);
  const since = entry.perMember ? [] : o.slips.filter((slip) => slip.fromAt > o.performedAt);
  const dueAt = slipped(plannedAt, since);
  return { dueAt, validUntil: validUntilOf(entry.late, { dueAt, plannedAt, zone: o.timetable.zone }) };
}

/** When the evening ends for people: what is planned after midnight belongs to it, the morning does not. */
const NIGHT_ENDS_HOUR = 4;

/** The end of what "the rest of today" means at a moment: four in the morning, local. */
export function endOfNight(at: Date, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const end = local.withPlainTime({ hour: NIGHT_ENDS_HOUR });
  return new Date((local.hour < NIGHT_ENDS_HOUR ? end : end.add({ days: 1 })).epochMilliseconds);
}
