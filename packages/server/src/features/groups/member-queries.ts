import { sql } from 'kysely';
import { listMilestones, type ReachedMilestone } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';

/** A member as staff see them. */
export interface Member {
  readonly memberId: string;
  readonly displayName: string;
  readonly joinedAt: Date;
  readonly milestones: readonly ReachedMilestone[];
  /** null = never said anything, in the room or privately */
  readonly lastSaidAt: Date | null;
  /** private messages of theirs that came after the staff last wrote in their thread */
  readonly unread: number;
}

/** A group's members who have not left: who waits for an answer first, then by joining. */
export async function listMembers(tx: Tx, o: { groupId: string }): Promise<readonly Member[]> {
  const { rows } = await sql<{ member_id: string; display_name: string; joined_at: Date; last_said_at: Date | null; unread: number }>`
    with said as (
      select author_member_id as member_id, max(said_at) as last_said_at
      from message where group_id = ${o.groupId} and seq is not null and author = 'member' group by author_member_id
    ), answered as (
      select thread_member_id as member_id, max(seq) as seq
      from message where group_id = ${o.groupId} and seq is not null and thread_member_id is not null and author <> 'member' and cue_id is null
      group by thread_member_id
    ), unread as (
      select m.thread_member_id as member_id, count(*) as unread
      from message m left join answered a on a.member_id = m.thread_member_id
      where m.group_id = ${o.groupId} and m.seq is not null and m.thread_member_id is not null and m.author = 'member' and m.seq > coalesce(a.seq, 0)
      group by m.thread_member_id
    )
    select m.member_id, m.display_name, m.joined_at, s.last_said_at, coalesce(u.unread, 0) as unread
    from member m left join said s using (member_id) left join unread u using (member_id)
    where m.group_id = ${o.groupId} and m.left_at is null
    order by coalesce(u.unread, 0) > 0 desc, m.joined_at, m.member_id`.execute(tx);
  const milestones = Map.groupBy(await listMilestones(tx, o), (milestone) => milestone.memberId);
  return rows.map((row) => ({
    memberId: row.member_id,
    displayName: row.display_name,
    joinedAt: row.joined_at,
    milestones: milestones.get(row.member_id) ?? [],
    lastSaidAt: row.last_said_at,
    unread: row.unread,
  }));
}

/**
 * A member's name and when they joined.
 * @throws DomainError `not_found`
 */
export async function getMember(
  tx: Tx,
  o: { groupId: string; memberId: string },
): Promise<Pick<Member, 'memberId' | 'displayName' | 'joinedAt'>> {
  const { rows } = await sql<{ display_name: string; joined_at: Date }>`
    select display_name, joined_at from member where group_id = ${o.groupId} and member_id = ${o.memberId} and left_at is null`.execute(tx);
  const row = rows[0];
  if (!row) throw new DomainError('not_found');
  return { memberId: o.memberId, displayName: row.display_name, joinedAt: row.joined_at };
}
