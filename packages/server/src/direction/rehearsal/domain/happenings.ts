import type { ChannelName, RoleName } from '@kuaishan/script';

/** What a rehearsal left in its database, as read from there. Moments are domain milliseconds. Nothing here holds an id that another run would make anew. */
export interface Happenings {
  readonly members: { readonly joined: number };
  readonly groups: number;
  /** cue runs alike in cue, state and reason, over all groups */
  readonly runs: readonly RunsAlike[];
  /** posts made or prompted in somebody's name, alike in person, minute, cue and kind */
  readonly posts: readonly PostsAlike[];
  /** one number a member and day: what the staff said to them, in the room while they were in it and privately */
  readonly memberDays: readonly { readonly day: number; readonly room: number; readonly private: number; readonly members: number }[];
  readonly deliveries: Readonly<Record<string, number>>;
  /** prompts somebody posted late, or nobody posted, alike in cue and state */
  readonly prompts: readonly PromptsAlike[];
  /** the text each cue was said with in the first group (and to its first member), and in how many words it still says something is missing */
  readonly texts: ReadonlyMap<string, string>;
}

export interface RunsAlike {
  readonly cue: string;
  readonly state: string;
  /** as stored; see direction/cues */
  readonly reason: string | null;
  readonly perMember: boolean;
  readonly runs: number;
  readonly groups: number;
  readonly recipients: number;
  readonly firstDueAt: number | null;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** the longest anybody waited for it past its planned time; 0 = on time */
  readonly latestMs: number;
  /** called by a person, not by the clock */
  readonly byPerson: number;
}

export interface PostsAlike {
  readonly person: string;
  readonly role: RoleName;
  readonly cue: string;
  readonly at: number;
  readonly kind: 'post' | 'task';
  readonly place: 'room' | 'private';
  readonly channel: ChannelName;
  /** where a person does it: on the prompter, and tasks everywhere */
  readonly byHand: boolean;
  readonly posts: number;
  readonly groups: number;
}

export interface PromptsAlike {
  readonly cue: string;
  readonly state: string;
  readonly reason: string | null;
  readonly prompts: number;
  readonly groups: number;
  readonly latestMs: number;
}
