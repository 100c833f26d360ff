import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import { reissuePrompts, withdrawPrompts } from '../../features/channels/index.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { lockPerformances, reconcileCueRuns } from './reconcile-cue-runs.ts';

/** In the log beside `paused`: why nobody's name stands there. */
const REASON = 'restored';

/**
 * Notes that a restore has paused these groups and withdraws their waiting prompts, as any pause does: a person may have posted them after the
 * backup's moment. Whether the room went on elsewhere meanwhile only people know.
 */
export async function notePausedByRestore(deps: Deps, o: { workspaceId: string; groupIds: readonly string[] }): Promise<void> {
  const { workspaceId, groupIds } = o;
  await inWorkspace(deps.db, workspaceId, async (tx) => {
    const at = deps.clock.now();
    await lockPerformances(tx, o);
    await appendEvents(tx, { workspaceId, events: groupIds.map((groupId) => event('paused', groupId, at)) });
    await withdrawPrompts(tx, { workspaceId, groupIds, reason: 'paused', at });
  });
}

/** Whether a group stands still because a restore paused it and nobody has said go on since. */
export async function isPausedByRestore(tx: Tx, groupId: string): Promise<boolean> {
  const { rows } = await sql<{ restored: boolean }>`
    select coalesce(last.data ->> 'reason' = ${REASON}, false) as restored from performance p left join lateral (
      select e.data from event e where e.workspace_id = p.workspace_id and e.group_id = p.group_id and e.type in ('paused', 'resumed')
      order by e.event_id desc limit 1
    ) last on true where p.group_id = ${groupId} and p.state = 'paused'`.execute(tx);
  return rows[0]?.restored ?? false;
}

/**
 * Lets the groups go on that a restore paused and nobody has resumed since; gives their number. What became too late expires by its own policy, the
 * rest is caught up, one cue a minute.
 */
export async function resumeAfterRestore(deps: Deps, { workspaceId }: { workspaceId: string }): Promise<number> {
  const resumed = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const at = deps.clock.now();
    const { rows: waiting } = await sql<{ group_id: string }>`
      select p.group_id from performance p, lateral (
        select e.data from event e where e.workspace_id = p.workspace_id and e.group_id = p.group_id and e.type in ('paused', 'resumed')
        order by e.event_id desc limit 1
      ) last where p.workspace_id = ${workspaceId} and p.state = 'paused' and last.data ->> 'reason' = ${REASON}`.execute(tx);
    await lockPerformances(tx, { workspaceId, groupIds: waiting.map((row) => row.group_id) });
    const { rows } = await sql<{ group_id: string }>`
      update performance set state = 'running'
      where workspace_id = ${workspaceId} and group_id = any(${waiting.map((row) => row.group_id)}::uuid[]) and state = 'paused'
      returning group_id`.execute(tx);
    const groupIds = rows.map((row) => row.group_id);
    if (groupIds.length === 0) return groupIds;
    await appendEvents(tx, { workspaceId, events: groupIds.map((groupId) => event('resumed', groupId, at)) });
    await reissuePrompts(tx, { workspaceId, groupIds, reason: 'paused', at });
    await reconcileCueRuns(tx, { workspaceId, groupIds, at });
    return groupIds;
  });
  for (const groupId of resumed) deps.realtime.groupChanged(workspaceId, groupId);
  return resumed.length;
}

function event(type: 'paused' | 'resumed', groupId: string, at: Date) {
  return {
    key: `${type}:${groupId}:${at.getTime()}`,
    type,
    groupId,
    staffId: null,
    at,
    ...(type === 'paused' && { data: { reason: REASON } }),
  };
}
