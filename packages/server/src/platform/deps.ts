import type { Clock } from './clock/index.ts';
import type { Db } from './db/index.ts';
import type { Log } from './log/index.ts';
import type { Random } from './random/index.ts';

/** What a use case needs from the outside. Made once, in main.ts. */
export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly realtime: Realtime;
  readonly log: Log;
  /** where browsers reach this server, without a trailing slash: join links and invitations begin with it */
  readonly publicUrl: string;
  /** milliseconds for limits that spare machines and people; absent = the wall's. A rehearsal, in which days pass in seconds, gives its own. */
  readonly limitsMs?: () => number;
}

/** Tells open pages that something changed. Call it only after the transaction has committed; a lost call is made good by the pages' catching up. */
export interface Realtime {
  /** These messages were said in the group (in the room and in private threads; each reaches only whom it is for). */
  messagesSaid(workspaceId: string, groupId: string, messages: readonly SaidMessage[]): void;
  /** Whether any page, of this process or another, has the group open; where none has, messages need not be read back to be told. Absent = yes. */
  listening?(workspaceId: string, groupId: string): boolean;
  /** Something about the group's cues, prompts, members or performance changed. */
  groupChanged(workspaceId: string, groupId: string): void;
  /** These staff have other prompts than before. */
  promptsChanged(workspaceId: string, staffIds: readonly string[]): void;
}

/** A message as the API and the pushes give it. */
export interface SaidMessage {
  /** number within the group, over room and private threads */
  readonly seq: number;
  readonly place: 'room' | 'private';
  /** whose private thread; null = the room */
  readonly threadMemberId: string | null;
  readonly threadMemberName: string | null;
  readonly author: {
    readonly kind: 'staff' | 'member' | 'system';
    readonly name: string;
    /** the badge; null for members */
    readonly role: string | null;
    readonly id: string | null;
  };
  readonly text: string;
  readonly attachments: readonly { readonly mediaId: string; readonly name: string; readonly contentType: string; readonly url: string }[];
  /** the cue that said it; null = said by a person */
  readonly cue: string | null;
  /** ISO 8601 */
  readonly saidAt: string;
  /** the sender's own key; given back to the sender's page to recognise its message */
  readonly clientKey: string | null;
}

/** Nobody listens: for the CLI and for tests. */
export const silentRealtime: Realtime = {
  messagesSaid: () => {},
  listening: () => false,
  groupChanged: () => {},
  promptsChanged: () => {},
};
