import type { Budget, Staffing } from '../budget/index.ts';
import type { Message, RuleHead } from '../finding.ts';
import type { ChannelName, Cue, Finding, Locale, Place, Script } from '../script.ts';
import type { ChannelProfileName } from '../vocabulary/profiles.ts';
import type { VocabularyEntry } from '../vocabulary/vocabulary.ts';
import type { ScriptFormat, ScriptIndex } from './script-index.ts';

/** What a rule looks at. */
export interface LintContext {
  readonly script: Script;
  /** what several rules ask of the script, worked out once */
  readonly index: ScriptIndex;
  /** the channel the script is going to run on; its own unless the caller says otherwise */
  readonly channel: VocabularyEntry<'channels'>;
  /** the platform it is going to run on, by that channel */
  readonly profile: ChannelProfileName;
  /** who is going to play it; null = not known */
  readonly staffing: Staffing | null;
  /** what it asks of the platform's allowance and of those people; worked out when first asked for */
  readonly budget: () => Budget;
  /** names of the media at hand; null = nobody knows yet */
  readonly media: ReadonlySet<string> | null;
  /** values already given for variables that are asked for */
  readonly values: Readonly<Record<string, string>>;
  /** every rule there is, by its id */
  readonly kinds: ReadonlyMap<string, RuleKind>;
}

/**
 * What a finding of the rule means to an operator.
 * - `form`: the script does not hold together; it would not do what it says.
 * - `craft`: it would run, but not the way groups that sold were run. A `reason` silences it.
 * - `honesty`: it would say or promise what is not true or not allowed. Nothing silences it.
 */
export type RuleKind = 'form' | 'craft' | 'honesty';

/** Where a rule applies; elsewhere it is not even asked. */
export interface RuleCovers {
  readonly channels: 'all' | readonly ChannelName[];
  readonly formats: 'all' | readonly ScriptFormat[];
}

export const everywhere: RuleCovers = { channels: 'all', formats: 'all' };

/** One lint rule: a small file that exports one constant, and the only place where its messages are built. */
export interface LintRule extends RuleHead {
  readonly kind: RuleKind;
  readonly covers: RuleCovers;
  /** what goes wrong in a real group without the rule */
  readonly reason: Readonly<Record<Locale, string>>;
  /** where the rule and its numbers come from */
  readonly source: string;
  /** every message the rule can give */
  readonly formats: Readonly<Record<string, (...args: never[]) => Message>>;
  /** In time that grows with the script, not with its square: what needs looking up is in the index. */
  readonly check: (context: LintContext) => readonly Finding[];
}

/** The place of a field of a cue or of something declared, or of the thing itself where the field is not written. */
export function placeOf(thing: Pick<Cue, 'at' | 'fields'>, field: string): Place {
  return (Object.hasOwn(thing.fields, field) ? thing.fields[field] : undefined) ?? thing.at;
}
