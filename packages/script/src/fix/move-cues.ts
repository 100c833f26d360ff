import { MINUTES_OF_DAY } from '../plan/script-minute.ts';
import type { Cue, CueId, Script, ScriptChange, When } from '../script.ts';
import { writeWhen } from '../write/index.ts';

/**
 * The changes that move cues by some minutes. What hangs on a cue that moves too moves with it and stays as written; what hangs on another gets a longer or
 * shorter wait. What has no time of its own (after something is done, on go) stays.
 *
 * @param minutes negative: earlier
 * @returns null when nothing of it can move, or something would come before day 1
 */
export function moveCues(script: Script, { cues, minutes }: { cues: ReadonlySet<CueId>; minutes: number }): readonly ScriptChange[] | null {
  const changes: ScriptChange[] = [];
  for (const cue of script.cues) {
    if (!cues.has(cue.id)) continue;
    const when = movedWhen(cue, { cues, minutes });
    if (when === 'beforeDayOne') return null;
    if (when !== null) changes.push({ kind: 'setField', cue: cue.id, field: 'when', value: writeWhen(when) });
  }
  return changes.length === 0 ? null : changes;
}

function movedWhen({ when }: Cue, { cues, minutes }: { cues: ReadonlySet<CueId>; minutes: number }): When | null | 'beforeDayOne' {
  if (when.kind === 'at') {
    const minute = (when.time.day - 1) * MINUTES_OF_DAY + when.time.minuteOfDay + minutes;
    if (minute < 0) return 'beforeDayOne';
    return { kind: 'at', time: { day: Math.floor(minute / MINUTES_OF_DAY) + 1, minuteOfDay: minute % MINUTES_OF_DAY } };
  }
  if (when.kind === 'go' || when.waitsForAnchor) return null;
  if (when.anchor.kind === 'cue' && cues.has(when.anchor.cue)) return null;
  const offsetMinutes = when.offsetMinutes + minutes;
  // nobody knows when a member joins before they have
  return when.anchor.kind === 'join' && offsetMinutes < 0 ? null : { ...when, offsetMinutes };
}
