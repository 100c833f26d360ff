import { sql } from 'kysely';
import type { Permission, StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { entryUrl, issueEntryLink } from './entry-links.ts';
import type { Staff } from './staff-queries.ts';

/**
 * Names a new staff member and makes their one-time invitation. They can be cast at once; signing up can wait.
 * @throws DomainError `forbidden` when somebody who is no owner would make one
 */
export async function addStaff(
  deps: Deps,
  o: { actor: StaffActor; displayName: string; permission: Permission },
): Promise<Staff & { readonly inviteLink: string }> {
  const { actor, displayName, permission } = o;
  if (permission === 'owner' && actor.permission !== 'owner') throw new DomainError('forbidden');
  return inWorkspace(deps.db, actor.workspaceId, async (tx) => {
    const staffId = await insertStaff(tx, deps, { workspaceId: actor.workspaceId, displayName, permission });
    const token = await issueEntryLink(tx, deps, { workspaceId: actor.workspaceId, staffId });
    return { staffId, displayName, permission, signedUp: false, inviteLink: entryUrl(deps, token) };
  });
}

/** The row alone, for whoever makes staff in a transaction of their own. Gives the new staff id. */
export async function insertStaff(
  tx: Tx,
  deps: Deps,
  o: { workspaceId: string; displayName: string; permission: Permission },
): Promise<string> {
  const staffId = deps.random.uuid();
  await sql`insert into staff (workspace_id, staff_id, display_name, permission, created_at)
    values (${o.workspaceId}, ${staffId}, ${o.displayName}, ${o.permission}, ${deps.clock.now()})`.execute(tx);
  return staffId;
}
