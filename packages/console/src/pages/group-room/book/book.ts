import type { CueRun } from '../../../api/types.ts';
import { isCurrent, type Standing, standingOf } from './standing.ts';

/** One line of the prompt book: a cue of the group, or a per-member cue folded over its members. */
export interface Line {
  /** the run it opens and directs: the only one, or the first that is still to come */
  readonly id: string;
  readonly run: CueRun;
  /** more than one only for cues that every member has for themselves */
  readonly runs: readonly CueRun[];
  readonly standing: Standing;
  readonly done: number;
}

export interface BookDay {
  readonly day: number;
  readonly lines: readonly Line[];
}

export interface Book {
  readonly days: readonly BookDay[];
  /** what no clock calls: it waits for a person's go or for another cue */
  readonly unscheduled: readonly Line[];
  /** the line the room is at; null before the first one or when it was long ago */
  readonly current: string | null;
  /** the line that GO performs when nothing else is chosen */
  readonly standby: string | null;
  /** the last line that is settled: the place of "now" is below it; null when everything is still to come */
  readonly lastSettled: string | null;
}

const isPending = (run: CueRun) => run.state === 'planned' || run.state === 'held';

/** What orders a run in the book: when it is due; what has no time stands where it happened. */
function placeOf(run: CueRun): number {
  const at = run.dueAt ?? run.settledAt;
  return at === null ? Number.POSITIVE_INFINITY : new Date(at).getTime();
}

function earliest(runs: readonly CueRun[]): CueRun | undefined {
  return runs.reduce<CueRun | undefined>((first, run) => (first === undefined || placeOf(run) < placeOf(first) ? run : first), undefined);
}

/** The prompt book of a group: its cues by day in the order they are due, with the place where the room is now. */
export function bookOf(runs: readonly CueRun[], o: { now: Date; lateAfterMs?: number; dayOf: (at: string) => number }): Book {
  const folded = fold(runs);
  const clocked = runs.filter((run) => run.memberId === null && run.dueAt !== null);
  const next = earliest(clocked.filter((run) => run.state === 'planned')) ?? earliest(clocked.filter(isPending));
  const performed = runs.filter((run) => run.state === 'performed' && run.settledAt !== null && run.memberId === null);
  const last = performed.toSorted((a, b) => Date.parse(b.settledAt ?? '') - Date.parse(a.settledAt ?? ''))[0];
  const current = last !== undefined && isCurrent(last, o.now) ? last.cueRunId : null;
  const marks = {
    now: o.now,
    ...(o.lateAfterMs === undefined ? {} : { lateAfterMs: o.lateAfterMs }),
    current,
    next: next?.cueRunId ?? null,
  };
  const lines = folded.map((of) => lineOf(of, marks));
  const scheduled = lines.filter((line) => placeOf(line.run) !== Number.POSITIVE_INFINITY);
  const inOrder = scheduled.toSorted((a, b) => placeOf(a.run) - placeOf(b.run));
  const unscheduled = lines.filter((line) => placeOf(line.run) === Number.POSITIVE_INFINITY);
  return {
    days: byDay(inOrder, o.dayOf),
    unscheduled,
    current,
    standby: next?.cueRunId ?? unscheduled.find((line) => isPending(line.run))?.id ?? null,
    lastSettled: inOrder.findLast((line) => placeOf(line.run) <= o.now.getTime())?.id ?? null,
  };
}

/** Runs of one cue that differ only in their member become one line, where the first of them stood. */
function fold(runs: readonly CueRun[]): readonly (readonly CueRun[])[] {
  const lines: CueRun[][] = [];
  const perMember = new Map<string, CueRun[]>();
  for (const run of runs) {
    const known = run.memberId === null ? undefined : perMember.get(run.cue);
    if (known !== undefined) {
      known.push(run);
      continue;
    }
    const line = [run];
    lines.push(line);
    if (run.memberId !== null) perMember.set(run.cue, line);
  }
  return lines;
}

/** The standing of a folded line is the one that most needs an eye. */
const urgency: readonly Standing[] = [
  'failed',
  'late',
  'held',
  'waits',
  'unposted',
  'now',
  'next',
  'planned',
  'go',
  'done',
  'skipped',
  'expired',
  'withdrawn',
  'cancelled',
];

function lineOf(runs: readonly CueRun[], marks: { now: Date; lateAfterMs?: number; current: string | null; next: string | null }): Line {
  const standings = runs.map((run) => standingOf(run, marks));
  const standing = urgency.find((one) => standings.includes(one)) ?? 'planned';
  const run = earliest(runs.filter(isPending)) ?? runs[0];
  if (run === undefined) throw new Error('a line of the prompt book without a run');
  return { id: run.cueRunId, run, runs, standing, done: runs.filter((one) => one.state === 'performed').length };
}

function byDay(lines: readonly Line[], dayOf: (at: string) => number): readonly BookDay[] {
  const days: { day: number; lines: Line[] }[] = [];
  for (const line of lines) {
    const at = line.run.dueAt ?? line.run.settledAt;
    const day = at === null ? (line.run.day ?? 1) : dayOf(at);
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}

/** Lines in the order one goes through them with the arrow keys: as they are shown. */
export function linesInOrder(book: Book): readonly Line[] {
  const all = book.days.flatMap((day) => day.lines);
  const at = all.findIndex((line) => line.id === book.lastSettled) + 1;
  return [...all.slice(0, at), ...book.unscheduled, ...all.slice(at)];
}
