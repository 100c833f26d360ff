import { rootsOfCues } from '../plan/root-of-cue.ts';
import { MINUTES_OF_DAY, scriptMinute } from '../plan/script-minute.ts';
import type { Cue, CueId, DayTime, Script } from '../script.ts';

/** Every moment a script fixes, in minutes since midnight of day 1: planned times of cues, ends of their sending, and times of what is declared. */
export interface Moments {
  /** the planned minute of each cue that has one; the earliest where it waits for another */
  readonly ofCue: ReadonlyMap<CueId, number>;
  /** moments by day (1 is the first), each once, in order; only days of the programme */
  readonly ofDay: ReadonlyMap<number, readonly number[]>;
  /** stretches of time that belong together: from what a cue hangs on to the cue, from a cue to the end of its sending */
  readonly bonds: readonly { readonly from: number; readonly to: number }[];
}

export function minuteOf({ day, minuteOfDay }: DayTime): number {
  return (day - 1) * MINUTES_OF_DAY + minuteOfDay;
}

export function dayTimeOf(minute: number): DayTime {
  const day = Math.floor(minute / MINUTES_OF_DAY) + 1;
  return { day, minuteOfDay: minute - (day - 1) * MINUTES_OF_DAY };
}

/** @param days the days of the programme; moments outside are left alone, as they keep their distance to its begin or end */
export function momentsOf(script: Script, days: number): Moments {
  const ofCue = new Map<CueId, number>();
  for (const [id, root] of rootsOfCues(script)) {
    const minute = scriptMinute(root);
    if (minute !== null) ofCue.set(id, minute);
  }
  const bonds = script.cues.flatMap((cue) => bondsOf(cue, ofCue.get(cue.id)));
  const all = [...ofCue.values(), ...bonds.flatMap(({ from, to }) => [from, to]), ...declaredTimes(script).map(minuteOf)];
  const ofDay = new Map<number, number[]>();
  for (const minute of [...new Set(all)].toSorted((a, b) => a - b)) {
    const { day } = dayTimeOf(minute);
    if (day < 1 || day > days) continue;
    const moments = ofDay.get(day);
    if (moments) moments.push(minute);
    else ofDay.set(day, [minute]);
  }
  return { ofCue, ofDay, bonds };
}

function bondsOf({ when, sendUntil }: Cue, minute: number | undefined): Moments['bonds'] {
  const hung = minute !== undefined && when.kind === 'relative' ? [bond(minute - when.offsetMinutes, minute)] : [];
  const until = sendUntil?.kind === 'at' ? minuteOf(sendUntil.time) : null;
  return until === null ? hung : [...hung, bond(minute ?? until, until)];
}

function bond(one: number, other: number): Moments['bonds'][number] {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

/** Every day and time a script names outside its cues and stages: openings and closings of offers, classes, lessons, homework. */
function declaredTimes(script: Script): readonly DayTime[] {
  const found: DayTime[] = [];
  mapDeclared(script, (time) => {
    found.push(time);
    return time;
  });
  return found;
}

/** The script with every day and time it declares outside its cues replaced by another. */
export function mapDeclared(script: Script, change: (time: DayTime) => DayTime): Script {
  const { cues, stages, ...declared } = script;
  return { ...(mapTimes(declared, change) as Omit<Script, 'cues' | 'stages'>), cues, stages };
}

function mapTimes(value: unknown, change: (time: DayTime) => DayTime): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => mapTimes(one, change));
  if (typeof value !== 'object' || value === null) return value;
  if (isDayTime(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTimes(one, change)]));
}

function isDayTime(value: object): value is DayTime {
  return 'day' in value && 'minuteOfDay' in value && typeof value.day === 'number' && typeof value.minuteOfDay === 'number';
}
