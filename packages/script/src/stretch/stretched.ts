import type { CueId, Locale, Script } from '../script.ts';

/**
 * What stretching did, or what it could not do for its reader.
 * - `days`: what became of a day of the programme.
 * - `moved`: a cue has another time of day, or a longer or shorter wait. `merged`, `dropped`: it is no cue of its own any more.
 * - `reread`: its text speaks of days or hours that may no longer be so. `crowded`, `emptyDay`, `sameMinute`: what to look at on a day.
 */
export type StretchNoteKind = 'days' | 'moved' | 'merged' | 'dropped' | 'reread' | 'crowded' | 'emptyDay' | 'sameMinute';

export interface StretchNote {
  readonly kind: StretchNoteKind;
  /** by the id of the script that was stretched; null where it is about a day or the whole */
  readonly cue: CueId | null;
  /** what was done and why, one sentence */
  readonly words: Readonly<Record<Locale, string>>;
}

export interface Stretched {
  readonly script: Script;
  readonly notes: readonly StretchNote[];
}
