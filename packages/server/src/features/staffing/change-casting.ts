import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** Who plays a role in a room from now on. */
export interface NewCasting {
  readonly groupId: string;
  readonly role: RoleName;
  readonly staffId: string;
  readonly deputyStaffId: string | null;
}

/**
 * Writes who plays what from `at` on, and ends what held before: `casting` has the present, `casting_term` the history. What does not change
 * begins nothing anew, and who plays on with another deputy plays by the hand-over they came by. Three statements, however many rooms.
 * @param o.handOverId the hand-over that did it; null = cast otherwise
 */
export async function changeCasting(
  tx: Tx,
  o: { workspaceId: string; castings: readonly NewCasting[]; at: Date; handOverId: string | null },
): Promise<void> {
  if (o.castings.length === 0) return;
  const rows = o.castings.map((one) => ({
    group_id: one.groupId,
    role: one.role,
    staff_id: one.staffId,
    deputy_staff_id: one.deputyStaffId,
  }));
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(group_id uuid, role text, staff_id uuid, deputy_staff_id uuid)`;
  await sql`
    update casting_term t set until_at = greatest(${o.at}::timestamptz, t.from_at) from ${wanted}
    where t.workspace_id = ${o.workspaceId} and t.group_id = w.group_id and t.role = w.role and t.until_at is null
      and (t.staff_id, t.deputy_staff_id) is distinct from (w.staff_id, w.deputy_staff_id)`.execute(tx);
  await sql`
    insert into casting_term (workspace_id, group_id, role, staff_id, deputy_staff_id, from_at, hand_over_id)
    select ${o.workspaceId}::uuid, w.group_id, w.role, w.staff_id, w.deputy_staff_id, ${o.at},
      coalesce(${o.handOverId}::uuid, case when before.staff_id = w.staff_id then before.hand_over_id end)
    from ${wanted} left join lateral (
      select t.staff_id, t.hand_over_id from casting_term t
      where t.workspace_id = ${o.workspaceId} and t.group_id = w.group_id and t.role = w.role order by t.from_at desc, t.casting_term_id desc limit 1) before on true
    order by w.group_id, w.role
    on conflict (workspace_id, group_id, role) where until_at is null do nothing`.execute(tx);
  await sql`
    insert into casting (workspace_id, group_id, role, staff_id, deputy_staff_id)
    select ${o.workspaceId}::uuid, w.group_id, w.role, w.staff_id, w.deputy_staff_id from ${wanted}
    order by w.group_id, w.role
    on conflict (workspace_id, group_id, role) do update set staff_id = excluded.staff_id, deputy_staff_id = excluded.deputy_staff_id`.execute(
    tx,
  );
}
