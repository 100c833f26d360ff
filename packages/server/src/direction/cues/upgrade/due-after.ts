import type { Slip } from '../domain/slips.ts';
import { addMinutes, type Timetable } from '../domain/timetable.ts';
import { groupDue } from '../reconcile-cue-runs.ts';
import type { UpgradedRun } from './read-runs.ts';

/** What a group's times hang on beside its timetable. */
export interface Moments {
  readonly timetable: Timetable;
  readonly slips: ReadonlyMap<string, readonly Slip[]>;
  /** when what others wait for was performed: `groupId cueId` */
  readonly performed: ReadonlyMap<string, Date>;
}

/** When a run is due by the new version; null = not known, or not in it (any more) for whom the run is. */
export function dueAfter(run: Pick<UpgradedRun, 'groupId' | 'cueId' | 'memberId' | 'joinedAt'>, o: Moments): Date | null {
  const entry = o.timetable.entries.find((one) => one.cue === run.cueId);
  if (!entry || entry.perMember !== (run.memberId !== null)) return null;
  if (entry.timing.kind === 'join') return run.joinedAt && addMinutes(run.joinedAt, entry.timing.offsetMinutes);
  return groupDue(entry, { ...o, groupId: run.groupId, slips: o.slips.get(run.groupId) ?? [] })?.dueAt ?? null;
}
