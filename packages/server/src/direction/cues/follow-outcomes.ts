import type { Tx } from '../../platform/db/index.ts';
import { reconcileCueRuns } from './reconcile-cue-runs.ts';
import { type Stage, stagedTimetable } from './staged-groups.ts';

/** A run that was settled. */
export interface Settled {
  readonly groupId: string;
  readonly cueId: string;
  readonly state: string;
}

/** A failed run can be tried again, so what waits for it goes on waiting. */
const decided = ['performed', 'skipped', 'expired'];

/** What waits for these runs becomes due, or is skipped with them. The caller holds the groups' performance rows. */
export async function followOutcomes(tx: Tx, o: { stage: Stage; settled: readonly Settled[]; at: Date }): Promise<void> {
  const { stage } = o;
  const groupIds = new Set<string>();
  for (const { groupId, cueId, state } of o.settled) {
    if (decided.includes(state) && waitingFor(stage, { groupId, cueId }).length > 0) groupIds.add(groupId);
  }
  if (groupIds.size > 0) await reconcileCueRuns(tx, { workspaceId: stage.workspaceId, groupIds: [...groupIds], at: o.at });
}

/** The cues that wait for this one, and for those, and so on. */
export function waitingFor(stage: Stage, o: { groupId: string; cueId: string }): readonly string[] {
  const group = stage.groups.get(o.groupId);
  const script = group && stage.scripts.get(group.scriptVersionId);
  if (!group || !script) return [];
  const { entries } = stagedTimetable(script, group.campaign);
  const found: string[] = [];
  for (let anchors = [o.cueId]; anchors.length > 0; found.push(...anchors)) {
    anchors = entries.flatMap(({ cue, timing }) => (timing.kind === 'after' && anchors.includes(timing.cue) ? [cue] : []));
  }
  return found;
}
