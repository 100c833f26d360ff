import type { YAMLMap, YAMLSeq } from 'yaml';
import { contentEnd, indentAt, insertion, setField, startOf } from './edit-map.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** Edits that write a cue once more right behind itself, with another id and, where given, another time. */
export function copyCue(
  text: string,
  cues: YAMLSeq,
  { cue, id, when }: { cue: YAMLMap; id: string; when: string | null },
): readonly TextEdit[] {
  const [start, end] = [startOf(cue), contentEnd(text, cue)];
  const inside = [
    ...setField(text, cue, { field: 'id', value: id }),
    ...(when === null ? [] : setField(text, cue, { field: 'when', value: when })),
  ];
  const copied = applyEdits(
    text.slice(start, end),
    inside.map((edit) => ({ ...edit, from: edit.from - start, to: edit.to - start })),
  );
  if (cues.flow) return [insertion(end, `, ${copied}`)];
  const spaced = /\n\s*\n\s*- /u.test(text.slice(startOf(cues), cues.range?.[1] ?? text.length));
  return [insertion(end, `${spaced ? '\n\n' : '\n'}${indentAt(text, startOf(cues))}- ${copied}`)];
}
