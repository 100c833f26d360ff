import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Outcome, StagedRun } from './actions/scene.ts';
import { type ReasonCode, reason } from './domain/reasons.ts';
import type { Stage } from './staged-groups.ts';

interface RunRow {
  cue_run_id: number;
  group_id: string;
  cue_id: string;
  member_id: string | null;
  state: 'planned' | 'held';
  planned_at: Date | null;
  due_at: Date | null;
  valid_until: Date | null;
}

/** What is due or over in these groups, in order, split into what may still be performed and what has expired. */
export async function readDueRuns(
  tx: Tx,
  o: { stage: Stage; groupIds: readonly string[]; now: Date },
): Promise<{ due: readonly StagedRun[]; expired: readonly Outcome[] }> {
  const { stage, now } = o;
  // two branches, each with an index of its own
  const { rows } = await sql<RunRow>`
    select * from (
      select cue_run_id, group_id, cue_id, member_id, ordinal, state, planned_at, due_at, valid_until from cue_run
      where workspace_id = ${stage.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and state = 'planned' and due_at <= ${now}
        and (put_off_until is null or put_off_until <= ${now})
      union
      select cue_run_id, group_id, cue_id, member_id, ordinal, state, planned_at, due_at, valid_until from cue_run
      where workspace_id = ${stage.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and state in ('planned', 'held')
        and valid_until <= ${now}
    ) r order by group_id, due_at, ordinal, member_id`.execute(tx);
  const due: StagedRun[] = [];
  const expired: Outcome[] = [];
  for (const row of rows) {
    const group = stage.groups.get(row.group_id);
    if (!group) throw new Error(`group ${row.group_id} is due but not on stage`);
    const run: StagedRun = {
      cueRunId: row.cue_run_id,
      groupId: row.group_id,
      scriptVersionId: group.scriptVersionId,
      cueId: row.cue_id,
      memberId: row.member_id,
      dueAt: row.due_at ?? row.valid_until ?? now,
      validUntil: row.valid_until ?? now,
      group,
    };
    if (row.valid_until !== null && row.valid_until <= now) {
      expired.push({ run, state: 'expired', reason: reason(whyExpired(row, stage.scripts.get(group.scriptVersionId))), recipients: null });
    } else due.push(run);
  }
  return { due, expired };
}

function whyExpired(
  row: RunRow,
  script: { readonly cues: readonly { readonly id: string; readonly when: { readonly kind: string } }[] } | undefined,
): ReasonCode {
  if (row.state === 'held') return 'held-too-late';
  if (row.due_at !== null) return 'too-late';
  return script?.cues.find((cue) => cue.id === row.cue_id)?.when.kind === 'go' ? 'never-called' : 'anchor-not-performed';
}
