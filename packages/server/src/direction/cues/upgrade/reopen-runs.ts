import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { CueState } from '../lock-run.ts';
import type { CueChanges } from './cue-changes.ts';
import { dueAfter, type Moments } from './due-after.ts';
import type { UpgradedRun } from './read-runs.ts';

export interface Reopening {
  readonly workspaceId: string;
  readonly runs: readonly UpgradedRun[];
  readonly changes: CueChanges;
  readonly moments: Moments;
  readonly at: Date;
}

/**
 * What was settled without having been performed, and the new version wants performed after all, is planned again: what an upgrade had removed and this
 * one brings back (held, if it was), what failed and reads otherwise now, and what failed, came too late or had waited in vain and has
 * another time now, in the future. What a person skipped stays skipped.
 */
export async function reopenRuns(tx: Tx, o: Reopening): Promise<void> {
  const reopened = o.runs.flatMap((run) => {
    const state = reopenedState(run, o);
    return state === null ? [] : [{ run: run.cueRunId, state }];
  });
  if (reopened.length === 0) return;
  await sql`
    update cue_run r set state = t.state, reason = null, settled_at = null, settled_by = null, settled_under = null, logged_as = null, put_off_until = null
    from unnest(${reopened.map((one) => one.run)}::bigint[], ${reopened.map((one) => one.state)}::text[]) as t(run, state)
    where r.workspace_id = ${o.workspaceId} and r.cue_run_id = t.run`.execute(tx);
}

function reopenedState(run: UpgradedRun, o: Reopening): Extract<CueState, 'planned' | 'held'> | null {
  const entry = o.moments.timetable.entries.find((one) => one.cue === run.cueId);
  if (!entry || entry.perMember !== (run.memberId !== null)) return null;
  switch (run.state) {
    case 'cancelled':
      if (run.reason === 'not-in-script-held') return 'held';
      return run.reason === 'not-in-script' ? 'planned' : null;
    case 'failed':
      return o.changes.rewritten.has(run.cueId) || isToCome(run, o) ? 'planned' : null;
    case 'skipped':
      if (run.reason !== 'anchor-not-performed') return null;
      return isToCome(run, o) ? 'planned' : null;
    case 'expired':
      return isToCome(run, o) ? 'planned' : null;
    default:
      return null;
  }
}

function isToCome(run: UpgradedRun, o: Reopening): boolean {
  const due = o.changes.moved.has(run.cueId) ? dueAfter(run, o.moments) : null;
  return due !== null && due > o.at;
}
