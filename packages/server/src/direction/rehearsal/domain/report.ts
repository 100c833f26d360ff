import type { ActionName, ChannelName, Locale, PlaceName, RoleName, Severity, StageName } from '@kuaishan/script';

export type Words = Readonly<Record<Locale, string>>;

/** A moment as the group's people read it: the script's day, the wall clock of its zone, and ISO 8601 with offset. */
export interface Moment {
  readonly day: number;
  readonly time: string;
  readonly at: string;
}

/** What a rehearsal says. The same script, settings and seed give the same report, byte for byte. */
export interface Report {
  readonly rehearsal: 1;
  readonly title: string;
  readonly days: number;
  readonly opening: string;
  readonly zone: string;
  readonly channel: ChannelName;
  readonly seed: number;
  readonly groups: number;
  readonly membersPerGroup: number;
  readonly members: { readonly joined: number; readonly refused: number };
  /** `planned`: cue runs (a group's, or a member's own) there were; each of the others is what became of one */
  readonly cues: CueCounts;
  /** the web room's own posts are `said`; the others are a prompt's states */
  readonly deliveries: { readonly total: number; readonly byState: Readonly<Record<string, number>> };
  /** what the audit, which recounts from script and log, finds wrong with the engine; 0 and 0 unless it has a fault */
  readonly audit: {
    readonly lost: number;
    readonly twice: number;
    readonly details: readonly { readonly title: string; readonly what: Words; readonly times: number }[];
  };
  readonly missing: readonly { readonly name: string; readonly shownAs: string; readonly cues: readonly string[] }[];
  readonly canDo: { readonly postsAMinute: number };
  readonly staffLoad: readonly PersonLoad[];
  readonly perMemberPerDay: {
    readonly max: number;
    readonly p95: number;
    readonly byDay: readonly {
      readonly day: number;
      readonly max: number;
      readonly p95: number;
      readonly room: number;
      readonly private: number;
    }[];
  };
  readonly timeline: readonly TimelineRow[];
  readonly late: readonly Late[];
  readonly dropped: readonly Dropped[];
  readonly findings: readonly ReportFinding[];
}

export interface CueCounts {
  readonly planned: number;
  readonly performed: number;
  readonly skipped: number;
  readonly expired: number;
  readonly failed: number;
  readonly cancelled: number;
  /** neither performed nor given up when the rehearsal ended */
  readonly open: number;
}

/** What is spoken or done in one person's name. */
export interface PersonLoad {
  readonly person: string;
  readonly roles: readonly RoleName[];
  readonly posts: number;
  /** of these, what a person must do themselves on this channel; the rest the software posts */
  readonly byHand: number;
  readonly peak: { readonly posts: number; readonly groups: number; readonly moment: Moment } | null;
  readonly perMinute: readonly LoadedMinute[];
  /** minutes in which more falls to this person than one person can do */
  readonly cannotBeWorked: readonly OverloadedMinute[];
}

export interface LoadedMinute extends Moment {
  readonly posts: number;
  readonly byHand: number;
  readonly groups: number;
}

export interface OverloadedMinute extends LoadedMinute {
  readonly room: number;
  readonly private: number;
  readonly tasks: number;
  readonly canDo: number;
  /** false: the software posts it, and by hand it could not be worked */
  readonly mustBeByHand: boolean;
  /** when one person, doing nothing else, would have posted the last of it */
  readonly doneBy: Moment;
  readonly cues: readonly string[];
  readonly words: Words;
}

export interface TimelineRow {
  readonly cue: string;
  readonly title: string;
  readonly stage: StageName;
  readonly role: RoleName;
  readonly person: string | null;
  readonly where: PlaceName;
  readonly action: ActionName;
  readonly planned: Moment | null;
  readonly first: Moment | null;
  readonly last: Moment | null;
  readonly perMember: boolean;
  readonly runs: number;
  readonly performed: number;
  readonly reached: number;
  readonly lateMinutes: number;
  readonly byPerson: boolean;
  readonly text: string;
}

export interface Late {
  readonly cue: string;
  readonly title: string;
  readonly planned: Moment | null;
  readonly runs: number;
  readonly groups: number;
  readonly lateMinutes: number;
  readonly reason: Words;
}

export interface Dropped {
  readonly cue: string;
  readonly title: string;
  readonly planned: Moment | null;
  /** skipped, expired, failed, cancelled, open; unposted = prompted and never posted */
  readonly what: string;
  readonly runs: number;
  readonly groups: number;
  readonly reason: Words;
}

export interface ReportFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly cue: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly cell: string | null;
  readonly words: Words;
}
