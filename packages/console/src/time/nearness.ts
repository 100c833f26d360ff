/** How far a moment is from now, in the unit a person would say; null when too far for the distance to help. */
export type Nearness =
  | { readonly side: 'now' }
  | { readonly side: 'ahead' | 'ago'; readonly unit: 'minute' | 'hour'; readonly count: number };

/** Beyond this a time and its day say more than a distance. */
const nearMinutes = 12 * 60;

/** Minutes are said up to this, hours after it: '90 分钟后' is still handier than '1 小时后'. */
const inMinutesUpTo = 99;

/** Whole minutes from `now` to `at`, rounded towards the moment that is still to come: 30 s ahead is 1 minute, 30 s ago is 0. */
export function minutesUntil(at: string | Date, now: Date): number {
  const minutes = (new Date(at).getTime() - now.getTime()) / 60_000;
  const whole = Math.ceil(minutes);
  return whole === 0 ? 0 : whole;
}

/** Distance from now in words' parts; null beyond twelve hours. */
export function nearnessOf(at: string | Date, now: Date): Nearness | null {
  const minutes = minutesUntil(at, now);
  const size = Math.abs(minutes);
  if (size > nearMinutes) return null;
  if (size === 0) return { side: 'now' };
  const side = minutes > 0 ? 'ahead' : 'ago';
  if (size <= inMinutesUpTo) return { side, unit: 'minute', count: size };
  return { side, unit: 'hour', count: Math.round(size / 60) };
}
