import { MOST_BYTES, MOST_CUES } from '../parse/parse-script.ts';
import type { Finding } from '../script.ts';
import { rowsBeyondScript } from './table-findings.ts';

/** keys, times, origin and indentation of one cue as YAML, and its id */
const CUE_FRAME_BYTES = 280;
/** indentation of each line of a text */
const LINE_FRAME_BYTES = 8;
/** what stands before the cues, without the notes */
const HEAD_BYTES = 5_000;

/** Anything that becomes a cue: its words, and the cell it came from. */
export interface CueWords {
  readonly words: readonly string[];
  readonly cell: string;
}

/**
 * The first so many that `parseScript` reads, in the order of the file; a finding says which were left out.
 *
 * @param notesBytes what the notes take of the file
 */
export function fitScript<T>(
  drafts: readonly T[],
  wordsOf: (draft: T) => CueWords,
  notesBytes: number,
): { readonly kept: readonly T[]; readonly findings: readonly Finding[] } {
  const encoder = new TextEncoder();
  let bytes = HEAD_BYTES + notesBytes;
  const end = drafts.findIndex((draft, index) => {
    const words = JSON.stringify(wordsOf(draft).words);
    bytes += CUE_FRAME_BYTES + encoder.encode(words).length + words.split('\\n').length * LINE_FRAME_BYTES;
    return index >= MOST_CUES || bytes > MOST_BYTES;
  });
  const first = drafts[end];
  const last = drafts.at(-1);
  if (first === undefined || last === undefined) return { kept: drafts, findings: [] };
  const most =
    end >= MOST_CUES
      ? { 'zh-CN': `${MOST_CUES} 个节点`, en: `${MOST_CUES} cues` }
      : { 'zh-CN': `${MOST_BYTES / 1000} kB 文字`, en: `${MOST_BYTES / 1000} kB of text` };
  const left = { first: wordsOf(first).cell, last: wordsOf(last).cell, count: drafts.length - end, most };
  return { kept: drafts.slice(0, end), findings: [rowsBeyondScript(left)] };
}
