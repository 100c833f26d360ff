import type { Tx } from '../../platform/db/index.ts';
import { reconcileCueRuns } from './reconcile-cue-runs.ts';
import { stagedTimetable, stageGroups } from './staged-groups.ts';

/** Somebody joined (or left): their own cues are planned (or cancelled). Nothing is locked where the script has no cues of that kind. */
export async function planForMember(tx: Tx, o: { workspaceId: string; groupId: string; memberId: string; at: Date }): Promise<void> {
  const stage = await stageGroups(tx, { workspaceId: o.workspaceId, groupIds: [o.groupId] });
  const group = stage.groups.get(o.groupId);
  const script = group && stage.scripts.get(group.scriptVersionId);
  if (!group || !script || !stagedTimetable(script, group.campaign).entries.some((entry) => entry.perMember)) return;
  await reconcileCueRuns(tx, { workspaceId: o.workspaceId, groupIds: [o.groupId], memberId: o.memberId, at: o.at });
}
