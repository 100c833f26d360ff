import { isQuiet, type QuietHours } from '@kuaishan/script';

/** When the quiet hours that hold at `at` end; null = it is not quiet. */
export function quietUntil(at: Date, o: { quietHours: QuietHours; zone: string }): Date | null {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(o.zone);
  if (!isQuiet(o.quietHours, local.hour * 60 + local.minute)) return null;
  const { toMinute } = o.quietHours;
  const end = local.withPlainTime({ hour: Math.floor(toMinute / 60), minute: toMinute % 60 });
  const ahead = Temporal.ZonedDateTime.compare(end, local) > 0 ? end : end.add({ days: 1 });
  return new Date(ahead.epochMilliseconds);
}
