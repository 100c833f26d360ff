import { sql } from 'kysely';
import type { Permission, StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { entryUrl, issueEntryLink } from './entry-links.ts';

/**
 * A new one-time link for somebody who has not signed up yet.
 * @throws DomainError `not_found`, `conflict` (they have signed up), `forbidden` (an owner's link is an owner's to renew)
 */
export async function renewInvite(deps: Deps, o: { actor: StaffActor; staffId: string }): Promise<{ readonly inviteLink: string }> {
  return inWorkspace(deps.db, o.actor.workspaceId, async (tx) => {
    const { rows } = await sql<{ user_id: string | null; permission: Permission }>`
      select user_id, permission from staff where staff_id = ${o.staffId} and left_at is null for update`.execute(tx);
    const staff = rows[0];
    if (!staff) throw new DomainError('not_found');
    if (staff.user_id !== null) throw new DomainError('conflict');
    if (staff.permission === 'owner' && o.actor.permission !== 'owner') throw new DomainError('forbidden');
    const token = await issueEntryLink(tx, deps, { workspaceId: o.actor.workspaceId, staffId: o.staffId });
    return { inviteLink: entryUrl(deps, token) };
  });
}
