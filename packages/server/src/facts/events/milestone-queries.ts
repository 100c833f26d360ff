import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

export interface ReachedMilestone {
  readonly memberId: string;
  readonly name: string;
  readonly reachedAt: Date;
}

/** The milestones of a group's members (or of one), earliest first. */
export async function listMilestones(tx: Tx, o: { groupId: string; memberId?: string }): Promise<readonly ReachedMilestone[]> {
  const { rows } = await sql<{ member_id: string; name: string; reached_at: Date }>`
    select member_id, name, reached_at from milestone
    where group_id = ${o.groupId} ${o.memberId === undefined ? sql`` : sql`and member_id = ${o.memberId}`}
    order by reached_at, member_id, name`.execute(tx);
  return rows.map((row) => ({ memberId: row.member_id, name: row.name, reachedAt: row.reached_at }));
}

export interface DeclaredFact {
  readonly memberId: string;
  readonly name: string;
  readonly value: string | number;
}

/** The declared facts (need, budget, objection …) of a group's members (or of one). */
export async function listFacts(tx: Tx, o: { groupId: string; memberId?: string }): Promise<readonly DeclaredFact[]> {
  const { rows } = await sql<{ member_id: string; name: string; value: string | number }>`
    select member_id, name, value from member_fact
    where group_id = ${o.groupId} ${o.memberId === undefined ? sql`` : sql`and member_id = ${o.memberId}`}
    order by member_id, name`.execute(tx);
  return rows.map((row) => ({ memberId: row.member_id, name: row.name, value: row.value }));
}
