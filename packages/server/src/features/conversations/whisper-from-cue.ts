import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Attachment, StaffAuthor } from './message.ts';

/** Who whispers in a group, and what every recipient's message carries. */
export interface WhisperVoice {
  readonly groupId: string;
  readonly author: StaffAuthor;
  readonly attachments: readonly Attachment[];
}

/** A row of the query that names the recipients and what each is told. */
export interface RecipientRow {
  group_id: string;
  member_id: string;
  text: string;
}

/**
 * A cue writes privately to many members of many groups, in one statement: one counter bump a group, numbers by `row_number()`.
 * A closed room does not matter: private messages go on.
 * @param o.recipients a query of `group_id, member_id, text`; each member at most once
 * @returns how many each group's cue reached; groups without recipients are absent. A second time for the same member and cue violates
 *   `message_once`.
 */
export async function whisperFromCue(
  tx: Tx,
  o: { workspaceId: string; cueId: string; at: Date; voices: readonly WhisperVoice[]; recipients: RawBuilder<RecipientRow> },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ group_id: string; recipients: number }>`
    with voice as (${voiceRows(o.voices)}), recipient as materialized (${o.recipients}), counted as (
      select group_id, count(*) as recipients from recipient group by group_id
    ), numbered as (
      update room r set last_seq = r.last_seq + c.recipients from counted c
      where r.workspace_id = ${o.workspaceId} and r.group_id = c.group_id
      returning r.group_id, r.last_seq - c.recipients as before, c.recipients
    ), said as (
      insert into message (workspace_id, group_id, seq, thread_member_id, author, author_staff_id, author_name, author_role, text,
        attachments, cue_id, said_at)
      select ${o.workspaceId}, r.group_id, n.before + row_number() over (partition by r.group_id order by r.member_id), r.member_id,
        'staff', v.staff_id, v.name, v.role, r.text, v.attachments, ${o.cueId}, ${o.at}
      from recipient r join numbered n using (group_id) join voice v using (group_id)
    )
    select group_id, recipients from numbered`.execute(tx);
  return new Map(rows.map((row) => [row.group_id, row.recipients]));
}

/** `voices` as rows `group_id, staff_id, name, role, attachments`. */
export function voiceRows(voices: readonly WhisperVoice[]) {
  return sql`select * from unnest(${voices.map((voice) => voice.groupId)}::uuid[], ${voices.map((voice) => voice.author.staffId)}::uuid[],
    ${voices.map((voice) => voice.author.name)}::text[], ${voices.map((voice) => voice.author.role)}::text[],
    ${voices.map((voice) => JSON.stringify(voice.attachments))}::jsonb[]) as v(group_id, staff_id, name, role, attachments)`;
}
