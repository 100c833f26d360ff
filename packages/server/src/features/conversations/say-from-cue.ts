import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Attachment, StaffAuthor } from './message.ts';

/** What one group's room is told. */
export interface RoomPost {
  readonly groupId: string;
  readonly author: StaffAuthor;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/**
 * A cue speaks in the rooms of many groups, in one statement. Rooms that are closed are left out.
 * Gives each reached group's message number. A second time for the same group and cue violates `message_once`.
 */
export async function sayFromCue(
  tx: Tx,
  o: { workspaceId: string; cueId: string; at: Date; posts: readonly RoomPost[] },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ group_id: string; seq: number }>`
    with post as (
      select * from unnest(${o.posts.map((post) => post.groupId)}::uuid[], ${o.posts.map((post) => post.author.staffId)}::uuid[],
        ${o.posts.map((post) => post.author.name)}::text[], ${o.posts.map((post) => post.author.role)}::text[],
        ${o.posts.map((post) => post.text)}::text[], ${o.posts.map((post) => JSON.stringify(post.attachments))}::jsonb[])
        as p(group_id, staff_id, name, role, text, attachments)
    ), numbered as (
      update room r set last_seq = r.last_seq + 1 from post
      where r.workspace_id = ${o.workspaceId} and r.group_id = post.group_id and r.closed_at is null
      returning r.group_id, r.last_seq
    )
    insert into message (workspace_id, group_id, seq, author, author_staff_id, author_name, author_role, text, attachments, cue_id, said_at)
    select ${o.workspaceId}, group_id, n.last_seq, 'staff', p.staff_id, p.name, p.role, p.text, p.attachments, ${o.cueId}, ${o.at}
    from post p join numbered n using (group_id)
    returning group_id, seq`.execute(tx);
  return new Map(rows.map((row) => [row.group_id, row.seq]));
}
