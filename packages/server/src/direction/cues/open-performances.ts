import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { reconcileCueRuns } from './reconcile-cue-runs.ts';
import { staggerGroups } from './stagger-groups.ts';

/**
 * Puts new groups on stage: each pins one script version and gets its cue runs. A handful of statements, whether 20 groups or 10,000.
 * The groups, their rooms and their casts exist already.
 * @param o.at domain time
 * @param o.stagger who opens it, and by how many minutes everything of a group comes later; groups that are absent keep the script's times
 */
export async function openPerformances(
  tx: Tx,
  o: {
    workspaceId: string;
    groupIds: readonly string[];
    scriptVersionId: string;
    at: Date;
    stagger?: { staffId: string; minutes: ReadonlyMap<string, number> };
  },
): Promise<void> {
  await sql`insert into performance (workspace_id, group_id, script_version_id, state)
    select ${o.workspaceId}::uuid, g, ${o.scriptVersionId}::uuid, 'running' from unnest(${o.groupIds}::uuid[]) g`.execute(tx);
  if (o.stagger) await staggerGroups(tx, { ...o, ...o.stagger });
  await reconcileCueRuns(tx, o);
}
