import type { Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Permission, StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';

export interface Staff {
  readonly staffId: string;
  readonly displayName: string;
  readonly permission: Permission;
  /** false: named, and perhaps cast, but without an account yet */
  readonly signedUp: boolean;
}

/** The staff of a workspace who have not left, in the order they came. */
export async function listStaff(tx: Tx): Promise<readonly Staff[]> {
  const { rows } = await sql<{ staff_id: string; display_name: string; permission: Permission; signed_up: boolean }>`
    select staff_id, display_name, permission, user_id is not null as signed_up from staff where left_at is null order by created_at, staff_id`.execute(
    tx,
  );
  return rows.map((row) => ({ staffId: row.staff_id, displayName: row.display_name, permission: row.permission, signedUp: row.signed_up }));
}

export interface WorkspaceFacts {
  readonly workspaceId: string;
  readonly name: string;
  readonly locale: Locale;
  readonly zone: string;
}

/** The workspace of the transaction. */
export async function getWorkspace(tx: Tx): Promise<WorkspaceFacts> {
  const { rows } = await sql<{ workspace_id: string; name: string; locale: Locale; zone: string }>`
    select workspace_id, name, locale, zone from workspace`.execute(tx);
  const row = rows[0];
  if (!row) throw new DomainError('not_found');
  return { workspaceId: row.workspace_id, name: row.name, locale: row.locale, zone: row.zone };
}

/**
 * The staff member a signed-in user acts as; null when they belong to no workspace (any more).
 * A user in several workspaces acts in the one they came to first.
 */
export async function findStaffOfUser(deps: Pick<Deps, 'db'>, userId: string): Promise<StaffActor | null> {
  const { rows } = await sql<{
    workspace_id: string;
    staff_id: string;
  }>`select workspace_id, staff_id from staff_of_user(${userId}) limit 1`.execute(deps.db);
  const found = rows[0];
  if (!found) return null;
  return inWorkspace(deps.db, found.workspace_id, async (tx) => {
    const { rows: staff } = await sql<{ permission: Permission }>`
      select permission from staff where staff_id = ${found.staff_id} and left_at is null`.execute(tx);
    const permission = staff[0]?.permission;
    return permission ? { kind: 'staff', workspaceId: found.workspace_id, staffId: found.staff_id, permission } : null;
  });
}
