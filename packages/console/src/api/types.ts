/** The shapes the server answers in. Times are ISO 8601 strings. */
import type { ActionName, ChannelName, Locale, PlaceName, RoleName, Severity, StageName } from '@kuaishan/script';

export interface ServerClock {
  readonly now: string;
  /** 1 = wall clock; 60 = an hour a minute */
  readonly speed: number;
}

export interface Me {
  readonly staffId: string;
  readonly displayName: string;
  readonly permission: Permission;
  readonly workspace: { readonly workspaceId: string; readonly name: string; readonly locale: Locale; readonly zone: string };
  readonly clock: ServerClock;
  readonly demo: boolean;
}

export type Permission = 'owner' | 'operator' | 'assistant';

export interface List<T> {
  readonly items: readonly T[];
}

export interface EntryLink {
  readonly kind: 'owner' | 'invited';
  readonly displayName: string | null;
  readonly workspaceName: string | null;
  readonly expired: boolean;
}

export interface Staff {
  readonly staffId: string;
  readonly displayName: string;
  readonly permission: Permission;
  readonly signedUp: boolean;
}

export interface InvitedStaff extends Staff {
  readonly inviteLink: string;
}

export interface CueRef {
  readonly cueRunId: string;
  readonly cue: string;
  readonly title: string;
  readonly dueAt: string | null;
  readonly day: number | null;
  readonly at: string | null;
}

export interface GroupRow {
  readonly groupId: string;
  readonly name: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly channel: ChannelName;
  readonly stage: StageName | null;
  readonly performance: 'running' | 'paused' | 'finished';
  readonly room: 'open' | 'closed';
  readonly day: number;
  readonly members: number;
  readonly now: CueRef | null;
  readonly next: CueRef | null;
  readonly late: number;
  readonly failed: number;
  readonly prompts: number;
  readonly joinLink: string;
}

export interface Board {
  readonly counts: { readonly groups: number; readonly needPeople: number; readonly atRisk: number };
  readonly items: readonly GroupRow[];
}

export interface Group extends GroupRow {
  readonly zone: string;
  readonly openingAt: string;
  readonly cast: readonly CastMember[];
}

export interface CastMember {
  readonly role: RoleName;
  readonly staffId: string;
  readonly displayName: string;
  readonly deputyStaffId: string | null;
  readonly deputyName: string | null;
}

export interface Attachment {
  readonly name: string;
  readonly mediaId: string | null;
  readonly contentType: string | null;
  readonly url: string | null;
}

export type CueState = 'planned' | 'held' | 'performed' | 'skipped' | 'expired' | 'failed' | 'cancelled';
export type PromptState = 'prompted' | 'claimed' | 'evidenced' | 'withdrawn' | 'expired';

export interface CueRun {
  readonly cueRunId: string;
  readonly cue: string;
  readonly title: string;
  readonly stage: StageName;
  readonly role: RoleName;
  readonly where: PlaceName;
  readonly action: ActionName;
  readonly state: CueState;
  readonly reason: string | null;
  readonly plannedAt: string | null;
  readonly dueAt: string | null;
  readonly validUntil: string | null;
  readonly day: number | null;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly recipients: number | null;
  readonly lateMinutes: number | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly origin: string | null;
  readonly prompt: { readonly state: PromptState; readonly staffName: string; readonly claimedAt: string | null } | null;
}

/** What saying go, hold, skip or release would do, asked for beforehand. */
export interface CueEffect {
  readonly performs: readonly { readonly cueRunId: string; readonly title: string }[];
  readonly recipients: number;
  readonly skips: readonly { readonly cueRunId: string; readonly title: string }[];
}

export interface SlipEffect {
  readonly moved: readonly { readonly cueRunId: string; readonly title: string; readonly from: string; readonly to: string }[];
  readonly dropped: readonly { readonly cueRunId: string; readonly title: string }[];
}

export interface Message {
  readonly seq: number;
  readonly place: PlaceName;
  readonly threadMemberId: string | null;
  readonly threadMemberName: string | null;
  readonly author: {
    readonly kind: 'staff' | 'member' | 'system';
    readonly name: string;
    readonly role: RoleName | null;
    readonly id: string | null;
  };
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly cue: string | null;
  readonly saidAt: string;
  readonly clientKey: string | null;
}

export interface Feed {
  readonly items: readonly Message[];
  readonly lastSeq: number;
}

export interface Why {
  readonly sentences: readonly string[];
  readonly rows: readonly { readonly label: string; readonly value: string; readonly holds: boolean | null }[];
  readonly audience: AudienceTree | null;
}

export interface AudienceTree {
  readonly words: string;
  readonly holds: boolean | null;
  readonly children: readonly AudienceTree[];
}

export interface Milestone {
  readonly name: string;
  readonly words: string;
  readonly reachedAt: string;
}

export interface Member {
  readonly memberId: string;
  readonly displayName: string;
  readonly joinedAt: string;
  readonly milestones: readonly Milestone[];
  readonly lastSaidAt: string | null;
  readonly unread: number;
}

export interface MemberWhy {
  readonly milestones: readonly Milestone[];
  readonly facts: readonly { readonly name: string; readonly value: string | number }[];
  readonly cues: readonly {
    readonly cue: string;
    readonly title: string;
    readonly state: CueState;
    readonly received: boolean;
    readonly because: string;
  }[];
}

export interface Prompt {
  readonly deliveryId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly cue: string;
  readonly title: string;
  readonly kind: 'post' | 'task';
  readonly place: PlaceName;
  readonly recipientName: string | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly role: RoleName;
  readonly promptedAt: string;
  readonly validUntil: string;
  readonly state: PromptState;
  readonly reason: string | null;
  readonly claimedAt: string | null;
}

export interface CheckedCue {
  readonly cue: string;
  readonly title: string;
  readonly day: number | null;
  /** 'HH:MM', or words such as '入群后 2 小时' */
  readonly at: string | null;
  readonly stage: StageName;
  readonly role: RoleName;
  readonly where: PlaceName;
  readonly action: ActionName;
  readonly text: string;
  readonly attachments: readonly string[];
  readonly origin: string | null;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly why: string;
  readonly todo: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly cell: string | null;
  readonly cue: string | null;
}

export interface Proposal {
  readonly id: string;
  readonly kind: string;
  readonly cell: string | null;
  readonly words: string;
  readonly cueYaml: string;
}

export interface MissingVariable {
  readonly name: string;
  readonly kind: string;
  readonly cues: readonly string[];
  readonly hint: string | null;
}

export interface Check {
  readonly ok: boolean;
  /** the script as YAML */
  readonly text: string;
  readonly title: string | null;
  /** rows of the workbook's or pasted table; null for a script that came as text */
  readonly rows: number | null;
  readonly cues: readonly CheckedCue[];
  readonly days: number;
  readonly findings: readonly Finding[];
  readonly proposals: readonly Proposal[];
  readonly missing: readonly MissingVariable[];
  readonly notes: string | null;
}

export interface ScriptRow {
  readonly scriptId: string;
  readonly title: string;
  readonly latest: { readonly scriptVersionId: string; readonly number: number; readonly savedAt: string; readonly savedBy: string };
  readonly cues: number;
  readonly days: number;
  readonly roles: readonly RoleName[];
}

export interface ScriptDetail extends ScriptRow {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly missing: readonly MissingVariable[];
}

export interface SavedScript {
  readonly scriptId: string;
  readonly scriptVersionId: string;
  readonly number: number;
}

export interface OpenCampaign {
  readonly name: string;
  readonly scriptVersionId: string;
  /** wall clock of `zone`: '2026-12-01T09:00' */
  readonly openingAt: string;
  readonly zone: string;
  readonly groups: readonly { readonly channel: ChannelName; readonly count: number }[];
  readonly values: Readonly<Record<string, string>>;
  readonly cast: readonly { readonly role: RoleName; readonly staffId: string; readonly deputyStaffId: string | null }[];
}

export interface Campaign {
  readonly campaignId: string;
  readonly name: string;
  readonly scriptTitle: string;
  readonly openingAt: string;
  readonly zone: string;
  readonly groups: readonly GroupRow[];
}

export interface Media {
  readonly mediaId: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

export interface Audit {
  readonly groups: number;
  readonly cueRuns: number;
  readonly performed: number;
  readonly expected: number;
  readonly lost: number;
  readonly twice: number;
  readonly details: readonly { readonly groupName: string; readonly title: string; readonly what: string }[];
  readonly checkedAt: string;
}
