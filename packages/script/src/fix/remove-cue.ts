import { isMap, type YAMLMap, type YAMLSeq } from 'yaml';
import { contentEnd, startOf } from './edit-map.ts';
import type { TextEdit } from './text-edit.ts';

/** Edits that take a cue out of the list with the comment lines right above it; a list never becomes empty, a script without cues is none. */
export function removeCue(text: string, cues: YAMLSeq, cue: YAMLMap): readonly TextEdit[] {
  const items = cues.items.filter(isMap);
  const index = items.indexOf(cue);
  if (index < 0 || items.length < 2) return [];
  const [before, next] = [items[index - 1], items[index + 1]];
  if (cues.flow) {
    if (next) return [{ from: startOf(cue), to: startOf(next), insert: '' }];
    return before ? [{ from: contentEnd(text, before), to: contentEnd(text, cue), insert: '' }] : [];
  }
  const end = text.indexOf('\n', contentEnd(text, cue));
  return [{ from: headOf(text, lineStart(text, startOf(cue))), to: end < 0 ? text.length : afterBlank(text, end + 1), insert: '' }];
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The first of the comment lines that stand right above a line. */
function headOf(text: string, line: number): number {
  const above = line === 0 ? line : lineStart(text, line - 1);
  return above < line && /^\s*#/u.test(text.slice(above, line)) ? headOf(text, above) : line;
}

/** One blank line goes along, so that the gap does not become two. */
function afterBlank(text: string, at: number): number {
  const blank = /^[ \t]*\n/u.exec(text.slice(at, at + 200));
  return blank ? at + blank[0].length : at;
}
