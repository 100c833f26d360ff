import type { Message, RuleHead } from '../finding.ts';
import type { Cue, Finding, Locale, Place, Script } from '../script.ts';
import type { VocabularyEntry } from '../vocabulary/vocabulary.ts';

/** What a rule looks at. */
export interface LintContext {
  readonly script: Script;
  /** the channel the script is going to run on; its own unless the caller says otherwise */
  readonly channel: VocabularyEntry<'channels'>;
  /** names of the media at hand; null = nobody knows yet */
  readonly media: ReadonlySet<string> | null;
  /** values already given for variables that are asked for */
  readonly values: Readonly<Record<string, string>>;
}

/** One lint rule: a small file that exports one constant, and the only place where its messages are built. */
export interface LintRule extends RuleHead {
  /** what goes wrong in a real group without the rule */
  readonly reason: Readonly<Record<Locale, string>>;
  /** where the rule and its numbers come from */
  readonly source: string;
  /** every message the rule can give */
  readonly formats: Readonly<Record<string, (...args: never[]) => Message>>;
  readonly check: (context: LintContext) => readonly Finding[];
}

/** The place of a field of a cue, or of the cue itself where the field is not written. */
export function placeOf(cue: Pick<Cue, 'at' | 'fields'>, field: string): Place {
  return (Object.hasOwn(cue.fields, field) ? cue.fields[field] : undefined) ?? cue.at;
}
