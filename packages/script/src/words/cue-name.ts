import { quoted } from '../finding.ts';
import type { Cue } from '../script.ts';

/** Of a text without a title, as much as fits into a sentence. */
const LONGEST_NAME = 20;

/** The name people know a cue by: its title, else how its text begins, else its id. */
export function cueName(cue: Pick<Cue, 'id' | 'title' | 'texts'>): string {
  const words = cue.title ?? cue.texts[0];
  return words === undefined ? cue.id : quoted([...words.trim()].slice(0, LONGEST_NAME).join(''));
}
