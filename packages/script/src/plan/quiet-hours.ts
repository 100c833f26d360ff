import type { QuietHours } from '../script.ts';

/**
 * Whether a minute of the day lies inside quiet hours. Both ends are still allowed: a sale that closes at 22:30 may say so when quiet hours begin
 * at 22:30.
 */
export function isQuiet({ fromMinute, toMinute }: QuietHours, minuteOfDay: number): boolean {
  if (fromMinute < toMinute) return minuteOfDay > fromMinute && minuteOfDay < toMinute;
  return minuteOfDay > fromMinute || minuteOfDay < toMinute;
}
