import type { Check, CheckedCue, Finding } from '../../api/types.ts';

/** A cue of the timetable with what there is to say about it. */
export interface TimetableLine {
  readonly cue: CheckedCue;
  readonly findings: readonly Finding[];
}

export interface TimetableDay {
  /** null: cues without a clock time */
  readonly day: number | null;
  readonly lines: readonly TimetableLine[];
}

export interface Timetable {
  readonly days: readonly TimetableDay[];
  /** findings about no cue of the timetable: the whole script, or a row that became none */
  readonly general: readonly Finding[];
}

const weights = { error: 0, warning: 1, info: 2 } as const;

/** The worst first; otherwise as they were found. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => weights[a.severity] - weights[b.severity]);
}

/** Cues by day with their findings beside them; cues that wait for something else than the clock come last. */
export function timetableOf(check: Pick<Check, 'cues' | 'findings'>): Timetable {
  const known = new Set(check.cues.map((cue) => cue.cue));
  const byCue = new Map<string, Finding[]>();
  const general: Finding[] = [];
  for (const finding of check.findings) {
    if (finding.cue === null || !known.has(finding.cue)) {
      general.push(finding);
      continue;
    }
    const of = byCue.get(finding.cue);
    if (of === undefined) byCue.set(finding.cue, [finding]);
    else of.push(finding);
  }
  const days = new Map<number | null, TimetableLine[]>();
  for (const cue of check.cues) {
    const line = { cue, findings: bySeverity(byCue.get(cue.cue) ?? []) };
    const lines = days.get(cue.day);
    if (lines === undefined) days.set(cue.day, [line]);
    else lines.push(line);
  }
  const inOrder = [...days].sort(([a], [b]) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY));
  return { days: inOrder.map(([day, lines]) => ({ day, lines: inTime(lines) })), general: bySeverity(general) };
}

/** Clock times are 'HH:MM', so they sort as text; what is not one keeps its place behind them. */
function inTime(lines: readonly TimetableLine[]): readonly TimetableLine[] {
  const isClock = (at: string | null) => at !== null && /^\d\d:\d\d$/u.test(at);
  return lines.toSorted((a, b) => {
    const [x, y] = [a.cue.at, b.cue.at];
    if (isClock(x) && isClock(y)) return (x ?? '').localeCompare(y ?? '');
    return Number(isClock(y)) - Number(isClock(x));
  });
}

/** How many findings of each severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Finding['severity'], number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}
