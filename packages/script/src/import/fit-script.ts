import type { Finding } from '../script.ts';
import { rowsBeyondScript } from './table-findings.ts';

/** As many cues as `parseScript` reads, and as much text as fits into the file it reads beside the notes. */
const MOST_CUES = 2_000;
const MOST_CUE_BYTES = 850_000;
/** keys, times and indentation of one cue as YAML */
const CUE_FRAME_BYTES = 300;
/** indentation of each line of a text */
const LINE_FRAME_BYTES = 8;

/** Anything that becomes a cue: its words, and the cell it came from. */
export interface CueWords {
  readonly words: readonly string[];
  readonly cell: string;
}

/** The first so many that a script can hold, in the order of the file; a finding says which were left out. */
export function fitScript<T>(
  drafts: readonly T[],
  wordsOf: (draft: T) => CueWords,
): { readonly kept: readonly T[]; readonly findings: readonly Finding[] } {
  const encoder = new TextEncoder();
  let bytes = 0;
  const end = drafts.findIndex((draft, index) => {
    const words = JSON.stringify(wordsOf(draft).words);
    bytes += CUE_FRAME_BYTES + encoder.encode(words).length + words.split('\\n').length * LINE_FRAME_BYTES;
    return index >= MOST_CUES || bytes > MOST_CUE_BYTES;
  });
  const first = drafts[end];
  const last = drafts.at(-1);
  if (first === undefined || last === undefined) return { kept: drafts, findings: [] };
  const most =
    end >= MOST_CUES ? { 'zh-CN': `${MOST_CUES} 个节点`, en: `${MOST_CUES} cues` } : { 'zh-CN': '1 MB 文字', en: '1 MB of text' };
  const left = { first: wordsOf(first).cell, last: wordsOf(last).cell, count: drafts.length - end, most };
  return { kept: drafts.slice(0, end), findings: [rowsBeyondScript(left)] };
}
