import { isCueId } from '../parse/index.ts';
import type { When } from '../script.ts';
import { durationText } from '../write/index.ts';

/**
 * Gives cues ids that people recognise and that stay the same when rows are moved: day, time and the first words of the title: `d1-0900-开营欢迎`. The second of the same
 * is `…-2`.
 */
export class CueIds {
  readonly #taken: Set<string>;

  /** @param taken ids that are there already */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** @param o.words the title, or the text where there is no title */
  make(o: { readonly when: When; readonly day: number | null; readonly words: string }): string {
    const base = [timePart(o.when, o.day), slug(o.words)].filter((part) => part !== '').join('-');
    const id = isCueId(base) ? base : `cue-${base}`.slice(0, 60).replace(/-+$/u, '');
    let unique = id;
    for (let number = 2; this.#taken.has(unique); number += 1) unique = `${id}-${number}`;
    this.#taken.add(unique);
    return unique;
  }
}

function timePart(when: When, day: number | null): string {
  if (when.kind === 'at') {
    const { minuteOfDay } = when.time;
    return `d${when.time.day}-${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}${String(minuteOfDay % 60).padStart(2, '0')}`;
  }
  if (when.kind === 'relative') return when.anchor.kind === 'join' ? `join-${durationText(when.offsetMinutes)}` : '';
  return day === null ? 'go' : `d${day}-go`;
}

/** Long enough to tell cues apart, short enough for a list. */
const LONGEST_SLUG = 24;

/** Letters and digits of the first words; Chinese counts double, as it takes twice the room. */
function slug(words: string): string {
  const clean = words
    .replace(/\{\{.*?\}\}/gsu, ' ')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  let width = 0;
  let cut = '';
  for (const letter of clean) {
    width += /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(letter) ? 2 : 1;
    if (width > LONGEST_SLUG) return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut;
    cut += letter;
  }
  return cut;
}
