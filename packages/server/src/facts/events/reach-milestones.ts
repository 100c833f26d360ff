import type { MilestoneName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** A member reaches a milestone; it is theirs once and for good. */
export interface Reached {
  readonly memberId: string;
  readonly groupId: string;
  readonly name: MilestoneName;
  /** domain time */
  readonly at: Date;
}

/**
 * Notes milestones, many members in one statement; one reached before keeps its first time.
 * Gives the (member, milestone) pairs that are new.
 */
export async function reachMilestones(
  tx: Tx,
  o: { workspaceId: string; reached: readonly Reached[] },
): Promise<readonly { readonly memberId: string; readonly name: string }[]> {
  if (o.reached.length === 0) return [];
  const rows = o.reached.map((one) => ({ member_id: one.memberId, group_id: one.groupId, name: one.name, at: one.at.toISOString() }));
  // distinct and sorted: one statement may not conflict with itself, and locks are taken in one order
  const { rows: fresh } = await sql<{ member_id: string; name: string }>`
    insert into milestone (workspace_id, member_id, name, group_id, reached_at)
    select distinct on (r.member_id, r.name) ${o.workspaceId}::uuid, r.member_id, r.name, r.group_id, r.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(member_id uuid, group_id uuid, name text, at timestamptz)
    order by r.member_id, r.name, r.at
    on conflict (workspace_id, member_id, name) do nothing
    returning member_id, name`.execute(tx);
  return fresh.map((row) => ({ memberId: row.member_id, name: row.name }));
}
