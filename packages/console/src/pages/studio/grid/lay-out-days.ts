import type { RoleName } from '@kuaishan/script';
import type { CheckedCue, Finding } from '../../../api/types.ts';
import type { PlannedLine } from '../worker/studio-question.ts';

/** A cue as a block on its day's strip. */
export interface Block {
  readonly cue: CheckedCue;
  readonly minute: number;
  /** minutes since its day's midnight */
  readonly minuteOfDay: number;
  readonly hangs: string | null;
  readonly movable: boolean;
  readonly worst: Finding['severity'] | null;
  /** which line of its lane, from 0: blocks that would cover each other stand below one another */
  readonly track: number;
}

export interface Lane {
  readonly role: RoleName;
  readonly blocks: readonly Block[];
  readonly tracks: number;
}

export interface DayStrip {
  readonly day: number;
  readonly lanes: readonly Lane[];
  /** posts in each hour shown */
  readonly load: readonly { readonly hour: number; readonly posts: number }[];
}

export interface Grid {
  readonly days: readonly DayStrip[];
  /** first hour shown, and the one after the last */
  readonly fromHour: number;
  readonly toHour: number;
  /** cues the script alone gives no time */
  readonly waiting: readonly { readonly cue: CheckedCue; readonly hangs: string | null }[];
}

const MINUTES_OF_DAY = 24 * 60;
/** A title of some six characters needs about this long on a strip of a day. */
const BLOCK_MINUTES = 85;

/** Cues by day, then by the role that performs them, each at its minute. */
export function layOutDays(o: {
  /** days of the script: each has its strip, also where it has nothing */
  readonly days: number;
  readonly cues: readonly CheckedCue[];
  readonly plan: readonly PlannedLine[];
  readonly findings: readonly Finding[];
}): Grid {
  const planned = new Map(o.plan.map((line) => [line.cue, line]));
  const worst = worstByCue(o.findings);
  const waiting: Grid['waiting'][number][] = [];
  const byDay = new Map<number, Map<RoleName, Omit<Block, 'track'>[]>>();
  for (let day = 1; day <= o.days; day += 1) byDay.set(day, new Map());
  for (const cue of o.cues) {
    const line = planned.get(cue.cue);
    if (line === undefined || line.minute === null) {
      waiting.push({ cue, hangs: line?.hangs ?? cue.at });
      continue;
    }
    const { minute, hangs, movable } = line;
    const day = Math.floor(minute / MINUTES_OF_DAY) + 1;
    const lanes = byDay.get(day) ?? new Map<RoleName, Omit<Block, 'track'>[]>();
    byDay.set(day, lanes);
    const lane = lanes.get(cue.role) ?? [];
    lanes.set(cue.role, lane);
    lane.push({ cue, minute, minuteOfDay: minute - (day - 1) * MINUTES_OF_DAY, hangs, movable, worst: worst.get(cue.cue) ?? null });
  }
  const hours = [...byDay.values()].flatMap((lanes) => [...lanes.values()].flat().map(({ minuteOfDay }) => Math.floor(minuteOfDay / 60)));
  const fromHour = Math.max(0, Math.min(8, ...hours) - 1);
  const toHour = Math.min(24, Math.max(21, ...hours) + 2);
  const days = [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, lanes]) => ({
      day,
      lanes: [...lanes].map(([role, blocks]) => laneOf(role, blocks)),
      load: Array.from({ length: toHour - fromHour }, (_, index) => ({
        hour: fromHour + index,
        posts: postsIn(lanes, fromHour + index),
      })),
    }));
  return { days, fromHour, toHour, waiting };
}

function postsIn(lanes: ReadonlyMap<RoleName, readonly Omit<Block, 'track'>[]>, hour: number): number {
  return [...lanes.values()].flat().filter(({ minuteOfDay }) => Math.floor(minuteOfDay / 60) === hour).length;
}

function laneOf(role: RoleName, unplaced: readonly Omit<Block, 'track'>[]): Lane {
  const ends: number[] = [];
  const blocks = unplaced
    .toSorted((a, b) => a.minute - b.minute)
    .map((block) => {
      const free = ends.findIndex((end) => end <= block.minute);
      const track = free < 0 ? ends.length : free;
      ends[track] = block.minute + BLOCK_MINUTES;
      return { ...block, track };
    });
  return { role, blocks, tracks: ends.length };
}

const weights = { error: 0, warning: 1, info: 2 } as const;

function worstByCue(findings: readonly Finding[]): ReadonlyMap<string, Finding['severity']> {
  const worst = new Map<string, Finding['severity']>();
  for (const { cue, severity } of findings) {
    if (cue === null) continue;
    const before = worst.get(cue);
    if (before === undefined || weights[severity] < weights[before]) worst.set(cue, severity);
  }
  return worst;
}
