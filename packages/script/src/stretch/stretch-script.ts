import { indexScript } from '../lint/script-index.ts';
import { rootsOfCues } from '../plan/root-of-cue.ts';
import { MINUTES_OF_DAY } from '../plan/script-minute.ts';
import type { Cue, DayTime, Script, When } from '../script.ts';
import type { DayMap } from './choose-days.ts';
import { chooseFewerDays, chooseMoreDays } from './choose-map.ts';
import { fitDay } from './fit-day.ts';
import { foldDays } from './fold-days.ts';
import { dayTimeOf, type Moments, mapDeclared, minuteOf, momentsOf } from './moments.ts';
import { notesOfTimes } from './notes-of-times.ts';
import { partsOfDay } from './parts.ts';
import type { Stretched, StretchNote } from './stretched.ts';

/** A flash group runs from one day to one week (facts.md, What real groups look like). */
export const MOST_DAYS = 7;

/** Where every minute of the old script goes. */
type NewMinute = (minute: number) => number;

/**
 * The same script for another number of days.
 *
 * Its programme (until the selling is over) gets `days` days; what comes after keeps its distance to the end. Cues keep their order; what hangs on something goes
 * on hanging on it, and what is declared moves with the cues of its time. Where days become one, the first morning and the last evening keep their clock and the rest
 * shares the time between; where a day becomes several, every clock time stays. Whatever is more than a cue on another day is told in `notes`, with the reason. The
 * same number of days gives the same script.
 *
 * @param days 1–7
 * @throws RangeError when `days` is none of these
 */
export function stretchScript(script: Script, days: number): Stretched {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new RangeError(`Cannot stretch to ${days} days: 1–${MOST_DAYS} are possible`);
  const before = programmeDays(script);
  if (days === before) return { script, notes: [] };
  const first = momentsOf(script, before);
  return days < before ? fewerDays(script, { before, days, moments: first }) : moreDays(script, { before, days, moments: first });
}

/** Days until the selling is over: what comes after (moving people, dissolving the group) is no day of the programme. */
export function programmeDays(script: Script): number {
  return indexScript(script).programmeDays;
}

interface Span {
  readonly before: number;
  readonly days: number;
  readonly moments: Moments;
}

function fewerDays(script: Script, { before, days, moments }: Span): Stretched {
  const map = chooseFewerDays({ script, moments, days: before, newDays: days });
  const folded = foldDays(script, { ofCue: moments.ofCue, map });
  const left = momentsOf(folded.script, before);
  const minutes = new Map<number, number>();
  for (let day = 1; day <= days; day += 1) {
    const olds = [...map].flatMap(([old, { first }]) => (first === day ? [old] : []));
    for (const [minute, clock] of fitDay(
      olds.flatMap((old) => partsOfDay(old, left)),
      left.classes,
    ))
      minutes.set(minute, minuteOf({ day, minuteOfDay: clock }));
  }
  return placed(script, { before, days, moments: left, map, minutes, notes: folded.notes, folded: folded.script });
}

function moreDays(script: Script, { before, days, moments }: Span): Stretched {
  const { map, runs } = chooseMoreDays({ script, moments, days: before, newDays: days });
  const minutes = new Map<number, number>();
  for (const [day, ofDay] of runs) {
    for (const [index, run] of ofDay.entries()) {
      for (const minute of run.flatMap((part) => part.moments)) {
        minutes.set(minute, minuteOf({ day: (map.get(day)?.first ?? day) + index, minuteOfDay: dayTimeOf(minute).minuteOfDay }));
      }
    }
  }
  return placed(script, { before, days, moments, map, minutes, notes: [], folded: script });
}

function placed(
  script: Script,
  o: Span & { map: DayMap; minutes: ReadonlyMap<number, number>; notes: readonly StretchNote[]; folded: Script },
): Stretched {
  const { before, days, map, folded } = o;
  const newMinute: NewMinute = (minute) => o.minutes.get(minute) ?? (minute < 0 ? minute : minute + (days - before) * MINUTES_OF_DAY);
  const newTime = (time: DayTime) => dayTimeOf(newMinute(minuteOf(time)));
  const newDay = (day: number, end: 'first' | 'last') => map.get(day)?.[end] ?? Math.max(1, day + days - before);
  const offsets = offsetsFrom(folded, { before, days });
  const stretched: Script = {
    ...mapDeclared(folded, newTime),
    days: script.days + days - before,
    stages: script.stages.map((stage) => ({ ...stage, fromDay: newDay(stage.fromDay, 'first'), toDay: newDay(stage.toDay, 'last') })),
    cues: folded.cues.map((cue) => placedCue(cue, { minute: o.moments.ofCue.get(cue.id), newMinute, newTime, offsets })),
  };
  return { script: stretched, notes: [...o.notes, ...notesOfTimes(folded, stretched, { before, days, map })] };
}

interface Placing {
  readonly minute: number | undefined;
  readonly newMinute: NewMinute;
  readonly newTime: (time: DayTime) => DayTime;
  /** the new wait of a cue whose time is each member's own */
  readonly offsets: (cue: Cue) => number | null;
}

function placedCue(cue: Cue, o: Placing): Cue {
  const when = placedWhen(cue, o);
  const { sendUntil } = cue;
  return { ...cue, when, sendUntil: sendUntil?.kind === 'at' ? { kind: 'at', time: o.newTime(sendUntil.time) } : sendUntil };
}

function placedWhen(cue: Cue, { minute, newMinute, newTime, offsets }: Placing): When {
  const { when } = cue;
  if (when.kind === 'at') return { kind: 'at', time: newTime(when.time) };
  if (when.kind === 'go' || when.waitsForAnchor) return when;
  // it hangs on something with a time: as far from it as the two are now
  const wait = minute === undefined ? offsets(cue) : newMinute(minute) - newMinute(minute - when.offsetMinutes);
  return wait === null || wait === when.offsetMinutes ? when : { ...when, offsetMinutes: wait };
}

/** Waits up to this are of the hour, not of the day, and stay: a greeting two hours after joining. */
const SHORT_WAIT = 12 * 60;

/**
 * Waits counted from a member's joining or the opening, whose times no script knows. In fewer days, what was to come on a later day comes as much sooner as the programme is
 * shorter; in more days everything stays.
 */
function offsetsFrom(script: Script, { before, days }: { before: number; days: number }): (cue: Cue) => number | null {
  const roots = rootsOfCues(script);
  const [long, short] = [before * MINUTES_OF_DAY, days * MINUTES_OF_DAY];
  const sooner = (wait: number): number => {
    if (days >= before || Math.abs(wait) <= SHORT_WAIT) return wait;
    if (wait >= long) return wait - long + short;
    return wait < 0 ? wait : Math.round(SHORT_WAIT + ((wait - SHORT_WAIT) * (short - SHORT_WAIT)) / (long - SHORT_WAIT));
  };
  return ({ id, when }) => {
    const root = roots.get(id);
    if (when.kind !== 'relative' || (root?.root.kind !== 'join' && root?.root.kind !== 'opening')) return null;
    return sooner(root.offsetMinutes) - sooner(root.offsetMinutes - when.offsetMinutes);
  };
}
