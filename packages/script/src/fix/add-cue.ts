import { isMap, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { WrittenValue } from '../script.ts';
import { contentEnd, indentAt, insertion, startOf } from './edit-map.ts';
import type { TextEdit } from './text-edit.ts';
import { written } from './written.ts';

/** Edits that write a new cue behind another (or at the end), laid out as its neighbours are. */
export function addCue(
  text: string,
  cues: YAMLSeq,
  { after, fields }: { after: YAMLMap | null; fields: readonly (readonly [string, WrittenValue])[] },
): readonly TextEdit[] {
  const lines = fields.map(([field, value]) => `${field}: ${written(value)}`);
  const item = (after ?? cues.items.at(-1)) as Node | undefined;
  if (!item) return [{ from: startOf(cues), to: cues.range?.[1] ?? startOf(cues), insert: `[ { ${lines.join(', ')} } ]` }];
  const end = contentEnd(text, item);
  if (cues.flow) return [insertion(end, `, { ${lines.join(', ')} }`)];
  const indent = indentAt(text, startOf(cues));
  if (isMap(item) && item.flow) return [insertion(end, `\n${indent}- { ${lines.join(', ')} }`)];
  const spaced = /\n\s*\n\s*- /u.test(text.slice(startOf(cues), cues.range?.[1] ?? text.length));
  const cue = lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`).join('\n');
  return [insertion(end, `${spaced ? '\n\n' : '\n'}${cue}`)];
}
