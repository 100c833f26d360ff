import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { SaidMessage } from '../../platform/deps.ts';
import { asSaidMessage, type MessageRow, type StaffAuthor } from './message.ts';
import { voiceRows, type WhisperVoice } from './whisper-from-cue.ts';

/** A message waiting for a person to say it. */
export interface PreparedMessage {
  readonly messageId: number;
  readonly groupId: string;
  /** null = for the room */
  readonly memberId: string | null;
  readonly text: string;
}

/** A row of the query that names whom a message is prepared for; `member_id` null = the room, or only the staff (a task). */
export interface PreparedRow {
  group_id: string;
  member_id: string | null;
  text: string;
}

/**
 * Prepares what a cue will have said once a person has posted it: messages without a number, which nobody sees yet. One statement for many
 * recipients of many groups. A second time for the same recipient and cue violates `message_once`.
 * @param o.openRoomsOnly leaves out groups whose room is closed
 */
export async function prepareFromCue(
  tx: Tx,
  o: {
    workspaceId: string;
    cueId: string;
    at: Date;
    voices: readonly WhisperVoice[];
    recipients: RawBuilder<PreparedRow>;
    openRoomsOnly: boolean;
  },
): Promise<readonly PreparedMessage[]> {
  const open = o.openRoomsOnly
    ? sql`where exists (select from room where room.workspace_id = ${o.workspaceId} and room.group_id = r.group_id and room.closed_at is null)`
    : sql``;
  const { rows } = await sql<{ message_id: number; group_id: string; thread_member_id: string | null; text: string }>`
    with voice as (${voiceRows(o.voices)}), recipient as (${o.recipients})
    insert into message (workspace_id, group_id, thread_member_id, author, author_staff_id, author_name, author_role, text, attachments,
      cue_id, said_at)
    select ${o.workspaceId}, r.group_id, r.member_id, 'staff', v.staff_id, v.name, v.role, r.text, v.attachments, ${o.cueId}, ${o.at}
    from recipient r join voice v using (group_id) ${open}
    order by r.group_id, r.member_id
    returning message_id, group_id, thread_member_id, text`.execute(tx);
  return rows.map((row) => ({ messageId: row.message_id, groupId: row.group_id, memberId: row.thread_member_id, text: row.text }));
}

/**
 * The prepared message has been said by `author` at `at`: it takes the group's next number and becomes visible. Null when it already had.
 */
export async function sayPrepared(
  tx: Tx,
  o: { workspaceId: string; groupId: string; messageId: number; author: Omit<StaffAuthor, 'role'>; at: Date },
): Promise<SaidMessage | null> {
  await lockRoom(tx, o);
  const { rows } = await sql<MessageRow>`
    with waiting as (
      select message_id from message where workspace_id = ${o.workspaceId} and message_id = ${o.messageId} and seq is null
    ), numbered as (
      update room set last_seq = last_seq + 1
      where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} and exists (select from waiting)
      returning last_seq
    ), said as (
      update message m set seq = n.last_seq, said_at = ${o.at}, author_staff_id = ${o.author.staffId}, author_name = ${o.author.name}
      from numbered n, waiting w
      where m.workspace_id = ${o.workspaceId} and m.message_id = w.message_id
      returning m.*
    )
    select s.*, t.display_name as thread_member_name
    from said s left join member t on t.workspace_id = s.workspace_id and t.member_id = s.thread_member_id`.execute(tx);
  return rows[0] ? asSaidMessage(rows[0]) : null;
}

/** Takes a message back that was said by mistake: it waits again. Its number stays unused; readers go by "after", so a gap does no harm. */
export async function unsayPrepared(tx: Tx, o: { workspaceId: string; groupId: string; messageId: number }): Promise<void> {
  await sql`update message set seq = null where workspace_id = ${o.workspaceId} and message_id = ${o.messageId}`.execute(tx);
}

/** Locks the group's room: whoever says or claims something there takes turns. Always before any delivery of the group. */
export async function lockRoom(tx: Tx, o: { workspaceId: string; groupId: string }): Promise<void> {
  await sql`select from room where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} for update`.execute(tx);
}

/** What a cue had prepared and nobody has said will not be said: the text stays as a record beside its prompt, and the cue may prepare another. */
export async function dropPrepared(tx: Tx, o: { workspaceId: string; messageIds: readonly number[] }): Promise<void> {
  if (o.messageIds.length === 0) return;
  await sql`update message set cue_id = null
    where workspace_id = ${o.workspaceId} and message_id = any(${o.messageIds}::bigint[]) and seq is null`.execute(tx);
}

/** What cues have said or prepared in these groups goes on under the ids the cues have now. */
export async function renameCueMessages(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; from: readonly string[]; to: readonly string[] },
): Promise<void> {
  await sql`update message m set cue_id = t.now from unnest(${o.from}::text[], ${o.to}::text[]) as t(was, now)
    where m.workspace_id = ${o.workspaceId} and m.group_id = any(${o.groupIds}::uuid[]) and m.cue_id = t.was`.execute(tx);
}
