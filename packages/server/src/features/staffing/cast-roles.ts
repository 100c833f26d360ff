import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';

/** Who plays a role, and who takes over when they cannot. */
export interface Casting {
  readonly role: RoleName;
  readonly staffId: string;
  readonly deputyStaffId: string | null;
}

/**
 * Casts the same people in all of these groups; a role cast before is cast anew. One statement, however many groups.
 * @throws DomainError `not_found` when somebody named is not of this workspace or has left
 */
export async function castRoles(tx: Tx, o: { workspaceId: string; groupIds: readonly string[]; cast: readonly Casting[] }): Promise<void> {
  const named = [...new Set(o.cast.flatMap((casting) => [casting.staffId, ...(casting.deputyStaffId ? [casting.deputyStaffId] : [])]))];
  const { rows: known } = await sql`select from staff where staff_id = any(${named}::uuid[]) and left_at is null`.execute(tx);
  if (known.length !== named.length) throw new DomainError('not_found');
  const rows = o.cast.map((casting) => ({ role: casting.role, staff_id: casting.staffId, deputy_staff_id: casting.deputyStaffId }));
  await sql`insert into casting (workspace_id, group_id, role, staff_id, deputy_staff_id)
    select ${o.workspaceId}::uuid, g, c.role, c.staff_id, c.deputy_staff_id
    from unnest(${o.groupIds}::uuid[]) g, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(role text, staff_id uuid, deputy_staff_id uuid)
    on conflict (workspace_id, group_id, role) do update set staff_id = excluded.staff_id, deputy_staff_id = excluded.deputy_staff_id`.execute(
    tx,
  );
}
