import { MINUTES_OF_DAY } from '../plan/script-minute.ts';
import type { Bond } from './moments.ts';
import { endOf, lengthOf, type Part, startOf } from './parts.ts';

/** Morning and evening stay what they are: what is before noon of the first day and after this hour of the last keeps its clock. */
const NOON = 12 * 60;
const EVENING = 17 * 60;
/** What is put between is at least so far apart: a person can read one message before the next comes. */
const SMALLEST_GAP = 10;
/** Moved times are told to people: they fall on five minutes. */
const ROUND_TO = 5;

/**
 * Times for the parts of several days that are put into one, in minutes of that day by old minute. Order is kept, and inside a part every distance. The first day's
 * morning and the last day's evening keep their clock; what is between shares the time between. Where that is not room enough, nothing keeps its clock, then only classes keep
 * their length, and beyond a message a minute several share one.
 *
 * @param classes live classes, by old minutes
 */
export function fitDay(parts: readonly Part[], classes: readonly Bond[]): ReadonlyMap<number, number> {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return new Map();
  if (first.day === last.day) return new Map(parts.flatMap(({ moments }) => moments.map((minute) => [minute, clockOf(minute)] as const)));
  const [from, to] = dayOfParts(parts);
  return keepingEnds(parts) ?? spread(parts, { from, to }) ?? evenly(piecesOf(parts, classes), { from, to });
}

function clockOf(minute: number): number {
  return minute % MINUTES_OF_DAY;
}

/** From the first day's morning to the last day's evening, or as long as any of the days is. */
function dayOfParts(parts: readonly Part[]): readonly [number, number] {
  const [starts, ends] = [parts.map((part) => clockOf(startOf(part))), parts.map((part) => clockOf(endOf(part)))];
  const [first, last] = [starts[0] ?? 0, ends.at(-1) ?? 0];
  return [first < NOON ? first : Math.min(...starts), last >= EVENING ? last : Math.max(...ends)];
}

function keepingEnds(parts: readonly Part[]): ReadonlyMap<number, number> | null {
  const [firstDay, lastDay] = [parts[0]?.day, parts.at(-1)?.day];
  const morning = parts.filter((part) => part.day === firstDay && clockOf(endOf(part)) < NOON);
  const evening = parts.filter((part) => part.day === lastDay && clockOf(startOf(part)) >= EVENING);
  const [early, late] = [morning.at(-1), evening[0]];
  const [from, to] = dayOfParts(parts);
  const placed = spread(parts.slice(morning.length, parts.length - evening.length), {
    ...{ from: early ? clockOf(endOf(early)) : from, to: late ? clockOf(startOf(late)) : to },
    ...{ afterOther: early !== undefined, beforeOther: late !== undefined },
  });
  const kept = [...morning, ...evening].flatMap(({ moments }) => moments.map((minute) => [minute, clockOf(minute)] as const));
  return placed && new Map([...kept, ...placed]);
}

interface Room {
  readonly from: number;
  readonly to: number;
  /** something else happens at `from`, so there is a gap before the first */
  readonly afterOther?: boolean;
  readonly beforeOther?: boolean;
  readonly smallestGap?: number;
}

function spread(parts: readonly Part[], room: Room): ReadonlyMap<number, number> | null {
  const { from, to, afterOther = false, beforeOther = false, smallestGap = SMALLEST_GAP } = room;
  const taken = parts.reduce((sum, part) => sum + lengthOf(part), 0);
  const gaps = parts.length - 1 + Number(afterOther) + Number(beforeOther);
  const free = to - from - taken;
  const gap = gaps <= 0 ? 0 : free / gaps;
  if (free < 0 || (gaps > 0 && gap < smallestGap)) return null;
  const placed = new Map<number, number>();
  let at = from + (afterOther ? gap : 0);
  for (const part of parts) {
    const start = Math.max(from, gap < SMALLEST_GAP ? Math.floor(at) : Math.floor(at / ROUND_TO) * ROUND_TO);
    for (const minute of part.moments) placed.set(minute, start + minute - startOf(part));
    at += lengthOf(part) + gap;
  }
  return placed;
}

/** As far apart as there is room for, a minute if need be; what keeps its distances even now is one piece. */
function evenly(pieces: readonly Part[], { from, to }: Room): ReadonlyMap<number, number> {
  return (
    spread(pieces, { from, to, smallestGap: 1 }) ?? spread(pieces, { from: 0, to: MINUTES_OF_DAY - 1, smallestGap: 1 }) ?? crowded(pieces)
  );
}

/** More moments than the day has minutes, or classes longer than the day: in order, some at one minute. */
function crowded(pieces: readonly Part[]): ReadonlyMap<number, number> {
  const moments = pieces.flatMap((piece) => piece.moments);
  const step = moments.length <= 1 ? 0 : (MINUTES_OF_DAY - 1) / (moments.length - 1);
  return new Map(moments.map((minute, index) => [minute, Math.floor(index * step)]));
}

/** Every moment alone, but a class with all that lies in it. */
function piecesOf(parts: readonly Part[], classes: readonly Bond[]): readonly Part[] {
  return parts.flatMap(({ day, moments }) => {
    const pieces: [number, ...number[]][] = [];
    let until = -1;
    for (const minute of moments) {
      const piece = pieces.at(-1);
      if (piece && minute <= until) piece.push(minute);
      else pieces.push([minute]);
      for (const { from, to } of classes) if (from === minute) until = Math.max(until, to);
    }
    return pieces.map((piece) => ({ day, moments: piece }));
  });
}
