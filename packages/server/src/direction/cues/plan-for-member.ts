import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { reconcileCueRuns } from './reconcile-cue-runs.ts';
import { stagedTimetable, stageGroups } from './staged-groups.ts';

/**
 * Somebody joined (or left): their own cues are planned (or cancelled). Where the script has no cues of that kind nobody waits for it but an upgrade,
 * and it for one: the version that follows knows the member, or the member is planned by it.
 */
export async function planForMember(tx: Tx, o: { workspaceId: string; groupId: string; memberId: string; at: Date }): Promise<void> {
  await sql`select from performance where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} for key share`.execute(tx);
  const stage = await stageGroups(tx, { workspaceId: o.workspaceId, groupIds: [o.groupId] });
  const group = stage.groups.get(o.groupId);
  const script = group && stage.scripts.get(group.scriptVersionId);
  if (!group || !script || !stagedTimetable(script, group.campaign).entries.some((entry) => entry.perMember)) return;
  await reconcileCueRuns(tx, { workspaceId: o.workspaceId, groupIds: [o.groupId], memberId: o.memberId, at: o.at });
}
