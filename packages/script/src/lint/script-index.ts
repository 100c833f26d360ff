import { type CueRoot, rootsOfCues } from '../plan/root-of-cue.ts';
import { MINUTES_OF_DAY, scriptDay, scriptMinute } from '../plan/script-minute.ts';
import type { Cue, CueId, DayTime, Lesson, LiveClass, Offer, Script } from '../script.ts';
import { actions } from '../vocabulary/actions.ts';
import { type Said, saidIn } from './said.ts';

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

/** A lesson and the minute members get it. */
export interface Release {
  readonly lesson: Lesson;
  readonly minute: number;
  /** the cue that releases it; null: the lesson’s own time */
  readonly cue: Cue | null;
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
  /** the script is there to sell: it declares an offer or a main product */
  readonly sells: boolean;
  /** the minute the first offer opens; null without one */
  readonly firstOpening: number | null;
  /** the offer a cue is about: the one it names, else the only one */
  readonly offerOf: (cue: Cue) => Offer | null;
  readonly liveOf: (cue: Cue) => LiveClass | null;
  /** every lesson that is released at a known time: when it says, else when a cue first releases it */
  readonly releases: readonly Release[];
  /** everything members are to read: cues in file order, then talk tracks */
  readonly said: readonly Said[];
  readonly saidBy: (cue: Cue) => Said | null;
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
  const programmeDays = Math.max(0, ...script.offers.map(({ closesAt }) => closesAt.day)) || script.days;
  const said = saidIn(script);
  const saidBy = new Map(said.flatMap((one) => (one.cue ? [[one.cue, one]] : [])));
  const opens = script.offers.map(({ opensAt }) => minuteAt(opensAt));
  return {
    ...{ roots, cues, minuteOf, said, programmeDays, format: formatOf(programmeDays) },
    releases: releasesOf(script, { minuteOf }),
    // stable: file order among cues of one minute
    timeline: timed.toSorted((a, b) => a.minute - b.minute),
    dayOf: (cue) => {
      const root = rootOf(cue);
      return root ? scriptDay(root) : null;
    },
    sells: script.offers.length > 0 || script.products.some(({ kind }) => kind === 'main'),
    firstOpening: opens.length > 0 ? Math.min(...opens) : null,
    offerOf: named(script.offers),
    liveOf: named(script.live),
    saidBy: (cue) => saidBy.get(cue) ?? null,
  };
}

function releasesOf({ cues, lessons }: Script, { minuteOf }: Pick<ScriptIndex, 'minuteOf'>): readonly Release[] {
  if (lessons.length === 0) return [];
  const lessonOf = named(lessons);
  const released = new Map<Lesson, Release>();
  for (const cue of cues) {
    if (cue.action !== 'release-lesson') continue;
    const [lesson, minute] = [lessonOf(cue), minuteOf(cue)];
    const before = lesson && released.get(lesson);
    if (lesson && minute !== null && (!before || minute < before.minute)) released.set(lesson, { lesson, minute, cue });
  }
  return lessons.flatMap((lesson): Release[] => {
    const own = lesson.release ? { lesson, minute: minuteAt(lesson.release), cue: null } : released.get(lesson);
    return own ? [own] : [];
  });
}

/** The one a cue is about, or the only one where it does not say. */
function named<T extends { readonly id: string }>(list: readonly T[]): (cue: Cue) => T | null {
  const byId = new Map(list.map((one) => [one.id, one]));
  const only = list.length === 1 ? (list[0] ?? null) : null;
  return ({ about }) => (about === null ? only : (byId.get(about) ?? null));
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

/** Minutes since midnight of day 1. */
export function minuteAt({ day, minuteOfDay }: DayTime): number {
  return (day - 1) * MINUTES_OF_DAY + minuteOfDay;
}

/** A message in the room, to everybody. */
export function isRoomMessage({ place, action }: Cue): boolean {
  return place === 'room' && actions[action].reachesMembers && action !== 'close-room';
}
