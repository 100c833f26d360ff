import { foldService, indentService, LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';
import { yaml } from '@codemirror/legacy-modes/mode/yaml';
import type { EditorState } from '@codemirror/state';

/** What this file reads of the mode's state: the line's key is read; a value comes next; the lines further in are a block of text. */
interface LineState {
  readonly pair: boolean;
  readonly pairStart: boolean;
  literal: boolean;
}

const lines = yaml as StreamParser<LineState>;

/** `text: |-`, a block of text below its key */
const blockHead = /^\s*[|>][+-]?\d?[+-]?\s*(?=$|#)/u;
const opensBlock = /:\s*[|>][+-]?\d?[+-]?\s*$/u;

/**
 * The script's text read line by line. A grammar that builds the text's whole tree reads all of it again after every letter (50 ms in 500 cues, measured by
 * `npm run bench -- studio`): nothing here needs a tree, the checking is done beside the page.
 */
const script = StreamLanguage.define<LineState>({
  ...lines,
  token: (stream, state) => {
    // the mode knows `|` and `>` alone, and would read the lines of `|-` as keys
    if (state.pairStart && stream.match(blockHead)) {
      state.literal = true;
      return 'meta';
    }
    // and would begin another value behind every colon of `day 1 09:00`
    if (state.pair && stream.match(/^:(?=\S)/u)) return null;
    return lines.token(stream, state);
  },
});

/** Below the head of a block a step further in; elsewhere nothing is said, which is as far in as the line before. */
const indentBelow = indentService.of((context, at) => {
  const { text } = context.lineAt(at, -1);
  return opensBlock.test(text) ? startOf(text) + context.unit : undefined;
});

/** The column at which a line's own words begin, behind the dashes of a list. */
function startOf(line: string): number {
  return /^\s*(?:-\s+)*/u.exec(line)?.[0].length ?? 0;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** From the end of a line to the end of what stands further in below it; null where nothing does. */
function foldBelow(state: EditorState, lineStart: number): { from: number; to: number } | null {
  const head = state.doc.lineAt(lineStart);
  const own = indentOf(head.text);
  if (/^\s*(?:#|$)/u.test(head.text)) return null;
  let last = head;
  for (let number = head.number + 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    if (line.text.trim() === '') continue;
    if (!isBelow(head.text, own, line.text)) break;
    last = line;
  }
  return last === head ? null : { from: head.to, to: last.to };
}

/** A list may stand as far in as its key. */
function isBelow(head: string, own: number, line: string): boolean {
  const at = indentOf(line);
  return at > own || (at === own && line.startsWith('- ', at) && !head.startsWith('- ', own));
}

/** Colours, folding and indenting of script text. */
export function scriptLanguage(): LanguageSupport {
  return new LanguageSupport(script, [foldService.of(foldBelow), indentBelow]);
}
