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
