import { MINUTES_OF_DAY } from '../plan/script-minute.ts';
import type { Cue, CueId, DayTime, Script, ScriptChange, When } from '../script.ts';
import { writeWhen } from '../write/index.ts';

/**
 * The changes that move cues by some minutes. What hangs on a cue that moves too moves with it and stays as written; what hangs on another gets a longer or
 * shorter wait. What has no time of its own (after something is done, on go) stays. A lesson, a class or an offer that is declared for the moment its cue stands at goes along with it.
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
    if (when === null) continue;
    changes.push({ kind: 'setField', cue: cue.id, field: 'when', value: writeWhen(when) });
    if (when.kind === 'at') changes.push(...declaredAlong(script, cue, when.time));
  }
  return changes.length === 0 ? null : changes;
}

function movedWhen({ when }: Cue, { cues, minutes }: { cues: ReadonlySet<CueId>; minutes: number }): When | null | 'beforeDayOne' {
  if (when.kind === 'at') {
    const minute = minuteOf(when.time) + minutes;
    if (minute < 0) return 'beforeDayOne';
    return { kind: 'at', time: { day: Math.floor(minute / MINUTES_OF_DAY) + 1, minuteOfDay: minute % MINUTES_OF_DAY } };
  }
  if (when.kind === 'go' || when.waitsForAnchor) return null;
  if (when.anchor.kind === 'cue' && cues.has(when.anchor.cue)) return null;
  const offsetMinutes = when.offsetMinutes + minutes;
  // nobody knows when a member joins before they have
  return when.anchor.kind === 'join' && offsetMinutes < 0 ? null : { ...when, offsetMinutes };
}

/** The declared time of what a cue releases, starts or opens, where it was the cue's own. */
function declaredAlong({ lessons, live, offers }: Script, { action, about, when }: Cue, time: DayTime): readonly ScriptChange[] {
  const along = (
    list: string,
    field: string,
    all: readonly { readonly id: string; readonly at: DayTime | null }[],
  ): readonly ScriptChange[] => {
    if (when.kind !== 'at') return [];
    const minute = minuteOf(when.time);
    // an imported cue names no lesson: the one that is declared for its minute is meant
    const own = all.filter(({ id, at }) => at !== null && minuteOf(at) === minute && (about === null || id === about));
    const [one] = own;
    return one === undefined || own.length > 1
      ? []
      : [{ kind: 'setDeclared', list, id: one.id, field, value: writeWhen({ kind: 'at', time }) }];
  };
  switch (action) {
    case 'release-lesson':
      return along(
        'lessons',
        'release',
        lessons.map(({ id, release }) => ({ id, at: release })),
      );
    case 'live-start':
      return along(
        'live',
        'start',
        live.map(({ id, start }) => ({ id, at: start })),
      );
    case 'open-offer':
      return along(
        'offers',
        'opensAt',
        offers.map(({ id, opensAt }) => ({ id, at: opensAt })),
      );
    default:
      return [];
  }
}

function minuteOf({ day, minuteOfDay }: DayTime): number {
  return (day - 1) * MINUTES_OF_DAY + minuteOfDay;
}
