import { MINUTES_OF_DAY } from '../plan/script-minute.ts';
import type { Anchor, Cue, CueId, DayTime, Script, ScriptChange, When } from '../script.ts';
import { writeWhen } from '../write/index.ts';

/**
 * The changes that move cues by some minutes. What hangs on a cue that moves too moves with it and stays as written; what hangs on another gets a longer or
 * shorter wait. What has no time of its own (after something is done, on go) stays. A lesson, a class or an offer that is declared for the moment its cue stands at goes along with it,
 * and what hangs on that stays as written, too.
 *
 * @param minutes negative: earlier
 * @returns null when nothing of it can move, or something would come before day 1
 */
export function moveCues(script: Script, { cues, minutes }: { cues: ReadonlySet<CueId>; minutes: number }): readonly ScriptChange[] | null {
  const chosen = script.cues.filter(({ id }) => cues.has(id));
  const along = new Map(chosen.flatMap((cue) => declaredAlong(script, cue)).map((declared) => [keyOf(declared), declared]));
  const changes: ScriptChange[] = [];
  for (const cue of chosen) {
    const when = movedWhen(cue, { cues, along, minutes });
    if (when === 'beforeDayOne') return null;
    if (when !== null) changes.push({ kind: 'setField', cue: cue.id, field: 'when', value: writeWhen(when) });
  }
  for (const { list, id, field, at } of along.values()) {
    const time = later(at, minutes);
    if (time !== null) changes.push({ kind: 'setDeclared', list, id, field, value: writeWhen({ kind: 'at', time }) });
  }
  return changes.length === 0 ? null : changes;
}

interface Moving {
  readonly cues: ReadonlySet<CueId>;
  /** declared times that move, by `keyOf` */
  readonly along: ReadonlyMap<string, Declared>;
  readonly minutes: number;
}

function movedWhen({ when }: Cue, { cues, along, minutes }: Moving): When | null | 'beforeDayOne' {
  if (when.kind === 'at') {
    const time = later(when.time, minutes);
    return time === null ? 'beforeDayOne' : { kind: 'at', time };
  }
  if (when.kind === 'go' || when.waitsForAnchor) return null;
  if (when.anchor.kind === 'cue' && cues.has(when.anchor.cue)) return null;
  // it moves already with what it hangs on
  if (along.has(declaredOf(when.anchor) ?? '')) return null;
  const offsetMinutes = when.offsetMinutes + minutes;
  // nobody knows when a member joins before they have
  return when.anchor.kind === 'join' && offsetMinutes < 0 ? null : { ...when, offsetMinutes };
}

/** A lesson's, a class's or an offer's own time. */
interface Declared {
  readonly list: 'lessons' | 'live' | 'offers';
  readonly id: string;
  readonly field: string;
  readonly at: DayTime;
}

function keyOf({ list, id }: Pick<Declared, 'list' | 'id'>): string {
  return `${list} ${id}`;
}

/** What moves when the time an anchor refers to does; null where that is no declared time, or one that no cue takes along (an offer’s close). */
function declaredOf(anchor: Anchor): string | null {
  switch (anchor.kind) {
    case 'liveStart':
    case 'liveEnd':
      return keyOf({ list: 'live', id: anchor.live });
    case 'offerOpen':
      return keyOf({ list: 'offers', id: anchor.offer });
    case 'lesson':
      return keyOf({ list: 'lessons', id: anchor.lesson });
    default:
      return null;
  }
}

/** The declared time of what a cue releases, starts or opens, where it was the cue's own; none or one. */
function declaredAlong({ lessons, live, offers }: Script, { action, about, when }: Cue): readonly Declared[] {
  if (when.kind !== 'at') return [];
  const minute = minuteOf(when.time);
  // an imported cue names no lesson: the one that is declared for its minute is meant
  const own = (all: readonly Declared[]) => {
    const meant = all.filter(({ id, at }) => minuteOf(at) === minute && (about === null || id === about));
    return meant.length > 1 ? [] : meant;
  };
  switch (action) {
    case 'release-lesson':
      return own(lessons.flatMap(({ id, release }) => (release === null ? [] : [{ list: 'lessons', id, field: 'release', at: release }])));
    case 'live-start':
      return own(live.map(({ id, start }) => ({ list: 'live', id, field: 'start', at: start })));
    case 'open-offer':
      return own(offers.map(({ id, opensAt }) => ({ list: 'offers', id, field: 'opensAt', at: opensAt })));
    default:
      return [];
  }
}

/** Null: before day 1. */
function later(time: DayTime, minutes: number): DayTime | null {
  const minute = minuteOf(time) + minutes;
  return minute < 0 ? null : { day: Math.floor(minute / MINUTES_OF_DAY) + 1, minuteOfDay: minute % MINUTES_OF_DAY };
}

function minuteOf({ day, minuteOfDay }: DayTime): number {
  return (day - 1) * MINUTES_OF_DAY + minuteOfDay;
}
