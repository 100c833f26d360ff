import { rootsOfCues } from '../plan/root-of-cue.ts';
import { MINUTES_OF_DAY, scriptMinute } from '../plan/script-minute.ts';
import type { Cue, CueId, DayTime, Script } from '../script.ts';

/** Every moment a script fixes, in minutes since midnight of day 1: planned times of cues, ends of their sending, and times of what is declared. */
export interface Moments {
  /** the planned minute of each cue that has one; the earliest where it waits for another */
  readonly ofCue: ReadonlyMap<CueId, number>;
  /** moments by day (1 is the first), each once, in order; only days of the programme */
  readonly ofDay: ReadonlyMap<number, readonly number[]>;
  /** spans that belong together: from what a cue hangs on to the cue, from a cue to the end of its sending, from an offer's opening to its closing */
  readonly bonds: readonly Bond[];
  /** live classes, start to declared end: as long as they are, wherever they go */
  readonly classes: readonly Bond[];
  /** moments of the sale and of live classes, whose hour matters most */
  readonly appointments: ReadonlySet<number>;
}

export interface Bond {
  readonly from: number;
  readonly to: number;
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
  const declared = declaredTimes(script);
  const hung = script.cues.flatMap((cue) => bondsOf(cue, ofCue.get(cue.id)));
  const classes = script.live.flatMap(({ start, minutes }) => sameDayBond([minuteOf(start), minuteOf(start) + minutes]));
  const bonds = [...hung, ...classes, ...declared.flatMap(({ minutes }) => sameDayBond(minutes))];
  const all = [...ofCue.values(), ...bonds.flatMap(({ from, to }) => [from, to]), ...declared.flatMap(({ minutes }) => minutes)];
  const ofDay = new Map<number, number[]>();
  for (const minute of [...new Set(all)].toSorted((a, b) => a - b)) {
    const { day } = dayTimeOf(minute);
    if (day < 1 || day > days) continue;
    const moments = ofDay.get(day);
    if (moments) moments.push(minute);
    else ofDay.set(day, [minute]);
  }
  // whatever follows the end of the sale on its day stays behind it, so that the programme ends with that day
  const [last, end] = [ofDay.get(days)?.at(-1), Math.max(-1, ...declared.flatMap(({ minutes }) => minutes))];
  const tail = last !== undefined && end <= last && dayTimeOf(Math.max(0, end)).day === days ? [bond(end, last)] : [];
  const appointments = declared.filter(({ list }) => list === 'live' || list === 'offers').flatMap(({ minutes }) => minutes);
  return { ofCue, ofDay, bonds: [...bonds, ...tail], classes, appointments: new Set(appointments) };
}

function bondsOf({ when, sendUntil }: Cue, minute: number | undefined): readonly Bond[] {
  const hung = minute !== undefined && when.kind === 'relative' ? [bond(minute - when.offsetMinutes, minute)] : [];
  const until = sendUntil?.kind === 'at' ? minuteOf(sendUntil.time) : null;
  return until === null ? hung : [...hung, bond(minute ?? until, until)];
}

function bond(one: number, other: number): Bond {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

/** An offer opens and closes on one evening, or is open over days: only the first may not be torn apart. */
function sameDayBond(minutes: readonly number[]): readonly Bond[] {
  const [from, to] = [Math.min(...minutes), Math.max(...minutes)];
  return minutes.length > 1 && dayTimeOf(from).day === dayTimeOf(to).day ? [{ from, to }] : [];
}

interface DeclaredTimes {
  /** the key of the list it stands in */
  readonly list: string;
  readonly minutes: readonly number[];
}

/** Every day and time a script names outside its cues and stages, by thing: openings and closings of offers, classes, lessons, homework. */
function declaredTimes({ cues: _cues, stages: _stages, ...declared }: Script): readonly DeclaredTimes[] {
  return Object.entries(declared).flatMap(([list, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((thing: unknown) => {
      const minutes: number[] = [];
      mapTimes(thing, (time) => {
        minutes.push(minuteOf(time));
        return time;
      });
      return minutes.length === 0 ? [] : [{ list, minutes }];
    }),
  );
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
