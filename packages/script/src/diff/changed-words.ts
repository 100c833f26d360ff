import { diffArrays } from 'diff';
import type { Fragment } from './difference.ts';

/**
 * Beyond so many changed words two texts have nothing to do with each other, and looking for what they share costs the square of it: the whole
 * text is then told as replaced.
 */
const MOST_CHANGES = 800;

/** Words of scripts with spaces, single characters of those without, runs of blanks, and every other sign alone. */
const TOKEN = /\{\{.*?\}\}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}_]+(?:[.:：]\p{N}+)*|\s+|./gsu;

/** What changed between two texts, in whole words (in Chinese: characters); variables stay whole. */
export function changedWords(before: string, after: string): readonly Fragment[] {
  const parts = diffArrays(before.match(TOKEN) ?? [], after.match(TOKEN) ?? [], { maxEditLength: MOST_CHANGES });
  const found: readonly Fragment[] = parts
    ? parts.map((part) => ({ kind: part.added ? 'added' : part.removed ? 'removed' : 'same', text: part.value.join('') }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return found.filter(({ text }) => text !== '');
}

/** One place where something was replaced, put in, or taken out. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** So short a piece between two changes belongs to them: 明晚22:00 → 今晚22:30 is one change, not three. */
const SHORTEST_SAME = 2;

/** The places a text was changed at, each told once. */
export function replacements(fragments: readonly Fragment[]): readonly Replacement[] {
  const found: { from: string; to: string }[] = [];
  let open: { from: string; to: string } | null = null;
  for (const [index, { kind, text }] of fragments.entries()) {
    if (kind !== 'same') {
      if (!open) {
        open = { from: '', to: '' };
        found.push(open);
      }
      open[kind === 'removed' ? 'from' : 'to'] += text;
    } else if (open && [...text].length <= SHORTEST_SAME && index < fragments.length - 1) {
      open.from += text;
      open.to += text;
    } else open = null;
  }
  return found;
}
