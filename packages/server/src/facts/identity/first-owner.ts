import { sql } from 'kysely';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { entryUrl, issueEntryLink } from './entry-links.ts';

/** An advisory lock: two servers that start at once on an empty database make one workspace. Random number. */
const firstWorkspaceLock = 7_262_104_512;

/**
 * On an empty database, makes the first workspace with an owner who has no account yet. Gives a fresh one-time link for every workspace
 * whose owner never signed up; earlier links of theirs stop working.
 */
export async function openFirstWorkspace(deps: Deps): Promise<readonly string[]> {
  const workspaceId = deps.random.uuid();
  await inWorkspace(deps.db, workspaceId, async (tx) => {
    await sql`select pg_advisory_xact_lock(${firstWorkspaceLock})`.execute(tx);
    const { rows } = await sql<{ count: number }>`select workspace_count() as count`.execute(tx);
    if (rows[0]?.count !== 0) return;
    const now = deps.clock.now();
    await sql`insert into workspace (workspace_id, name, locale, zone, created_at) values (${workspaceId}, '', 'zh-CN', 'Asia/Shanghai', ${now})`.execute(
      tx,
    );
    await sql`insert into staff (workspace_id, staff_id, display_name, permission, created_at)
      values (${workspaceId}, ${deps.random.uuid()}, '', 'owner', ${now})`.execute(tx);
  });

  const { rows: unclaimed } = await sql<{
    workspace_id: string;
    staff_id: string;
  }>`select workspace_id, staff_id from unclaimed_owners()`.execute(deps.db);
  const links: string[] = [];
  for (const owner of unclaimed) {
    const of = { workspaceId: owner.workspace_id, staffId: owner.staff_id };
    links.push(entryUrl(deps, await inWorkspace(deps.db, of.workspaceId, (tx) => issueEntryLink(tx, deps, of))));
  }
  return links;
}
