import type { Cue } from '../script.ts';
import { instantOf, type Opening } from './wall-clock.ts';

/**
 * How late a cue is still worth performing when the script does not say: a lesson link two hours late helps, tomorrow it confuses (design.md:
 * "default two hours, never past the day they speak of").
 */
const DEFAULT_MINUTES = 120;

/**
 * The last moment a cue that was due at `due` may still be performed. With a duration in `sendUntil`: that long after it was due; with a day and
 * time: that moment, wherever the cue moved; by default two hours, but never past midnight of the day it was due on.
 *
 * @param due when it was (or would have been) due, slips included; for a person's go, the moment of the go
 */
export function validUntil(cue: Pick<Cue, 'sendUntil'>, due: Temporal.Instant, opening: Opening): Temporal.Instant {
  if (cue.sendUntil?.kind === 'at') return instantOf(cue.sendUntil.time, opening);
  if (cue.sendUntil) return due.add({ minutes: cue.sendUntil.minutes });
  const later = due.add({ minutes: DEFAULT_MINUTES });
  const midnight = due.toZonedDateTimeISO(opening.zone).add({ days: 1 }).startOfDay().toInstant();
  return Temporal.Instant.compare(later, midnight) <= 0 ? later : midnight;
}
