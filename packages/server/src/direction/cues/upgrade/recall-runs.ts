import { sql } from 'kysely';
import { appendEvents } from '../../../facts/events/index.ts';
import { type ChangedPrompt, type LockedDelivery, lockCuePrompts, recallPrompts } from '../../../features/channels/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { CueChanges } from './cue-changes.ts';
import { dueAfter, type Moments } from './due-after.ts';
import type { UpgradedRun } from './read-runs.ts';

export interface Recalling {
  readonly workspaceId: string;
  readonly groupIds: readonly string[];
  /** as they stand, under their new ids */
  readonly runs: readonly UpgradedRun[];
  readonly changes: CueChanges;
  readonly moments: Moments;
  readonly upgradeId: string;
  readonly at: Date;
}

export interface Recalled {
  readonly prompts: readonly ChangedPrompt[];
  /** how many prompts of which run */
  readonly byRun: ReadonlyMap<number, number>;
}

/**
 * Takes back what people are prompted to and have not posted, where the new version says something else, at another time, or nothing. The cue is
 * planned again for those it was to reach; whom it has reached stays reached. Where part was posted and the cue is gone, that part is what
 * was performed. Prompts nobody posted in time come back only when the new version puts the cue into the future.
 */
export async function recallRuns(tx: Tx, o: Recalling): Promise<Recalled> {
  const { workspaceId, changes, at } = o;
  const touched = new Set([...changes.moved, ...changes.rewritten, ...changes.removed]);
  const runs = o.runs.filter((run) => run.state === 'performed' && touched.has(run.cueId));
  if (runs.length === 0) return { prompts: [], byRun: new Map() };
  const prompts = await lockCuePrompts(tx, { workspaceId, groupIds: o.groupIds, cueIds: [...new Set(runs.map((run) => run.cueId))] });
  const promptsOf = Map.groupBy(prompts, (prompt) => `${prompt.groupId} ${prompt.cueId}`);
  const again: number[] = [];
  const kept: { run: number; reached: number }[] = [];
  const deliveryIds: number[] = [];
  const byRun = new Map<number, number>();
  for (const run of runs) {
    const own = (promptsOf.get(`${run.groupId} ${run.cueId}`) ?? []).filter(
      (one) => run.memberId === null || one.memberId === run.memberId,
    );
    const reached = own.filter(isTaken).length;
    const back = own.filter((prompt) => comesBack(prompt, { run, ...o }));
    if (back.length === 0) continue;
    byRun.set(run.cueRunId, back.length);
    deliveryIds.push(...back.map((prompt) => prompt.deliveryId));
    if (changes.removed.has(run.cueId) && reached > 0) kept.push({ run: run.cueRunId, reached: own.length - back.length });
    else again.push(run.cueRunId);
  }
  const recalled = await recallPrompts(tx, { workspaceId, deliveryIds: deliveryIds.toSorted((a, b) => a - b), at });
  await sql`update cue_run set recipients = t.reached from unnest(${kept.map((one) => one.run)}::bigint[], ${kept.map((one) => one.reached)}::integer[])
      as t(run, reached) where workspace_id = ${workspaceId} and cue_run_id = t.run and recipients is not null`.execute(tx);
  await planAgain(tx, { ...o, cueRunIds: again });
  return { prompts: recalled, byRun };
}

function isTaken(prompt: LockedDelivery): boolean {
  return prompt.state === 'claimed' || prompt.state === 'evidenced';
}

function comesBack(prompt: LockedDelivery, o: Recalling & { run: UpgradedRun }): boolean {
  if (prompt.state === 'prompted' || prompt.paused) return true;
  if (prompt.state !== 'expired' || !o.changes.moved.has(o.run.cueId)) return false;
  const due = dueAfter(o.run, o.moments);
  return due !== null && due > o.at;
}

/** They were performed by prompting; nobody has posted it, so it is still to come. */
async function planAgain(tx: Tx, o: Recalling & { cueRunIds: readonly number[] }): Promise<void> {
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
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: rows.map((row) => ({
      ...{ key: `recalled:${o.upgradeId}:${row.cue_run_id}`, type: 'recalled', groupId: row.group_id, memberId: row.member_id },
      ...{ cueId: row.logged_as, at: o.at, data: { upgradeId: o.upgradeId } },
    })),
  });
}
