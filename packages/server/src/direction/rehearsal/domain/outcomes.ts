import type { Locale } from '@kuaishan/script';
import type { Moment, Report } from './report.ts';

/** What kept runs of a cue from being performed on time. */
export const troubles = ['late', 'skipped', 'expired', 'failed', 'cancelled', 'open', 'unposted'] as const;
export type TroubleKind = (typeof troubles)[number];

export interface Trouble {
  readonly what: TroubleKind;
  readonly runs: number;
  readonly groups: number;
  /** null where it was not late but not at all */
  readonly lateMinutes: number | null;
  readonly reason: string;
}

/** What became of one cue in a rehearsal. */
export interface CueOutcome {
  readonly cue: string;
  readonly planned: Moment | null;
  readonly first: Moment | null;
  readonly last: Moment | null;
  /** groups' or members' own; 0: it never came to be planned */
  readonly runs: number;
  readonly performed: number;
  readonly reached: number;
  /** variables without a value in what was said */
  readonly missing: readonly string[];
  readonly troubles: readonly Trouble[];
}

/** A report by cue, as a timetable shows it; in the script's own order of time. */
export function outcomesOf(report: Report, locale: Locale): readonly CueOutcome[] {
  const late = report.late.map((one) => ({ ...one, what: 'late' as const }));
  const dropped = report.dropped.map((one) => ({ ...one, what: kindOf(one.what), lateMinutes: null }));
  const byCue = Map.groupBy([...late, ...dropped], ({ cue }) => cue);
  return report.timeline.map(({ cue, planned, first, last, runs, performed, reached, text }) => ({
    ...{ cue, planned, first, last, runs, performed, reached },
    missing: report.missing.filter(({ shownAs }) => text.includes(shownAs)).map(({ name }) => name),
    troubles: (byCue.get(cue) ?? []).map(({ what, runs: of, groups, lateMinutes, reason }) => ({
      ...{ what, runs: of, groups, lateMinutes },
      reason: reason[locale],
    })),
  }));
}

/** A report kept by a later version may name what this one does not know: it did not come to pass. */
function kindOf(what: string): TroubleKind {
  return troubles.find((one) => one === what) ?? 'open';
}
