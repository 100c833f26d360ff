import { sql } from 'kysely';
import { lockOutdatedPrompts } from '../../features/channels/index.ts';
import { inWorkspace, isDatabaseUnavailable, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { waitingFor } from './follow-outcomes.ts';
import { recallOutdated } from './recall-outdated.ts';
import { reconcileCueRuns } from './reconcile-cue-runs.ts';
import { stageGroups } from './staged-groups.ts';

/** Groups one transaction follows. */
const GROUPS_AT_ONCE = 250;

/**
 * Carries on from what people did with their prompts: what waits for a cue (`after X`) becomes due when X has been claimed, is skipped when X was
 * given up for good, and waits again when a claim was taken back. Where the script has changed under what was taken back, people are prompted anew.
 * A prompt that changed says so itself (`delivery.follow`), in the transaction of the change, so nothing is lost in a crash; groups that another
 * process holds are left to it. Gives what went wrong in single workspaces.
 */
export async function followPrompts(deps: Deps): Promise<readonly unknown[]> {
  const faults: unknown[] = [];
  const { rows } = await sql<{ workspace_id: string }>`select w as workspace_id from workspaces_with_prompts_to_follow() w`.execute(
    deps.db,
  );
  for (const { workspace_id: workspaceId } of rows) {
    try {
      const changed = await inWorkspace(deps.db, workspaceId, (tx) => follow(tx, { workspaceId, at: deps.clock.now() }));
      for (const groupId of changed) deps.realtime.groupChanged(workspaceId, groupId);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      deps.log.error({ err: error, workspaceId }, 'what waits for prompts of a workspace could not be carried on');
      faults.push(error);
    }
  }
  return faults;
}

async function follow(tx: Tx, o: { workspaceId: string; at: Date }): Promise<readonly string[]> {
  const { workspaceId } = o;
  // the performance before its prompts, as everybody takes the two
  const { rows: held } = await sql<{ group_id: string }>`
    select p.group_id from performance p
    where p.workspace_id = ${workspaceId} and p.group_id in (
      select d.group_id from delivery d where d.workspace_id = ${workspaceId} and d.follow group by d.group_id order by d.group_id limit ${GROUPS_AT_ONCE})
    order by p.group_id for no key update skip locked`.execute(tx);
  const groupIds = held.map((row) => row.group_id);
  if (groupIds.length === 0) return [];
  const { rows } = await sql<{ group_id: string; cue_id: string; outdated: boolean }>`
    update delivery set follow = false
    where workspace_id = ${workspaceId} and delivery_id in (
      select delivery_id from delivery where workspace_id = ${workspaceId} and group_id = any(${groupIds}::uuid[]) and follow
      order by delivery_id for update)
    returning group_id, cue_id, outdated`.execute(tx);
  const stage = await stageGroups(tx, { workspaceId, groupIds });
  const outdated = rows.filter((row) => row.outdated);
  const [outdatedIn, cueIds] = [outdated.map((row) => row.group_id), outdated.map((row) => row.cue_id)];
  const prompts = outdated.length === 0 ? [] : await lockOutdatedPrompts(tx, { ...o, groupIds: outdatedIn, cueIds, which: 'taken-back' });
  // first, so that what waits for them knows that they are still to come
  await recallOutdated(tx, { stage, prompts, at: o.at });
  const awaited = new Set(
    rows.filter((row) => waitingFor(stage, { groupId: row.group_id, cueId: row.cue_id }).length > 0).map((row) => row.group_id),
  );
  if (awaited.size > 0) await reconcileCueRuns(tx, { workspaceId, groupIds: [...awaited], at: o.at });
  return [...new Set([...awaited, ...prompts.map((prompt) => prompt.groupId)])];
}
