import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { currentGroup } from './casting-queries.ts';
import type { Held } from './domain/plan-moves.ts';

/** Which of a person's roles in which rooms; null = all. */
export interface HeldChoice {
  readonly workspaceId: string;
  readonly staffId: string;
  readonly groupIds: readonly string[] | null;
  readonly roles: readonly RoleName[] | null;
}

/**
 * What a person holds in current groups, in order. With `lock` it stays so until the transaction ends: the groups' performances are taken first
 * and in order, as everything does that decides what happens in a group, so a performer is either done prompting or sees the new cast.
 */
export async function readHeld(tx: Tx, o: HeldChoice & { readonly lock: boolean }): Promise<readonly Held[]> {
  const locked = o.lock ? await lockGroups(tx, o) : null;
  const { rows } = await sql<{ group_id: string; role: RoleName; staff_id: string; deputy_staff_id: string | null }>`
    select c.group_id, c.role, c.staff_id, d.staff_id as deputy_staff_id
    from casting c left join staff d on d.workspace_id = c.workspace_id and d.staff_id = c.deputy_staff_id and d.left_at is null
    where ${chosen(o)} and ${currentGroup} ${locked === null ? sql`` : sql`and c.group_id = any(${locked}::uuid[])`}
    order by c.group_id, c.role ${o.lock ? sql`for update of c` : sql``}`.execute(tx);
  return rows.map((row) => ({ groupId: row.group_id, role: row.role, staffId: row.staff_id, deputyStaffId: row.deputy_staff_id }));
}

async function lockGroups(tx: Tx, o: HeldChoice): Promise<readonly string[]> {
  const { rows } = await sql<{ group_id: string }>`
    select group_id from performance
    where workspace_id = ${o.workspaceId} and group_id in (select c.group_id from casting c where ${chosen(o)})
    order by group_id for no key update`.execute(tx);
  return rows.map((row) => row.group_id);
}

/** The condition on casting `c` that a choice stands for. */
function chosen(o: HeldChoice) {
  return sql`c.workspace_id = ${o.workspaceId} and c.staff_id = ${o.staffId}
    ${o.groupIds === null ? sql`` : sql`and c.group_id = any(${o.groupIds}::uuid[])`}
    ${o.roles === null ? sql`` : sql`and c.role = any(${o.roles}::text[])`}`;
}
