import type { ChannelName, ChannelTraits } from '@kuaishan/script';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { RecipientRow, WhisperVoice } from '../conversations/index.ts';

/** Who speaks in one group, and how long what they say stays true. */
export interface CueVoice extends WhisperVoice {
  /** a person may not post it any more from then on */
  readonly validUntil: Date;
}

/** What one cue says in many groups at once. */
export interface CueLines {
  readonly workspaceId: string;
  readonly cueId: string;
  /** the cue's short name, for lists */
  readonly title: string;
  readonly at: Date;
  readonly voices: readonly CueVoice[];
  /** members whose own last moment differs from their group's voice: each is due at a time of their own */
  readonly validUntilOf?: ReadonlyMap<string, Date>;
  /** makes the code of a post's own short link; absent = posts get none */
  readonly linkCode?: () => string;
  readonly to:
    | { readonly place: 'room'; readonly texts: ReadonlyMap<string, string> }
    /** a query of `group_id, member_id, text`; each member at most once */
    | { readonly place: 'private'; readonly recipients: RawBuilder<RecipientRow> };
}

/** Which open prompts are meant; every part given narrows it. */
export interface PromptChoice {
  readonly workspaceId: string;
  readonly groupIds: readonly string[];
  readonly place?: 'room' | 'private';
  readonly memberIds?: readonly string[];
  readonly cueIds?: readonly string[];
  readonly exceptCueId?: string;
}

/** Why a prompt was withdrawn. */
export type WithdrawalReason = 'room-closed' | 'paused' | 'member-left' | 'by-person' | 'script-changed';

/** A prompt that changed, for telling whoever looks at it. */
export interface ChangedPrompt {
  readonly deliveryId: number;
  readonly groupId: string;
  readonly staffId: string;
}

/**
 * Why a prompt went to another person: a shift was handed over, nobody claimed it in time, nobody opened the link of what was
 * claimed, or whose it was has left.
 */
export type ReassignReason = 'handed-over' | 'unclaimed' | 'unopened' | 'owner-left';

/** A prompt that waits for another person than before. */
export interface ReassignedPrompt extends ChangedPrompt {
  readonly fromStaffId: string;
}

/**
 * The contract every channel fulfils; one test runs over all of them. All three run inside the caller's transaction, over many groups at once.
 *
 * - What was performed reaches each (group, cue, recipient) once; a second time violates a unique index and rolls back.
 * - Groups whose room is closed are left out of room posts. Private ones go on.
 * - What left already cannot be taken back: `withdraw` and `expire` touch only what still waits for somebody.
 */
export interface Connector {
  readonly channel: ChannelName;
  /** what the channel can do, from the vocabulary */
  readonly traits: ChannelTraits;
  /** Says the lines, or has a person prompted to. Gives how many recipients each group's cue reached (a room is one); absent = not reached. */
  perform(tx: Tx, lines: CueLines): Promise<ReadonlyMap<string, number>>;
  /** Takes back what nobody has posted yet. */
  withdraw(tx: Tx, o: PromptChoice & { readonly reason: WithdrawalReason; readonly at: Date }): Promise<readonly ChangedPrompt[]>;
  /** Gives up what nobody posted in time. */
  expire(tx: Tx, o: { readonly workspaceId: string; readonly at: Date }): Promise<readonly ChangedPrompt[]>;
}
