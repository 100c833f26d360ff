import { sql } from 'kysely';
import { type ChangedPrompt, type OutdatedPrompt, recallPrompts } from '../../features/channels/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { keepReached, planAgain } from './plan-again.ts';
import { reconcileCueRuns } from './reconcile-cue-runs.ts';
import { type Stage, stagedTimetable } from './staged-groups.ts';

/**
 * Recalls prompts an upgrade has left where they were because they were posted or given up, and that would now wait again. As at the upgrade, their
 * cues are planned again by the version played now; where that has no such cue, what was posted to others is what was performed. The caller
 * holds the groups' performances and the prompts.
 */
export async function recallOutdated(
  tx: Tx,
  o: { stage: Stage; prompts: readonly OutdatedPrompt[]; at: Date },
): Promise<readonly ChangedPrompt[]> {
  const { stage, prompts, at } = o;
  const { workspaceId } = stage;
  const [first] = prompts;
  if (!first) return [];
  const recalled = await recallPrompts(tx, { workspaceId, deliveryIds: prompts.map((prompt) => prompt.deliveryId), at });
  const runs = await performedRuns(tx, { workspaceId, prompts });
  const isKept = (run: RunRow) => run.reached > 0 && !isPlayed(stage, run);
  await keepReached(tx, {
    workspaceId,
    kept: runs.filter(isKept).map((run) => ({ cueRunId: run.cue_run_id, reached: run.counting })),
  });
  const cueRunIds = runs.filter((run) => !isKept(run)).map((run) => run.cue_run_id);
  await planAgain(tx, { workspaceId, cueRunIds, because: { deliveryId: first.deliveryId }, at });
  await reconcileCueRuns(tx, { workspaceId, groupIds: [...new Set(prompts.map((prompt) => prompt.groupId))], at });
  return recalled;
}

interface RunRow {
  cue_run_id: number;
  group_id: string;
  cue_id: string;
  /** its prompts that still count, and those of them that were posted */
  counting: number;
  reached: number;
}

/** The runs that made these prompts, where they are performed. */
async function performedRuns(tx: Tx, o: { workspaceId: string; prompts: readonly OutdatedPrompt[] }): Promise<readonly RunRow[]> {
  const { rows } = await sql<RunRow>`
    select r.cue_run_id, r.group_id, r.cue_id, d.counting, d.reached from cue_run r cross join lateral (
      select count(*) as counting, count(*) filter (where p.state in ('claimed', 'evidenced')) as reached from delivery p
      where p.workspace_id = r.workspace_id and p.group_id = r.group_id and p.cue_id = r.cue_id and p.recalled_at is null
        and (r.member_id is null or p.recipient_member_id = r.member_id)
    ) d
    where r.workspace_id = ${o.workspaceId} and r.state = 'performed' and exists (
      select from unnest(${o.prompts.map((one) => one.groupId)}::uuid[], ${o.prompts.map((one) => one.cueId)}::text[],
        ${o.prompts.map((one) => one.memberId)}::uuid[]) as t(group_id, cue_id, member_id)
      where t.group_id = r.group_id and t.cue_id = r.cue_id and (r.member_id is null or r.member_id = t.member_id))`.execute(tx);
  return rows;
}

function isPlayed(stage: Stage, run: RunRow): boolean {
  const group = stage.groups.get(run.group_id);
  const script = group && stage.scripts.get(group.scriptVersionId);
  return group && script ? stagedTimetable(script, group.campaign).entries.some((entry) => entry.cue === run.cue_id) : false;
}
