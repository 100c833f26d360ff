import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { cueKeys } from '../parse/read-cue.ts';
import type { QuickFix, ScriptChange } from '../script.ts';
import { addCue } from './add-cue.ts';
import { copyCue } from './copy-cue.ts';
import { fieldOf, insertion, removeField, setField, startOf } from './edit-map.ts';
import { removeCue } from './remove-cue.ts';
import { replaceText } from './replace-text.ts';
import { applyEdits, compatible, type TextEdit } from './text-edit.ts';

/**
 * A quick fix as edits of a script's text: exact places, everything else letter by letter. Several changes of one fix are done one after the other;
 * the edits given are those of the text given.
 *
 * @returns null when the text does not hold what the fix would change (it was edited since), or changes of one fix meet at one place
 */
export function fixEdits(text: string, { changes }: QuickFix): readonly TextEdit[] | null {
  const document = parseDocument(text, { keepSourceTokens: false, uniqueKeys: false, logLevel: 'silent' });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root)) return null;
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const more = editsOf(text, root, change);
    if (more.length === 0 || more.some((edit) => !compatible(edit, edits))) return null;
    edits.push(...more);
  }
  return applyEdits(text, edits) === text ? null : edits;
}

function editsOf(text: string, root: YAMLMap, change: ScriptChange): readonly TextEdit[] {
  switch (change.kind) {
    case 'setField': {
      const cue = itemOf(root, 'cues', change.cue);
      if (!cue) return [];
      const { field, value } = change;
      return value === null ? removeField(text, cue, field) : setField(text, cue, { field, value, order: cueKeys });
    }
    case 'replaceText': {
      const cue = itemOf(root, 'cues', change.cue);
      return cue ? replaceText(text, cue, change) : [];
    }
    case 'addCue': {
      const cues = fieldOf(root, 'cues');
      if (!isSeq(cues)) return [];
      return addCue(text, cues, { after: change.after === null ? null : itemOf(root, 'cues', change.after), fields: change.fields });
    }
    case 'removeCue':
    case 'copyCue': {
      const cues = fieldOf(root, 'cues');
      const cue = itemOf(root, 'cues', change.cue);
      if (!isSeq(cues) || !cue) return [];
      return change.kind === 'removeCue' ? removeCue(text, cues, cue) : copyCue(text, cues, { cue, id: change.id, when: change.when });
    }
    case 'setDeclared': {
      const item = itemOf(root, change.list, change.id);
      return item ? setField(text, item, change) : [];
    }
    case 'setHead':
      return setHead(text, root, change);
  }
}

/** An item of a list by its id: the first of that id. */
function itemOf(root: YAMLMap, list: string, id: string): YAMLMap | null {
  const items = fieldOf(root, list);
  if (!isSeq(items)) return null;
  return items.items.filter(isMap).find((item) => String(item.get('id')) === id) ?? null;
}

/** What stands at the head goes above the cues; a mapping that is not there yet is written with it. */
function setHead(text: string, root: YAMLMap, { path: [key, inner], value }: ScriptChange & { kind: 'setHead' }): readonly TextEdit[] {
  const cues = root.items.find((pair) => String(pair.key) === 'cues')?.key;
  const above = cues && typeof cues === 'object' && 'range' in cues ? startOf(cues as YAMLMap) : null;
  if (inner === undefined) return setField(text, root, { field: key, value, order: [key, 'cues'] });
  const map = fieldOf(root, key);
  if (isMap(map)) return setField(text, map, { field: inner, value });
  const fields = [{ field: inner, value }];
  const lines = fields.map(({ field, value: one }) => (one === null ? `${field}:` : `${field}: ${JSON.stringify(one)}`));
  const own = root.items.find((pair) => String(pair.key) === key)?.key;
  if (own && typeof own === 'object' && 'range' in own)
    return [insertion(((own as YAMLMap).range?.[1] ?? 0) + 1, `\n  ${lines.join('\n  ')}`)];
  if (above === null) return [];
  return [insertion(above, root.flow ? `${key}: { ${lines.join(', ')} }, ` : `${key}:\n  ${lines.join('\n  ')}\n`)];
}
