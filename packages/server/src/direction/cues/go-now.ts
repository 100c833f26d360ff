import { getRoom } from '../../features/conversations/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Outcome, StagedRun } from './actions/scene.ts';
import { validUntilOf } from './domain/timetable.ts';
import type { LockedRun } from './lock-run.ts';
import { performRuns, postsInRoom } from './perform-runs.ts';
import { type Stage, stagedTimetable, stageGroups } from './staged-groups.ts';
import { stagedRun } from './staged-run.ts';

/**
 * Performs one run now because a person says so. Lateness counts from the go: only a last moment the script names itself (`sendUntil` a day and
 * time) still holds, because what it says would no longer be true.
 * @throws DomainError `cue_too_late`, `room_closed`, `cue_settled` (its cue is no longer in the script)
 */
export async function goNow(o: { deps: Deps; tx: Tx; run: LockedRun; actor: StaffActor; at: Date }): Promise<readonly Outcome[]> {
  const { deps, tx, actor, at } = o;
  const stage = await stageGroups(tx, { workspaceId: actor.workspaceId, groupIds: [o.run.groupId] });
  const run = await goable(tx, { stage, run: o.run, at });
  return performRuns(tx, deps, { stage, runs: [run], now: at, staffId: actor.staffId });
}

/** The run as a go performs it, or the refusal. */
export async function goable(tx: Tx, o: { stage: Stage; run: LockedRun; at: Date }): Promise<StagedRun> {
  const { stage, at } = o;
  const run = stagedRun(stage, o.run, at);
  const script = stage.scripts.get(run.scriptVersionId);
  const entry = script && stagedTimetable(script, run.group.campaign).entries.find((one) => one.cue === run.cueId);
  if (!script || !entry) throw new DomainError('cue_settled', { state: 'cancelled' });
  if (entry.late.until !== null && entry.late.until <= at) {
    throw new DomainError('cue_too_late', { until: entry.late.until.toISOString() });
  }
  if (postsInRoom(script).includes(run.cueId)) {
    const room = await getRoom(tx, { workspaceId: stage.workspaceId, groupId: run.groupId });
    if (room.closedAt !== null) throw new DomainError('room_closed');
  }
  return { ...run, validUntil: validUntilOf(entry.late, { dueAt: at, plannedAt: at, zone: run.group.campaign.zone }) };
}
