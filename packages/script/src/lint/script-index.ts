import { type CueRoot, rootsOfCues } from '../plan/root-of-cue.ts';
import { MINUTES_OF_DAY, scriptDay, scriptMinute } from '../plan/script-minute.ts';
import type { Cue, CueId, Script } from '../script.ts';

/**
 * How long a flash group sells: one evening, a launch of two or three days, the usual camp of four or five, or the longer course of an expensive
 * product (playbook.md: “Five days is the norm; launches take 1–3, expensive products up to 7”).
 */
export type ScriptFormat = 'evening' | 'launch' | 'camp' | 'course';

/** A cue with the minute it is due, by the script alone. */
export interface Moment {
  readonly cue: Cue;
  /** minutes since midnight of day 1; the earliest where it waits for another */
  readonly minute: number;
}

/** What several rules ask of a script, worked out once per lint. */
export interface ScriptIndex {
  readonly roots: ReadonlyMap<CueId, CueRoot>;
  /** the first cue of each id */
  readonly cues: ReadonlyMap<CueId, Cue>;
  /** cues with a wall-clock time as they are performed: by time, then in file order */
  readonly timeline: readonly Moment[];
  /** minutes since midnight of day 1, or null where the script alone does not tell */
  readonly minuteOf: (cue: Cue) => number | null;
  /** the day a cue most likely falls on, or null when nothing tells */
  readonly dayOf: (cue: Cue) => number | null;
  /** days until the selling is over: what comes after (moving people, dissolving the group) is no day of the programme */
  readonly programmeDays: number;
  readonly format: ScriptFormat;
}

export function indexScript(script: Script): ScriptIndex {
  const roots = rootsOfCues(script);
  const cues = new Map<CueId, Cue>();
  for (const cue of script.cues) if (!cues.has(cue.id)) cues.set(cue.id, cue);
  const rootOf = (cue: Cue) => roots.get(cue.id);
  const minuteOf = (cue: Cue) => {
    const root = rootOf(cue);
    return root ? scriptMinute(root) : null;
  };
  const timed = script.cues.flatMap((cue) => {
    const minute = minuteOf(cue);
    return minute === null ? [] : [{ cue, minute }];
  });
  const programmeDays = script.days;
  return {
    ...{ roots, cues, minuteOf, programmeDays, format: formatOf(programmeDays) },
    // stable: file order among cues of one minute
    timeline: timed.toSorted((a, b) => a.minute - b.minute),
    dayOf: (cue) => {
      const root = rootOf(cue);
      return root ? scriptDay(root) : null;
    },
  };
}

function formatOf(days: number): ScriptFormat {
  if (days <= 1) return 'evening';
  if (days <= 3) return 'launch';
  return days <= 5 ? 'camp' : 'course';
}

/** The day of the script a minute falls on. */
export function dayOfMinute(minute: number): number {
  return Math.floor(minute / MINUTES_OF_DAY) + 1;
}
