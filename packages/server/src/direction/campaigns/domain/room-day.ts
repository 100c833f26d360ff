import { isZone } from '@kuaishan/script';

/** Where a moment lies in a group's own calendar: day 1 is the opening's local date. `at` is the local wall clock, `20:30`. */
export function roomDay(moment: Date, o: { openingAt: Date; zone: string }): { readonly day: number; readonly at: string } {
  const local = inZone(moment, o.zone);
  const { days } = inZone(o.openingAt, o.zone).toPlainDate().until(local.toPlainDate());
  return { day: days + 1, at: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

function inZone(moment: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone);
}

/** The instant of a wall-clock opening (`2026-12-01T09:00`) in a zone; null when either is not one. A time a clock change skips moves on with the clock. */
export function openingInstant(wallClock: string, zone: string): Date | null {
  if (!isZone(zone)) return null;
  try {
    return new Date(Temporal.PlainDateTime.from(wallClock).toZonedDateTime(zone).epochMilliseconds);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
