import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import { type ChangedPrompt, reissuePrompts, withdrawPrompts } from '../../features/channels/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { lockPerformances, reconcileCueRuns } from './reconcile-cue-runs.ts';

/**
 * Stops performing a group by the clock, from the next cue on: what is being performed is finished first. Prompts that wait are withdrawn, since
 * "pause" means that nobody posts; resuming brings back those that are still true. Pausing twice changes nothing.
 * @throws DomainError `not_found`, `performance_over`
 */
export async function pausePerformance(deps: Deps, o: { actor: StaffActor; groupId: string }): Promise<void> {
  await change(deps, { ...o, from: 'running', to: 'paused', type: 'paused', prompts: withdrawPrompts });
}

/**
 * Goes on. What became too late meanwhile expires by its own policy; the rest is caught up with one cue a minute.
 * Resuming twice changes nothing.
 * @throws DomainError `not_found`, `performance_over`
 */
export async function resumePerformance(deps: Deps, o: { actor: StaffActor; groupId: string }): Promise<void> {
  await change(deps, { ...o, from: 'paused', to: 'running', type: 'resumed', prompts: reissuePrompts });
}

interface Change {
  readonly actor: StaffActor;
  readonly groupId: string;
  readonly from: 'running' | 'paused';
  readonly to: 'running' | 'paused';
  readonly type: 'paused' | 'resumed';
  readonly prompts: typeof withdrawPrompts;
}

async function change(deps: Deps, o: Change): Promise<void> {
  const { workspaceId, staffId } = o.actor;
  const changed = await inWorkspace(deps.db, workspaceId, async (tx): Promise<readonly ChangedPrompt[] | null> => {
    const at = deps.clock.now();
    await lockPerformances(tx, { workspaceId, groupIds: [o.groupId] });
    const { rows } = await sql`
      update performance set state = ${o.to} where workspace_id = ${workspaceId} and group_id = ${o.groupId} and state = ${o.from}
      returning group_id`.execute(tx);
    if (rows.length === 0) return refuseUnlessDone(tx, { workspaceId, ...o });
    await appendEvents(tx, {
      workspaceId,
      events: [{ key: `${o.type}:${o.groupId}:${at.getTime()}`, type: o.type, groupId: o.groupId, staffId, at }],
    });
    const prompts = await o.prompts(tx, { workspaceId, groupIds: [o.groupId], reason: 'paused', at });
    if (o.to === 'running') await reconcileCueRuns(tx, { workspaceId, groupIds: [o.groupId], at });
    return prompts;
  });
  if (changed === null) return;
  deps.realtime.groupChanged(workspaceId, o.groupId);
  if (changed.length > 0) deps.realtime.promptsChanged(workspaceId, [...new Set(changed.map((prompt) => prompt.staffId))]);
}

async function refuseUnlessDone(tx: Tx, o: { workspaceId: string; groupId: string; to: 'running' | 'paused' }): Promise<null> {
  const { rows } = await sql<{ state: string }>`
    select state from performance where workspace_id = ${o.workspaceId} and group_id = ${o.groupId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new DomainError('not_found');
  if (row.state !== o.to) throw new DomainError('performance_over');
  return null;
}
