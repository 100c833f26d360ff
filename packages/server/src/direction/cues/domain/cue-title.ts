import type { Cue } from '@kuaishan/script';

/** A list's line holds about so many Chinese characters. */
const TITLE_LENGTH = 16;

/** The cue's short name for lists: its title, else the first words of its text, else its id. */
export function cueTitle(cue: Cue): string {
  if (cue.title !== null) return cue.title;
  const firstLine = [...(cue.texts[0]?.trim().split('\n')[0] ?? '')];
  if (firstLine.length === 0) return cue.id;
  return firstLine.length <= TITLE_LENGTH ? firstLine.join('') : `${firstLine.slice(0, TITLE_LENGTH - 1).join('')}…`;
}
