import type { Locale, Place } from '../script.ts';

/** What a difference is about: a cue, something declared in a list (`offers`, `coupons` …), or a setting of the script itself. */
export type DifferenceSubject =
  | { readonly kind: 'cue'; readonly id: string }
  | { readonly kind: 'declared'; readonly list: string; readonly id: string }
  | { readonly kind: 'setting'; readonly key: string };

/**
 * - `added`, `removed`: the whole thing.
 * - `moved`: a cue's `when`. `movedAlong`: its `when` is as it was, but what it hangs on moved (nothing in its own lines differs).
 * - `reworded`: text or variants. `changed`: any other field.
 * - `renamed`: the same cue under another id. Only where everything else is the same and nothing else could be meant.
 * - `reordered`: things that are in both stand in another order; matters among cues of one minute.
 */
export type DifferenceKind = 'added' | 'removed' | 'moved' | 'movedAlong' | 'reworded' | 'changed' | 'renamed' | 'reordered';

/** A piece of a reworded text. */
export interface Fragment {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** One thing that differs between two scripts, as data and as a sentence. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly subject: DifferenceSubject;
  /** the key in the file; null where it is the whole thing */
  readonly field: string | null;
  /** as it is written under its key; null where it is absent. Of `movedAlong`: the time in minutes since midnight of day 1. */
  readonly from: unknown;
  readonly to: unknown;
  /** of something added: the id of what it stands behind, null for the first */
  readonly after?: string | null;
  /** of a reworded text: its pieces in order */
  readonly fragments?: readonly Fragment[];
  /** where it is in the second script; of what was removed, in the first; null where no line is its own */
  readonly at: Place | null;
  readonly words: Readonly<Record<Locale, string>>;
}
