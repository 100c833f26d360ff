import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { CueState, LockedRun } from '../lock-run.ts';

/** The groups' own runs of a cue, as they stand; a cue that members have each for themselves has none. */
export async function readRunsOfCue(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; cueId: string },
): Promise<ReadonlyMap<string, LockedRun>> {
  const { rows } = await sql<{ cue_run_id: number; group_id: string; state: CueState; due_at: Date | null; valid_until: Date | null }>`
    select cue_run_id, group_id, state, due_at, valid_until from cue_run
    where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and cue_id = ${o.cueId} and member_id is null
    order by group_id`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.group_id,
      {
        ...{ cueRunId: row.cue_run_id, groupId: row.group_id, cueId: o.cueId, memberId: null },
        ...{ state: row.state, dueAt: row.due_at, validUntil: row.valid_until },
      },
    ]),
  );
}
