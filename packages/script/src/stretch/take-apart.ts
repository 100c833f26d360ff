import type { Script } from '../script.ts';
import { cheapest, compositions } from './choose-days.ts';
import type { Moments } from './moments.ts';
import type { Part } from './parts.ts';
import { speaksOf } from './speaks-of.ts';

/** A part whose words speak of today, cut from what it speaks of: worse than one day being three messages fuller than another. */
const CUT_TODAY = 9;

/** How much a way to take a day apart bends it. */
export interface TakenApart {
  readonly runs: readonly (readonly Part[])[];
  readonly cost: number;
}

/** A day of a group on which nothing happens. */
const EMPTY_DAY = 500;

/**
 * The parts of one day over several days, in order: as even as they can be, without cutting what a text calls today from it. Fewer parts than days leave days
 * before the last one empty, so that the programme ends when it should.
 */
export function takeApart(parts: readonly Part[], days: number, o: { script: Script; moments: Moments }): TakenApart {
  const filled = Math.min(days, parts.length);
  const today = minutesThatSayToday(o.script, o.moments);
  const runs = (sizes: readonly number[]): readonly (readonly Part[])[] => {
    let taken = 0;
    return sizes.map((size) => {
      taken += size;
      return parts.slice(taken - size, taken);
    });
  };
  const ways = filled === 0 ? [] : compositions(parts.length, filled).map(runs);
  const best = cheapest(ways, (way) => costOf(way, today)) ?? [];
  const empty = Array.from({ length: days - best.length }, () => []);
  return { runs: [...best.slice(0, -1), ...empty, ...best.slice(-1)], cost: costOf(best, today) + empty.length * EMPTY_DAY };
}

function costOf(way: readonly (readonly Part[])[], today: ReadonlySet<number>): number {
  return way
    .map((run, index) => {
      const minutes = run.flatMap(({ moments }) => moments);
      const cut = index < way.length - 1 && minutes.some((minute) => today.has(minute)) ? CUT_TODAY : 0;
      return minutes.length ** 2 + cut;
    })
    .reduce((sum, cost) => sum + cost, 0);
}

function minutesThatSayToday(script: Script, { ofCue }: Moments): ReadonlySet<number> {
  return new Set(
    script.cues.flatMap((cue) => {
      const minute = ofCue.get(cue.id);
      return minute !== undefined && cue.texts.some((text) => speaksOf(text).today.length > 0) ? [minute] : [];
    }),
  );
}
