import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';

/**
 * Runs that were performed by prompting, and whose prompts were recalled before they were posted, are still to come.
 * @param o.because the upgrade that recalled them, or the first of the prompts recalled after it: what the log knows this time by
 */
export async function planAgain(
  tx: Tx,
  o: {
    workspaceId: string;
    cueRunIds: readonly number[];
    because: { readonly upgradeId: string } | { readonly deliveryId: number };
    at: Date;
  },
): Promise<void> {
  if (o.cueRunIds.length === 0) return;
  const { rows } = await sql<{ cue_run_id: number; group_id: string; member_id: string | null; logged_as: string }>`
    with before as (
      select cue_run_id, coalesce(logged_as, cue_id) as logged_as from cue_run
      where workspace_id = ${o.workspaceId} and cue_run_id = any(${o.cueRunIds}::bigint[])
    )
    update cue_run r set state = 'planned', reason = null, recipients = null, settled_at = null, settled_by = null, settled_under = null, logged_as = null,
      put_off_until = null, recalls = recalls + 1
    from before b where r.workspace_id = ${o.workspaceId} and r.cue_run_id = b.cue_run_id
    returning r.cue_run_id, r.group_id, r.member_id, b.logged_as`.execute(tx);
  const why = 'upgradeId' in o.because ? o.because.upgradeId : `prompt-${o.because.deliveryId}`;
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: rows.map((row) => ({
      ...{ key: `recalled:${why}:${row.cue_run_id}`, type: 'recalled', groupId: row.group_id, memberId: row.member_id },
      ...{ cueId: row.logged_as, at: o.at, data: 'upgradeId' in o.because ? o.because : {} },
    })),
  });
}

/** Runs of which part was posted and the rest will not be: whom they have reached is what was performed. */
export async function keepReached(
  tx: Tx,
  o: { workspaceId: string; kept: readonly { readonly cueRunId: number; readonly reached: number }[] },
): Promise<void> {
  await sql`update cue_run set recipients = t.reached, recalls = recalls + 1
    from unnest(${o.kept.map((one) => one.cueRunId)}::bigint[], ${o.kept.map((one) => one.reached)}::integer[]) as t(run, reached)
    where workspace_id = ${o.workspaceId} and cue_run_id = t.run and recipients is not null`.execute(tx);
}
