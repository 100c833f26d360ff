import { type RoleName, vocabulary } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** A role in a group with the people who play it, named. */
export interface CastMember {
  readonly groupId: string;
  readonly role: RoleName;
  readonly staffId: string;
  readonly displayName: string;
  readonly deputyStaffId: string | null;
  readonly deputyName: string | null;
}

const roleOrder = Object.keys(vocabulary.roles);

/** The casts of these groups, in the playbook's order of roles. */
export async function listCast(tx: Tx, o: { groupIds: readonly string[] }): Promise<readonly CastMember[]> {
  const { rows } = await sql<{
    group_id: string;
    role: RoleName;
    staff_id: string;
    display_name: string;
    deputy_staff_id: string | null;
    deputy_name: string | null;
  }>`
    select c.group_id, c.role, c.staff_id, s.display_name, c.deputy_staff_id, d.display_name as deputy_name
    from casting c
    join staff s on s.workspace_id = c.workspace_id and s.staff_id = c.staff_id
    left join staff d on d.workspace_id = c.workspace_id and d.staff_id = c.deputy_staff_id
    where c.group_id = any(${o.groupIds}::uuid[])
    order by c.group_id, array_position(${roleOrder}::text[], c.role)`.execute(tx);
  return rows.map((row) => ({
    groupId: row.group_id,
    role: row.role,
    staffId: row.staff_id,
    displayName: row.display_name,
    deputyStaffId: row.deputy_staff_id,
    deputyName: row.deputy_name,
  }));
}
