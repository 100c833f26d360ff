import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { SaidMessage } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { asSaidMessage, type MessageRow } from './message.ts';

/** What one answer of the feed holds at most; a phone shows about ten at once. */
export const FEED_LIMIT = 200;

export interface Feed {
  /** in the order of their numbers */
  readonly items: readonly SaidMessage[];
  /** the reader has everything up to here: what to send as `after` next time */
  readonly lastSeq: number;
}

/**
 * What was said in a group, in the order of numbers. Staff read all threads; a member the room and their own.
 * - `after`: what came after this number, oldest first (catching up); `lastSeq` is the number reached
 * - `before`: what came before this number (paging back), the newest `limit` of it
 * - neither: the newest `limit`
 * @throws DomainError `not_found`
 */
export async function readFeed(
  tx: Tx,
  o: { workspaceId: string; groupId: string; memberId: string | null; after?: number; before?: number; limit?: number },
): Promise<Feed> {
  const limit = Math.min(o.limit ?? 50, FEED_LIMIT);
  const catchingUp = o.after !== undefined;
  const range = catchingUp ? sql`and m.seq > ${o.after}` : o.before !== undefined ? sql`and m.seq < ${o.before}` : sql``;
  const visible = o.memberId === null ? sql`` : sql`and (m.thread_member_id is null or m.thread_member_id = ${o.memberId})`;
  // one statement, so one snapshot: every number up to the room's is in it, and nothing below it can appear later
  const { rows: answered } = await sql<Partial<MessageRow> & { room_last_seq: number }>`
    select r.last_seq as room_last_seq, said.*
    from room r left join lateral (
      select m.*, t.display_name as thread_member_name
      from (
        select m.* from message m
        where m.workspace_id = ${o.workspaceId} and m.group_id = ${o.groupId} and m.seq is not null ${range} ${visible}
        order by m.seq ${catchingUp ? sql`asc` : sql`desc`} limit ${limit}
      ) m left join member t on t.workspace_id = m.workspace_id and t.member_id = m.thread_member_id
    ) said on true
    where r.workspace_id = ${o.workspaceId} and r.group_id = ${o.groupId}
    order by said.seq`.execute(tx);
  const [first] = answered;
  if (!first) throw new DomainError('not_found');
  const rows = answered.filter((row): row is MessageRow & { room_last_seq: number } => typeof row.seq === 'number');
  const last = rows.at(-1)?.seq ?? 0;
  const reachedEnd = !catchingUp || rows.length < limit;
  return { items: rows.map(asSaidMessage), lastSeq: reachedEnd ? Math.max(first.room_last_seq, last) : last };
}

/**
 * Messages a cue said in these groups, for telling open pages after the commit.
 * @param o.memberIds only what these were told: a cue of each member's own is said to one after the other
 */
export async function readCueMessages(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; cueId: string; memberIds?: readonly string[] },
): Promise<ReadonlyMap<string, readonly SaidMessage[]>> {
  const { rows } = await sql<MessageRow>`
    select m.*, t.display_name as thread_member_name
    from message m left join member t on t.workspace_id = m.workspace_id and t.member_id = m.thread_member_id
    where m.workspace_id = ${o.workspaceId} and m.group_id = any(${o.groupIds}::uuid[]) and m.cue_id = ${o.cueId} and m.seq is not null
      ${o.memberIds === undefined ? sql`` : sql`and m.thread_member_id = any(${o.memberIds}::uuid[])`}
    order by m.group_id, m.seq`.execute(tx);
  const byGroup = Map.groupBy(rows, (row) => row.group_id);
  return new Map([...byGroup].map(([groupId, said]) => [groupId, said.map(asSaidMessage)]));
}
