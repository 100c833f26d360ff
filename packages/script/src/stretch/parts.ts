import type { Moments } from './moments.ts';

/** Moments of one day that stay together: an evening, a launch night, a cue and what hangs on it. */
export interface Part {
  /** the day of the script it comes from */
  readonly day: number;
  /** minutes since midnight of day 1, in order */
  readonly moments: readonly [number, ...number[]];
}

/**
 * A pause of at least this ends a part of the day. Teardowns of real groups show posts in clusters (morning, noon, evening) whose members are closer than this; a
 * launch night runs to the half hour (playbook.md).
 */
export const PAUSE_MINUTES = 120;

/**
 * The parts of a day, in order; a part is never cut inside what belongs together.
 *
 * @param pause minutes that end a part
 */
export function partsOfDay(day: number, { ofDay, bonds }: Moments, pause = PAUSE_MINUTES): readonly Part[] {
  const moments = ofDay.get(day) ?? [];
  const bound = bondedUntil(moments, bonds);
  const parts: [number, ...number[]][] = [];
  for (const [index, minute] of moments.entries()) {
    const before = moments[index - 1];
    const last = parts.at(-1);
    if (last && before !== undefined && (minute - before < pause || (bound.get(before) ?? 0) >= minute)) last.push(minute);
    else parts.push([minute]);
  }
  return parts.map((found) => ({ day, moments: found }));
}

/** For every moment the latest one that something at or before it is bound to, of bonds within these moments. */
function bondedUntil(moments: readonly number[], bonds: Moments['bonds']): ReadonlyMap<number, number> {
  const [first, last] = [moments[0] ?? 0, moments.at(-1) ?? 0];
  const inside = bonds.filter(({ from, to }) => from >= first && to <= last).toSorted((a, b) => a.from - b.from);
  const until = new Map<number, number>();
  let latest = 0;
  let next = 0;
  for (const minute of moments) {
    for (let bond = inside[next]; bond && bond.from <= minute; bond = inside[next]) {
      latest = Math.max(latest, bond.to);
      next += 1;
    }
    until.set(minute, latest);
  }
  return until;
}

export function startOf({ moments }: Part): number {
  return moments[0];
}

export function endOf({ moments }: Part): number {
  return moments.at(-1) ?? moments[0];
}

export function lengthOf(part: Part): number {
  return endOf(part) - startOf(part);
}
