import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { CueState } from '../lock-run.ts';

/** A cue run as an upgrade compares it, before and after. */
export interface UpgradedRun {
  readonly cueRunId: number;
  readonly groupId: string;
  readonly cueId: string;
  readonly memberId: string | null;
  readonly state: CueState;
  readonly reason: string | null;
  readonly dueAt: Date | null;
  readonly validUntil: Date | null;
  /** of a member's own run; null = the group's */
  readonly joinedAt: Date | null;
}

interface RunRow {
  cue_run_id: number;
  group_id: string;
  cue_id: string;
  member_id: string | null;
  state: CueState;
  reason: string | null;
  due_at: Date | null;
  valid_until: Date | null;
  joined_at: Date | null;
}

/** Every cue run of these groups. */
export async function readRuns(tx: Tx, o: { workspaceId: string; groupIds: readonly string[] }): Promise<readonly UpgradedRun[]> {
  const { rows } = await sql<RunRow>`
    select r.cue_run_id, r.group_id, r.cue_id, r.member_id, r.state, r.reason, r.due_at, r.valid_until, m.joined_at
    from cue_run r left join member m on m.workspace_id = r.workspace_id and m.member_id = r.member_id
    where r.workspace_id = ${o.workspaceId} and r.group_id = any(${o.groupIds}::uuid[])
    order by r.group_id, r.ordinal, r.cue_run_id`.execute(tx);
  return rows.map((row) => ({
    ...{ cueRunId: row.cue_run_id, groupId: row.group_id, cueId: row.cue_id, memberId: row.member_id, state: row.state },
    ...{ reason: row.reason, dueAt: row.due_at, validUntil: row.valid_until, joinedAt: row.joined_at },
  }));
}
