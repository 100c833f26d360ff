import { sql } from 'kysely';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { insertStaff } from './add-staff.ts';
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
    if (rows[0]?.count === 0) await insertWorkspace(tx, deps, workspaceId);
  });

  const { rows: unclaimed } = await sql<{ workspace_id: string; staff_id: string }>`
    select workspace_id, staff_id from unclaimed_owners()`.execute(deps.db);
  const links: string[] = [];
  for (const owner of unclaimed) {
    const of = { workspaceId: owner.workspace_id, staffId: owner.staff_id };
    links.push(entryUrl(deps, await inWorkspace(deps.db, of.workspaceId, (tx) => issueEntryLink(tx, deps, of))));
  }
  return links;
}

/** A new workspace beside those there are, with an owner who has no account yet. Gives the owner's one-time link. */
export async function makeWorkspace(deps: Deps): Promise<string> {
  const workspaceId = deps.random.uuid();
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const staffId = await insertWorkspace(tx, deps, workspaceId);
    return entryUrl(deps, await issueEntryLink(tx, deps, { workspaceId, staffId }));
  });
}

/** Its name, language and zone are the owner's to say when they sign up. Gives the owner's staff id. */
async function insertWorkspace(tx: Tx, deps: Deps, workspaceId: string): Promise<string> {
  await sql`insert into workspace (workspace_id, name, locale, zone, created_at)
    values (${workspaceId}, '', 'zh-CN', 'Asia/Shanghai', ${deps.clock.now()})`.execute(tx);
  return insertStaff(tx, deps, { workspaceId, displayName: '', permission: 'owner' });
}
