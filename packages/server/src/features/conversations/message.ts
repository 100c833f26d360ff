import type { PlaceName } from '@kuaishan/script';
import type { SaidMessage } from '../../platform/deps.ts';

/** A file as a message refers to it. `mediaId` null = the script names it but nobody has uploaded it. */
export type Attachment =
  | { readonly mediaId: string; readonly name: string; readonly contentType: string }
  | { readonly mediaId: null; readonly name: string; readonly contentType: null };

/** Who speaks as staff: a person, under the badge of the role they play here. */
export interface StaffAuthor {
  readonly staffId: string;
  readonly name: string;
  readonly role: string;
}

/** A row of `message` that has been said, with its thread's member's name. */
export interface MessageRow {
  readonly group_id: string;
  readonly seq: number;
  readonly thread_member_id: string | null;
  readonly thread_member_name: string | null;
  readonly author: 'staff' | 'member' | 'system';
  readonly author_staff_id: string | null;
  readonly author_member_id: string | null;
  readonly author_name: string;
  readonly author_role: string | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly cue_id: string | null;
  readonly client_key: string | null;
  readonly said_at: Date;
}

/** The row as the API and the pushes give it. */
export function asSaidMessage(row: MessageRow): SaidMessage {
  const place: PlaceName = row.thread_member_id === null ? 'room' : 'private';
  return {
    seq: row.seq,
    place,
    threadMemberId: row.thread_member_id,
    threadMemberName: row.thread_member_name,
    author: { kind: row.author, name: row.author_name, role: row.author_role, id: row.author_staff_id ?? row.author_member_id },
    text: row.text,
    attachments: row.attachments.flatMap(({ mediaId, name, contentType }) =>
      mediaId === null ? [] : [{ mediaId, name, contentType, url: mediaUrl(mediaId) }],
    ),
    cue: row.cue_id,
    saidAt: row.said_at.toISOString(),
    clientKey: row.client_key,
  };
}

/** Where staff and members (with their token) read a stored file. */
export function mediaUrl(mediaId: string): string {
  return `/api/v1/media/${mediaId}`;
}
