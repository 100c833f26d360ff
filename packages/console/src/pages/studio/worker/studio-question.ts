import type { CheckedScript, CueId, CuePreview, Locale, ScriptChange, SpokenFinding, StretchNoteKind, TextEdit } from '@kuaishan/script';

/** A cue on the plan the script makes by itself. */
export interface PlannedLine {
  readonly cue: CueId;
  /** where it begins in the text, from 1 */
  readonly line: number;
  /** minutes since midnight of day 1; null where the script alone does not know (from a member's joining, on go) */
  readonly minute: number | null;
  /** how it is written where it hangs on something ("30m after d1-welcome"); null at a clock time */
  readonly hangs: string | null;
  /** whether moving it means something: what waits for something done or for a go has no time of its own */
  readonly movable: boolean;
}

export interface CheckedDesk {
  readonly check: CheckedScript;
  readonly plan: readonly PlannedLine[];
  /** variables a text may name that the script declares itself */
  readonly variables: readonly string[];
}

/** A script for another number of days, before anybody has agreed to it. */
export type StretchedText =
  | {
      readonly ok: true;
      readonly text: string;
      readonly cues: { readonly before: number; readonly after: number };
      readonly notes: readonly { readonly kind: StretchNoteKind; readonly words: string }[];
      /** what is found in it and was not before */
      readonly findings: readonly SpokenFinding[];
      /** comments of the text that the script does not hold */
      readonly commentsLost: number;
    }
  /** the text has errors, so nobody knows what it would become */
  | { readonly ok: false; readonly findings: readonly SpokenFinding[] };

export type TextDifferences =
  | { readonly ok: true; readonly sentences: readonly string[] }
  | { readonly ok: false; readonly unreadable: 'before' | 'after' };

/** What the studio asks of its worker; every answer is worked out of the question alone. */
export interface StudioQuestions {
  readonly check: { ask: { text: string; locale: Locale; media: readonly string[] | null }; answer: CheckedDesk };
  /** edits of exactly this text; null when it does not hold what would change */
  readonly change: { ask: { text: string; changes: readonly ScriptChange[] }; answer: readonly TextEdit[] | null };
  readonly move: { ask: { text: string; cues: readonly CueId[]; minutes: number }; answer: readonly TextEdit[] | null };
  readonly copy: { ask: { text: string; cues: readonly CueId[] }; answer: { edits: readonly TextEdit[]; ids: readonly CueId[] } | null };
  /** a cue as it would go out; null when the text holds no such cue that can be read */
  readonly preview: { ask: { text: string; cue: CueId; locale: Locale; openingDate: string }; answer: CuePreview | null };
  /** days of the programme, until the selling is over; null = the text cannot be read */
  readonly days: { ask: { text: string }; answer: number | null };
  readonly stretch: { ask: { text: string; days: number; locale: Locale }; answer: StretchedText };
  /** what differs between two texts, in sentences; where one cannot be read, which */
  readonly differences: { ask: { before: string; after: string; locale: Locale }; answer: TextDifferences };
  /** the JSON Schema of the language: what may be written where */
  readonly schema: { ask: Record<never, never>; answer: Readonly<Record<string, unknown>> };
}

export type StudioAsk<Kind extends keyof StudioQuestions> = StudioQuestions[Kind]['ask'];
export type StudioAnswer<Kind extends keyof StudioQuestions> = StudioQuestions[Kind]['answer'];
