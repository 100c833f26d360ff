import type { Word } from '../direct-cue.ts';

/** What a person says to a whole campaign. */
export type Saying =
  | { readonly word: Word; readonly cueId: string }
  | { readonly word: 'slip'; readonly minutes: number }
  | { readonly word: 'pause' | 'resume' };

/** The saying is to one cue of every group. */
export function isToCue(saying: Saying): saying is Extract<Saying, { cueId: string }> {
  return 'cueId' in saying;
}
