import type { Check } from '../api/types.ts';
import type { Brought } from './worker/check-question.ts';

/** What became of what was brought; an answer in another language takes the place of the one before. */
export interface Read {
  readonly brought: Brought;
  /** null = it could not be read at all, not even to say why */
  readonly check: Check | null;
}

/**
 * What is known after reading something. A file that was read is read again for another language: where that fails (it was changed on the disk, which
 * browsers refuse to read, or its stick is gone), what was known stays, and with it everything done to it on the page.
 */
export function afterReading(before: Read | null, now: Read): Read {
  return now.check === null && before !== null && before.check !== null && before.brought === now.brought ? before : now;
}
