import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';

/** A link lies in a terminal or a chat until it is used: a week is enough for an invitation over a weekend. */
const validDays = 7;

/** What the database keeps of a secret somebody else holds: not the secret. */
export function secretHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Makes a one-time link's token for a staff member who has no account yet; an earlier unused one stops working. */
export async function issueEntryLink(tx: Tx, deps: Deps, o: { workspaceId: string; staffId: string }): Promise<string> {
  const token = deps.random.token();
  const expiresAt = new Date(deps.clock.now().getTime() + validDays * 24 * 3600 * 1000);
  await sql`delete from entry_link where staff_id = ${o.staffId} and used_at is null`.execute(tx);
  await sql`insert into entry_link (workspace_id, token_sha256, staff_id, expires_at)
    values (${o.workspaceId}, ${secretHash(token)}, ${o.staffId}, ${expiresAt})`.execute(tx);
  return token;
}

/** The page that a link's token opens. */
export function entryUrl(deps: Pick<Deps, 'publicUrl'>, token: string): string {
  return `${deps.publicUrl}/console/entry/${token}`;
}

/** What stands behind a link, for the page that greets who follows it. */
export interface Entry {
  readonly workspaceId: string;
  readonly staffId: string;
  readonly permission: 'owner' | 'operator' | 'assistant';
  readonly displayName: string;
  readonly workspaceName: string;
  /** used, or past its time */
  readonly expired: boolean;
}

/** The entry a token opens; null when there is no such token. */
export async function findEntry(deps: Deps, token: string): Promise<Entry | null> {
  const { rows } = await sql<{ workspace_id: string }>`select workspace_id from entry_of_token(${secretHash(token)})`.execute(deps.db);
  const workspaceId = rows[0]?.workspace_id;
  if (!workspaceId) return null;
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const found = await sql<{ staff_id: string; permission: Entry['permission']; display_name: string; name: string; expired: boolean }>`
      select s.staff_id, s.permission, s.display_name, w.name, (e.used_at is not null or e.expires_at <= ${deps.clock.now()}) as expired
      from entry_link e join staff s using (workspace_id, staff_id) join workspace w using (workspace_id)
      where e.token_sha256 = ${secretHash(token)} and s.left_at is null`.execute(tx);
    const row = found.rows[0];
    if (!row) return null;
    return {
      workspaceId,
      staffId: row.staff_id,
      permission: row.permission,
      displayName: row.display_name,
      workspaceName: row.name,
      expired: row.expired,
    };
  });
}
