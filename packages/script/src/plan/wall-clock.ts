import type { DayTime } from '../script.ts';

/** Where and when a group opens: what turns the script's days into moments. */
export interface Opening {
  /** wall clock without offset, `2026-12-01T09:00` */
  readonly opening: string;
  /** IANA name, `Asia/Shanghai` */
  readonly zone: string;
}

/**
 * Whether a zone has a name of the IANA database, whatever its case. An offset such as `+08:00` is refused: it knows no summer time, and
 * PostgreSQL reads it the other way round (POSIX counts westwards).
 */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/** What is wrong with an opening, or null. For checking what people typed before `planScript`, which throws. */
export function openingSlip({ opening, zone }: Opening): 'opening' | 'zone' | null {
  if (!isZone(zone)) return 'zone';
  // PlainDateTime.from would also take "2026-12-01" or an offset it then ignores; here both are more likely a mistake
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(opening)) return 'opening';
  try {
    Temporal.PlainDateTime.from(opening, { overflow: 'reject' });
    return null;
  } catch {
    return 'opening';
  }
}

/**
 * The moment of a day and time of the script: day N is the opening's local date + N − 1. A wall-clock time skipped by a change to summer time moves
 * forward by what was skipped; one that happens twice is the first of the two.
 */
export function instantOf(time: DayTime, { opening, zone }: Opening): Temporal.Instant {
  const date = Temporal.PlainDateTime.from(opening)
    .toPlainDate()
    .add({ days: time.day - 1 });
  const clock = Temporal.PlainTime.from({ hour: Math.floor(time.minuteOfDay / 60), minute: time.minuteOfDay % 60 });
  return date.toPlainDateTime(clock).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
}

/** The opening itself as a moment. */
export function openingInstant({ opening, zone }: Opening): Temporal.Instant {
  return Temporal.PlainDateTime.from(opening).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
}

/** Which day of the script a moment falls on, in the group's zone; 0 and below before the opening's day. */
export function dayOf(instant: Temporal.Instant, { opening, zone }: Opening): number {
  const first = Temporal.PlainDateTime.from(opening).toPlainDate();
  return first.until(instant.toZonedDateTimeISO(zone).toPlainDate(), { largestUnit: 'days' }).days + 1;
}

/** ISO 8601 with the zone's offset at that moment: `2026-12-01T09:00:00+08:00`. */
export function withOffset(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
