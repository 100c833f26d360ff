/**
 * The shape of a parsed script: what `parseScript` gives and everything else reads.
 * Field names are the playbook's words; a script file (YAML) spells the same fields (see `schema/`).
 */

/** A wall-clock moment of the script: day 1 is the opening's local date; minutes count from that day's midnight (0–1439). */
export interface DayTime {
  readonly day: number;
  readonly minuteOfDay: number;
}

/** What a relative time hangs on. `join` is per member; `opening` and `cue` are per group. */
export type Anchor =
  | { readonly kind: 'opening' }
  | { readonly kind: 'join' }
  /** another cue: `before`/`after` count from its planned time, `after` without a duration from its having been performed */
  | { readonly kind: 'cue'; readonly cue: CueId }
  /** a live class: its declared start; its end is when the cue that ends it was performed, so what follows waits for that */
  | { readonly kind: 'liveStart' | 'liveEnd'; readonly live: string }
  /** the declared times of an offer: they never slip */
  | { readonly kind: 'offerOpen' | 'offerClose'; readonly offer: string }
  /** a lesson's release */
  | { readonly kind: 'lesson'; readonly lesson: string };

/**
 * When a cue is due.
 * - `at`: day and wall-clock time in the group's zone.
 * - `relative`: `offsetMinutes` from the anchor, negative before it. For `after <cue>` (no duration) it is 0 and the anchor's
 *   performance, not its plan, is what counts: `waitsForAnchor` is then true and the plan shows the earliest possible time.
 * - `go`: never by itself; a person says go.
 */
export type When =
  | { readonly kind: 'at'; readonly time: DayTime }
  | { readonly kind: 'relative'; readonly anchor: Anchor; readonly offsetMinutes: number; readonly waitsForAnchor: boolean }
  | { readonly kind: 'go' };

/** How late a cue may still be performed: a duration after it was due, or a wall-clock moment of the script. */
export type SendUntil = { readonly kind: 'duration'; readonly minutes: number } | { readonly kind: 'at'; readonly time: DayTime };

export type CueId = string;
export type StageName = 'trust' | 'conversion' | 'followUp';
export type RoleName = 'host' | 'assistant' | 'consultant' | 'teacher' | 'ambassador';
export type PlaceName = 'room' | 'private';
export type ActionName =
  | 'say'
  | 'whisper'
  | 'task'
  | 'close-room'
  | 'release-lesson'
  | 'collect-homework'
  | 'collect-introductions'
  | 'ask'
  | 'announce-live'
  | 'live-start'
  | 'live-end'
  | 'open-offer'
  | 'last-call'
  | 'collect-showcase'
  | 'settle'
  | 'moments';
export type ChannelName = 'webRoom' | 'prompter';
export type Locale = 'zh-CN' | 'en';

/** A span of the file, 1-based line and column of its first character, as editors count. `file` is filled in by who read it. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a cue came from when it was imported; kept in the file so that a finding can name the operator's own cell. */
export interface CueOrigin {
  readonly sheet: string;
  readonly cell: string;
}

export interface Cue {
  readonly id: CueId;
  /** short name for lists ("开营欢迎"); null: lists show the first words of the text */
  readonly title: string | null;
  readonly stage: StageName;
  readonly when: When;
  readonly role: RoleName;
  readonly place: PlaceName;
  readonly action: ActionName;
  /** id of the declared lesson, homework, coupon, live class, offer or talk track it concerns (`of` in a file); null: the only one there is, or none */
  readonly about: string | null;
  /** what an `ask` lets members choose from: a poll; none = a sign-up chain (接龙) */
  readonly choices: readonly string[];
  /** audience expression; null = everyone in the group */
  readonly audience: Audience | null;
  /** Liquid text; the first is `text`, any further ones its phrase variants (one is chosen per recipient, seeded) */
  readonly texts: readonly string[];
  /** names of media files */
  readonly attachments: readonly string[];
  /** null: the default policy (two hours, never past the day it speaks of) */
  readonly sendUntil: SendUntil | null;
  /** why a rule of craft may be broken here: its findings about this cue become notes (rules of honesty and form stay) */
  readonly reason: string | null;
  /** what the operator wrote beside the cue (purpose, hints, further columns); for staff, never sent, silences nothing */
  readonly remarks: string | null;
  readonly origin: CueOrigin | null;
  readonly at: Place;
  /** position of the fields a finding may point to (`when`, `role`, `text`, `to`, `sendUntil`, `attachments`, `do`, `where`, `stage`, `id`),
   * and `variable:<name>` for where its texts first mention a variable */
  readonly fields: Readonly<Record<string, Place>>;
}

/** A stage's days, inclusive, both within the script's days. Stages may overlap. */
export interface Stage {
  readonly name: StageName;
  readonly fromDay: number;
  readonly toDay: number;
}

/** A variable the script declares itself: with a `value` it is fixed, without one it is asked for when a campaign opens. */
export interface DeclaredVariable {
  readonly name: string;
  readonly value: string | null;
  readonly at: Place;
}

export interface QuietHours {
  /** minutes of day; `from` 1320 `to` 450 is 22:00–07:30 across midnight */
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface Script {
  readonly language: 1;
  readonly title: string;
  /** number of days, day 1 being the opening day */
  readonly days: number;
  readonly channel: ChannelName;
  readonly quietHours: QuietHours;
  /** display names the script gives its roles ("班主任阿澈"); roles used by cues but not named here are a finding */
  readonly roles: Readonly<Partial<Record<RoleName, string>>>;
  readonly stages: readonly Stage[];
  readonly variables: readonly DeclaredVariable[];
  /** ISO 4217, of every price in the script */
  readonly currency: string;
  readonly products: readonly Product[];
  readonly lessons: readonly Lesson[];
  readonly homework: readonly Homework[];
  readonly coupons: readonly Coupon[];
  readonly coins: Coins | null;
  readonly live: readonly LiveClass[];
  readonly offers: readonly Offer[];
  readonly talkTracks: readonly TalkTrack[];
  readonly settlement: Settlement | null;
  readonly rules: readonly Rule[];
  /** rules of craft that the whole script breaks on purpose */
  readonly exceptions: readonly Exception[];
  /** in file order */
  readonly cues: readonly Cue[];
  /** free notes carried over from other sheets */
  readonly notes: string | null;
}

/** Something the script declares: its id, and where it and its fields stand in the file. */
interface Declared {
  readonly id: string;
  readonly at: Place;
  readonly fields: Readonly<Record<string, Place>>;
}

export interface Product extends Declared {
  readonly kind: 'bait' | 'main';
  readonly title: string;
  /** minor units of the script's currency; null: not said */
  readonly priceMinor: number | null;
}

export interface Lesson extends Declared {
  readonly title: string;
  /** null: when a cue releases it */
  readonly release: DayTime | null;
  readonly minutes: number | null;
  /** name of the variable that holds its link */
  readonly link: string | null;
}

export type HomeworkKind = 'text' | 'picture' | 'video';

export interface Homework extends Declared {
  readonly lesson: string | null;
  readonly takes: readonly HomeworkKind[];
  readonly due: DayTime | null;
}

/** What is rewarded. Sharing outward never is. */
export type RewardedAct = 'completion' | 'live' | 'homework' | 'showcase' | 'introduction';

export interface Coupon extends Declared {
  readonly title: string;
  readonly offMinor: number;
  /** id of the product it is for; null: any */
  readonly product: string | null;
  readonly for: RewardedAct;
  /** what a friend's order is cheaper by; null: it comes without a friend's coupon */
  readonly friendOffMinor: number | null;
}

export interface Prize extends Declared {
  readonly title: string;
  readonly cost: number;
  readonly stock: number | null;
}

export interface Coins {
  readonly name: string;
  readonly earn: Readonly<Partial<Record<RewardedAct, number>>>;
  readonly prizes: readonly Prize[];
  readonly at: Place;
}

export interface LiveClass extends Declared {
  readonly title: string;
  readonly start: DayTime;
  readonly minutes: number;
  readonly replay: boolean;
}

export interface Offer extends Declared {
  /** id of the product that is offered */
  readonly product: string;
  readonly priceMinor: number;
  readonly opensAt: DayTime;
  readonly closesAt: DayTime;
  /** null: no amount is said */
  readonly stock: number | null;
  /** who counts the stock; nobody: none may be claimed */
  readonly stockOwner: 'kuaishan' | 'shop' | 'nobody';
}

export interface TalkTrack extends Declared {
  readonly title: string;
  readonly for: 'greeting' | 'need' | 'budget' | 'objection' | 'closing';
  readonly texts: readonly string[];
}

export interface Settlement {
  /** where buyers go */
  readonly buyers: string | null;
  /** where the others go; null: not said */
  readonly others: 'nurture' | null;
  readonly owner: RoleName | null;
  /** minutes from the settlement to the end of the room; null: not said */
  readonly dissolveWithinMinutes: number | null;
  /** minutes from the opening day's midnight to each word afterwards */
  readonly checkInMinutes: readonly number[];
  readonly at: Place;
  readonly fields: Readonly<Record<string, Place>>;
}

export interface Exception {
  readonly rule: string;
  readonly reason: string;
  readonly at: Place;
}

/** What a rule does for the member it happened with. */
export type RuleEffect =
  | { readonly kind: 'giveCoins'; readonly amount: number }
  | { readonly kind: 'giveCoupon'; readonly coupon: string }
  | { readonly kind: 'perform'; readonly cue: CueId };

/** `when <event> [where <audience>] then <effects>`. Kept and checked; nothing performs rules yet. */
export interface Rule extends Declared {
  /** `said`: each time a member says something; else the milestone whose reaching it is */
  readonly event: string;
  /** only for these members; null = any */
  readonly audience: Audience | null;
  readonly effects: readonly RuleEffect[];
  /** why it is there, for colleagues */
  readonly reason: string | null;
}

/** `to:` of a cue, over milestones and declared facts of one member. Compiled by `audienceToSql` and `audiencePredicate` alike. */
export type Audience =
  | { readonly op: 'all' }
  | { readonly op: 'milestone'; readonly name: string }
  | { readonly op: 'fact'; readonly name: string; readonly compare: FactComparison; readonly value: string | number | null }
  | { readonly op: 'not'; readonly of: Audience }
  | { readonly op: 'and' | 'or'; readonly of: readonly Audience[] };

/** `known` ignores the value; the order comparisons hold only between numbers. */
export type FactComparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'known';

export type Severity = 'error' | 'warning' | 'info';

/** One thing wrong or doubtful, in both languages, with its place. The form every parser, importer and lint rule answers in. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** one sentence why, one what to do */
  readonly message: Readonly<Record<Locale, { readonly why: string; readonly todo: string }>>;
  /** place in the script text; null where it is a place in a workbook */
  readonly at: Place | null;
  /** `sheet!cell` in a workbook or pasted table */
  readonly cell: string | null;
  readonly cue: CueId | null;
  /** the reason the script gives for breaking the rule: the finding is then a note */
  readonly silenced?: string;
  /** a change of the text that mends it, where that is mechanical; `fixEdits` makes it edits of a text */
  readonly fix?: QuickFix;
}

/** A change of a script that mends one finding, told in the script's own terms so that rules need not know how the text is laid out. */
export interface QuickFix {
  /** what it will do, as a button says it */
  readonly label: Readonly<Record<Locale, string>>;
  readonly changes: readonly ScriptChange[];
}

/** A value as it is written in a script. */
export type WrittenValue = string | number | boolean | readonly string[] | WrittenFields;

/** A mapping on one line. */
export interface WrittenFields {
  readonly [field: string]: string | readonly string[];
}

/** Field paths are keys of the file: `['settlement', 'others']`. */
export type ScriptChange =
  /** a field of a cue gets this value; null removes it */
  | { readonly kind: 'setField'; readonly cue: CueId; readonly field: string; readonly value: WrittenValue | null }
  /** every mention of a piece of a cue's text or variants becomes another */
  | { readonly kind: 'replaceText'; readonly cue: CueId; readonly from: string; readonly to: string }
  /** a new cue behind another, or at the end; fields in the order they are written */
  | { readonly kind: 'addCue'; readonly after: CueId | null; readonly fields: readonly (readonly [string, WrittenValue])[] }
  /** the whole cue goes, with the comment lines right above it */
  | { readonly kind: 'removeCue'; readonly cue: CueId }
  /** the cue once more right behind itself, letter by letter but for its id and, where given, its time */
  | { readonly kind: 'copyCue'; readonly cue: CueId; readonly id: CueId; readonly when: string | null }
  /** a field of something declared in a list (`offers`, `live` …) gets this value */
  | { readonly kind: 'setDeclared'; readonly list: string; readonly id: string; readonly field: string; readonly value: WrittenValue }
  /** a field at the head of the script; null writes the key without a value */
  | { readonly kind: 'setHead'; readonly path: readonly [string, ...string[]]; readonly value: WrittenValue | null };

export type ParseResult =
  | { readonly ok: true; readonly script: Script; readonly findings: readonly Finding[] }
  /** `partial`: what could be read all the same (cues without errors), to be shown and linted, never performed; null when it is no script at all */
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly partial: Script | null };
