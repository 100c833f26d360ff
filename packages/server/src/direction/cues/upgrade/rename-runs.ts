import { sql } from 'kysely';
import { renameCuePrompts } from '../../../features/channels/index.ts';
import { renameCueMessages } from '../../../features/conversations/index.ts';
import type { Tx } from '../../../platform/db/index.ts';

/**
 * What cues have done, and are to do, goes on under the ids the new version gives them. The log keeps the old ids: a settled run remembers its own
 * (`logged_as`). A cancelled run that stands in the way was never performed and is dropped; groups where something else does are given back,
 * unchanged.
 */
export async function renameRuns(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; renamed: ReadonlyMap<string, string> },
): Promise<ReadonlySet<string>> {
  const { workspaceId } = o;
  if (o.renamed.size === 0) return new Set();
  const [from, to] = [[...o.renamed.keys()], [...o.renamed.values()]];
  const { rows } = await sql<{ group_id: string }>`
    select distinct group_id from cue_run where workspace_id = ${workspaceId} and group_id = any(${o.groupIds}::uuid[])
      and cue_id = any(${to}::text[]) and state <> 'cancelled'`.execute(tx);
  const inTheWay = new Set(rows.map((row) => row.group_id));
  const groupIds = o.groupIds.filter((groupId) => !inTheWay.has(groupId));
  await sql`delete from cue_run where workspace_id = ${workspaceId} and group_id = any(${groupIds}::uuid[]) and cue_id = any(${to}::text[])`.execute(
    tx,
  );
  await sql`update cue_run r set cue_id = t.now, logged_as = case when r.settled_at is not null then coalesce(r.logged_as, t.was) end
    from unnest(${from}::text[], ${to}::text[]) as t(was, now)
    where r.workspace_id = ${workspaceId} and r.group_id = any(${groupIds}::uuid[]) and r.cue_id = t.was`.execute(tx);
  await renameCueMessages(tx, { workspaceId, groupIds, from, to });
  await renameCuePrompts(tx, { workspaceId, groupIds, from, to });
  return inTheWay;
}
