import type { Locale } from '../../script.ts';
import type { LintOptions } from '../lint-script.ts';

/** A rule, shown: the smallest script that breaks it and the smallest correction. The table, the pages in docs/lint and the tests read it. */
export interface RuleExample {
  /** what is wrong with it, as a phrase: “a message at night” */
  readonly what: Readonly<Record<Locale, string>>;
  readonly broken: string;
  /** `line:column` of every place in `broken` where the rule speaks */
  readonly at: readonly string[];
  /** lint finds nothing in it at all, beside notes */
  readonly mended: string;
  readonly options?: LintOptions;
  /** where it is not the script that is put right, but who plays it: the options with the correction; a comment in both scripts says what changed */
  readonly mendedOptions?: LintOptions;
}
