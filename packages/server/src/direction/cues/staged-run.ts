import type { StagedRun } from './actions/scene.ts';
import type { LockedRun } from './lock-run.ts';
import type { Stage } from './staged-groups.ts';

/** A run with its group; what has no time of its own is due at `now`. */
export function stagedRun(stage: Stage, run: Omit<LockedRun, 'state'>, now: Date): StagedRun {
  const group = stage.groups.get(run.groupId);
  if (!group) throw new Error(`group ${run.groupId} is not on stage`);
  return {
    cueRunId: run.cueRunId,
    groupId: run.groupId,
    scriptVersionId: group.scriptVersionId,
    cueId: run.cueId,
    memberId: run.memberId,
    dueAt: run.dueAt ?? now,
    validUntil: run.validUntil ?? now,
    group,
  };
}
