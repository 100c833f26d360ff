import type { Moment } from './report.ts';

/** Gives moments of one opening: instant (ms) → script day, wall clock, ISO 8601 with offset. Day 1 is the opening's date. */
export function momentsOf(o: { opening: string; zone: string }): (at: number) => Moment {
  const first = Temporal.PlainDateTime.from(o.opening).toPlainDate();
  const known = new Map<number, Moment>();
  return (at) => {
    const minute = Math.floor(at / 60_000) * 60_000;
    const before = known.get(minute);
    if (before) return before;
    const zoned = Temporal.Instant.fromEpochMilliseconds(minute).toZonedDateTimeISO(o.zone);
    const moment = {
      day: first.until(zoned.toPlainDate(), { largestUnit: 'day' }).days + 1,
      time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
      at: zoned.toString({ timeZoneName: 'never', smallestUnit: 'minute' }),
    };
    known.set(minute, moment);
    return moment;
  };
}
