import type { ChannelName } from '@kuaishan/script';
import type { Slip } from '../domain/slips.ts';

/** Everything a group's audit compares, of one moment. Times are milliseconds since 1970. */
export interface AuditedGroup {
  readonly groupId: string;
  readonly name: string;
  readonly channel: ChannelName;
  readonly campaignId: string;
  readonly scriptVersionId: string;
  readonly openingAt: Date;
  readonly zone: string;
  readonly performance: 'running' | 'paused' | 'finished';
  readonly nextDueAt: number | null;
  readonly roomClosedAt: number | null;
  readonly lastSeq: number;
  /** messages with a number, and how many different numbers they have */
  readonly numbered: number;
  readonly numbers: number;
  /** claims taken back: each leaves a number unused */
  readonly unclaims: number;
  readonly members: readonly {
    readonly memberId: string;
    readonly joinedAt: number;
    readonly hasLeft: boolean;
    readonly optedOut: boolean;
  }[];
  readonly slips: readonly Slip[];
  readonly runs: readonly AuditedRun[];
  /** what the log says became of cues */
  readonly events: readonly {
    readonly type: string;
    readonly cueId: string;
    readonly memberId: string | null;
    readonly at: number;
    readonly byStaff: boolean;
  }[];
  /** what exists of each cue: rows, and different recipients among them */
  readonly said: readonly {
    readonly cueId: string;
    readonly messages: number;
    readonly recipients: number;
    /** texts in which a variable is still to be seen */
    readonly unfilled: number;
  }[];
  readonly prompted: readonly {
    readonly cueId: string;
    readonly deliveries: number;
    readonly recipients: number;
    /** claimed posts that are not said, and said ones that nobody claimed */
    readonly unsaid: number;
    readonly unclaimed: number;
    /** prompts whose time ran out before anybody claimed them */
    readonly unposted: number;
  }[];
  /**
   * When the first prompt of a cue was claimed: as things are (`claimedAt`, null = none is) and by the log (`everClaimedAt`, claims taken back
   * included). `memberId`: where a cue has a run per member, theirs; null = the whole cue.
   */
  readonly claims: readonly {
    readonly cueId: string;
    readonly memberId: string | null;
    readonly claimedAt: number | null;
    readonly everClaimedAt: number | null;
    /** false = all its prompts were recalled since, their claims having been taken back */
    readonly counts: boolean;
  }[];
  /** prompts have changed and what waits for their cues is about to be told */
  readonly following: boolean;
}

export interface AuditedRun {
  readonly cueId: string;
  readonly memberId: string | null;
  readonly state: 'planned' | 'held' | 'performed' | 'skipped' | 'expired' | 'failed' | 'cancelled';
  readonly reason: string | null;
  readonly dueAt: number | null;
  readonly recipients: number | null;
  readonly settledAt: number | null;
  /** the version a settled run was decided by; null = the one the group plays */
  readonly settledUnder: string | null;
  /** the cue's id in that version, and in the log */
  readonly loggedAs: string;
  /** how often its prompts were recalled, and it was to be performed again */
  readonly recalls: number;
}
