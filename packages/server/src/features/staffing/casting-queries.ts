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
  /** who acts now: the person cast, or their deputy once they no longer work here */
  readonly acting: { readonly staffId: string; readonly name: string };
}

export const roleOrder: readonly string[] = Object.keys(vocabulary.roles);

/** The casts of these groups, in the playbook's order of roles. */
export async function listCast(tx: Tx, o: { groupIds: readonly string[] }): Promise<readonly CastMember[]> {
  const { rows } = await sql<{
    group_id: string;
    role: RoleName;
    staff_id: string;
    display_name: string;
    deputy_staff_id: string | null;
    deputy_name: string | null;
    deputy_acts: boolean;
  }>`
    select c.group_id, c.role, c.staff_id, s.display_name, c.deputy_staff_id, d.display_name as deputy_name,
      (s.left_at is not null and d.staff_id is not null and d.left_at is null) as deputy_acts
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
    acting:
      row.deputy_acts && row.deputy_staff_id !== null && row.deputy_name !== null
        ? { staffId: row.deputy_staff_id, name: row.deputy_name }
        : { staffId: row.staff_id, name: row.display_name },
  }));
}

/** Groups that still need people: being performed, with a room that is open, or with something that waits to be posted (their farewell). */
export const currentGroup = sql<boolean>`c.group_id in (
  select group_id from performance where workspace_id = (select staff_workspace()) and state <> 'finished'
  union select group_id from room where workspace_id = (select staff_workspace()) and closed_at is null
  union select group_id from delivery where workspace_id = (select staff_workspace()) and state = 'prompted')`;

/** Who holds, or held, which role in which room. */
export interface Duty {
  readonly groupId: string;
  readonly groupName: string;
  readonly role: RoleName;
  readonly staffId: string;
  readonly displayName: string;
  readonly deputyStaffId: string | null;
  readonly deputyName: string | null;
}

interface DutyRow {
  group_id: string;
  group_name: string;
  role: RoleName;
  staff_id: string;
  display_name: string;
  deputy_staff_id: string | null;
  deputy_name: string | null;
}

const dutyColumns = sql`c.group_id, g.name as group_name, c.role, c.staff_id, s.display_name, c.deputy_staff_id, d.display_name as deputy_name`;
const dutyNames = sql`join flash_group g on g.workspace_id = c.workspace_id and g.group_id = c.group_id
  join campaign k on k.workspace_id = g.workspace_id and k.campaign_id = g.campaign_id
  join staff s on s.workspace_id = c.workspace_id and s.staff_id = c.staff_id
  left join staff d on d.workspace_id = c.workspace_id and d.staff_id = c.deputy_staff_id`;
const dutyOrder = sql`order by k.opening_at, g.campaign_id, g.ordinal, array_position(${roleOrder}::text[], c.role)`;

/** Who is on duty where, in every current group. A deputy who no longer works here is none. */
export async function listDuty(tx: Tx, o: { workspaceId: string }): Promise<readonly Duty[]> {
  const { rows } = await sql<DutyRow>`
    select c.group_id, g.name as group_name, c.role, c.staff_id, s.display_name,
      case when d.left_at is null then d.staff_id end as deputy_staff_id, case when d.left_at is null then d.display_name end as deputy_name
    from casting c ${dutyNames}
    where c.workspace_id = ${o.workspaceId} and ${currentGroup} ${dutyOrder}`.execute(tx);
  return rows.map(asDuty);
}

/** Who was on duty where at a moment, in every group that had a cast then. */
export async function listDutyAt(tx: Tx, o: { workspaceId: string; at: Date }): Promise<readonly Duty[]> {
  const { rows } = await sql<DutyRow>`
    select ${dutyColumns} from casting_term c ${dutyNames}
    where c.workspace_id = ${o.workspaceId} and c.from_at <= ${o.at} and (c.until_at is null or c.until_at > ${o.at}) ${dutyOrder}`.execute(
    tx,
  );
  return rows.map(asDuty);
}

function asDuty(row: DutyRow): Duty {
  return {
    groupId: row.group_id,
    groupName: row.group_name,
    role: row.role,
    staffId: row.staff_id,
    displayName: row.display_name,
    deputyStaffId: row.deputy_staff_id,
    deputyName: row.deputy_name,
  };
}

/** Who played a role in a room at a moment; null = nobody, or nobody knows any more. */
export async function findOnDuty(
  tx: Tx,
  o: { workspaceId: string; groupId: string; role: RoleName; at: Date },
): Promise<{ readonly staffId: string; readonly name: string } | null> {
  const { rows } = await sql<{ staff_id: string; display_name: string }>`
    select t.staff_id, s.display_name from casting_term t
      join staff s on s.workspace_id = t.workspace_id and s.staff_id = t.staff_id
    where t.workspace_id = ${o.workspaceId} and t.group_id = ${o.groupId} and t.role = ${o.role} and t.from_at <= ${o.at}
      and (t.until_at is null or t.until_at > ${o.at})
    order by t.from_at desc limit 1`.execute(tx);
  const [row] = rows;
  return row ? { staffId: row.staff_id, name: row.display_name } : null;
}
