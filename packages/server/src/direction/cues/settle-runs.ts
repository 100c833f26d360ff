import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Outcome } from './actions/scene.ts';

/**
 * Marks what became of runs, and notes it in the log, in the transaction that performed them.
 * @param o.staffId the person who said go; null = the clock did
 */
export async function settleRuns(
  tx: Tx,
  o: { workspaceId: string; outcomes: readonly Outcome[]; at: Date; staffId: string | null },
): Promise<void> {
  const { workspaceId, outcomes, at, staffId } = o;
  if (outcomes.length === 0) return;
  const { rows } = await sql<{ cue_run_id: number; recalls: number }>`
    update cue_run r set state = t.state, reason = t.reason, recipients = t.recipients, settled_at = ${at}, settled_by = ${staffId},
      settled_under = null, logged_as = null
    from unnest(${outcomes.map(({ run }) => run.cueRunId)}::bigint[], ${outcomes.map(({ state }) => state)}::text[],
      ${outcomes.map(({ reason }) => reason)}::text[], ${outcomes.map(({ recipients }) => recipients)}::integer[])
      as t(cue_run_id, state, reason, recipients)
    where r.workspace_id = ${workspaceId} and r.cue_run_id = t.cue_run_id and r.state not in ('performed', 'cancelled')
    returning r.cue_run_id, r.recalls`.execute(tx);
  // the performance's row is locked: nobody else can have settled one of them since they were read
  if (rows.length !== outcomes.length) throw new Error(`${outcomes.length} cue runs to settle, ${rows.length} were open`);
  const recalls = new Map(rows.map((row) => [row.cue_run_id, row.recalls]));
  await appendEvents(tx, {
    workspaceId,
    events: outcomes.map(({ run, state, reason, recipients, values }) => ({
      // performed is said once for ever, or once after each recall; a go may try again what failed, was skipped or has expired
      key: `${state}:${run.groupId}:${run.cueId}:${run.memberId ?? ''}${state === 'performed' ? suffixOf(recalls.get(run.cueRunId)) : `:${at.getTime()}`}`,
      type: state,
      groupId: run.groupId,
      memberId: run.memberId,
      staffId,
      cueId: run.cueId,
      at,
      data: {
        ...(reason === null ? {} : { reason }),
        ...(recipients === null ? {} : { recipients }),
        ...(values === undefined ? {} : { values }),
        lateSeconds: Math.max(0, Math.round((at.getTime() - run.dueAt.getTime()) / 1000)),
      },
    })),
  });
}

function suffixOf(recalls = 0): string {
  return recalls > 0 ? `:${recalls}` : '';
}
