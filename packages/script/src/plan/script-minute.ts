import type { CueRoot } from './root-of-cue.ts';

/** Minutes of a script's day: days of 23 or 25 hours only exist in a zone, which a script does not have. */
export const MINUTES_OF_DAY = 24 * 60;

/** Minutes since midnight of day 1 by the script alone (for a cue that waits, the earliest); null where there is no wall-clock time. */
export function scriptMinute({ root, offsetMinutes }: CueRoot): number | null {
  return root.kind === 'at' ? (root.time.day - 1) * MINUTES_OF_DAY + root.time.minuteOfDay + offsetMinutes : null;
}

/** The day a cue most likely falls on: as planned, or counted from an opening or joining on day 1; null when nothing tells. */
export function scriptDay(found: CueRoot): number | null {
  const minute = scriptMinute(found);
  if (minute !== null) return Math.floor(minute / MINUTES_OF_DAY) + 1;
  const counted = found.root.kind === 'opening' || found.root.kind === 'join';
  return counted ? Math.floor(found.offsetMinutes / MINUTES_OF_DAY) + 1 : null;
}
