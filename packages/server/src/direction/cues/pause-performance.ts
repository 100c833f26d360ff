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
  await change(deps, { ...o, word: 'pause' });
}

/**
 * Goes on. What became too late meanwhile expires by its own policy; the rest is caught up with one cue a minute.
 * Resuming twice changes nothing.
 * @throws DomainError `not_found`, `performance_over`
 */
export async function resumePerformance(deps: Deps, o: { actor: StaffActor; groupId: string }): Promise<void> {
  await change(deps, { ...o, word: 'resume' });
}

const changes = {
  pause: { from: 'running', to: 'paused', type: 'paused', prompts: withdrawPrompts },
  resume: { from: 'paused', to: 'running', type: 'resumed', prompts: reissuePrompts },
} as const;

async function change(deps: Deps, o: { actor: StaffActor; groupId: string; word: 'pause' | 'resume' }): Promise<void> {
  const { workspaceId, staffId } = o.actor;
  const done = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const groupIds = await lockPerformances(tx, { workspaceId, groupIds: [o.groupId] });
    return changePerformances(tx, { workspaceId, staffId, groupIds, word: o.word, at: deps.clock.now() });
  });
  const standing = done.standing.get(o.groupId);
  if (standing === undefined) throw new DomainError('not_found');
  if (standing === 'over') throw new DomainError('performance_over');
  if (standing === 'already') return;
  deps.realtime.groupChanged(workspaceId, o.groupId);
  if (done.prompts.length > 0) deps.realtime.promptsChanged(workspaceId, [...new Set(done.prompts.map((prompt) => prompt.staffId))]);
}

/** Something of the performance `p` waits to be posted. */
const waitsToBePosted = sql`exists (
  select from delivery d where d.workspace_id = p.workspace_id and d.group_id = p.group_id and d.state = 'prompted')`;

/** What a pause or resume does in a group: changes it, finds it so already, or finds it over. */
export type PauseStanding = 'changes' | 'already' | 'over';

/** What pausing or resuming would do in each of these groups. Where the script is over, a pause still reaches what waits to be posted. */
export async function readPauseStanding(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; word: 'pause' | 'resume' },
): Promise<ReadonlyMap<string, PauseStanding>> {
  const { from, to } = changes[o.word];
  const { rows } = await sql<{ group_id: string; state: string }>`
    select group_id, case when state = 'finished' and ${waitsToBePosted} then 'running' else state end as state
    from performance p where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.group_id, row.state === from ? 'changes' : row.state === to ? 'already' : 'over']));
}

/** Pauses or resumes many groups at once. Who calls it holds their performances. */
export async function changePerformances(
  tx: Tx,
  o: { workspaceId: string; staffId: string; groupIds: readonly string[]; word: 'pause' | 'resume'; at: Date },
): Promise<{ standing: ReadonlyMap<string, PauseStanding>; prompts: readonly ChangedPrompt[] }> {
  const { workspaceId, staffId, at } = o;
  const { to, type, prompts } = changes[o.word];
  const standing = await readPauseStanding(tx, o);
  const groupIds = o.groupIds.filter((groupId) => standing.get(groupId) === 'changes');
  if (groupIds.length === 0) return { standing, prompts: [] };
  await sql`update performance set state = ${to} where workspace_id = ${workspaceId} and group_id = any(${groupIds}::uuid[])`.execute(tx);
  await appendEvents(tx, {
    workspaceId,
    events: groupIds.map((groupId) => ({ key: `${type}:${groupId}:${at.getTime()}`, type, groupId, staffId, at })),
  });
  const changed = await prompts(tx, { workspaceId, groupIds, reason: 'paused', at });
  if (to === 'running') await reconcileCueRuns(tx, { workspaceId, groupIds, at });
  return { standing, prompts: changed };
}
