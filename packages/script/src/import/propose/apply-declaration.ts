import { Document, isMap, isScalar, type Node, parseDocument, visit } from 'yaml';
import type { Declaration } from './proposal.ts';

/**
 * Writes a declaration into a script's text: an item at the end of its list, or keys of its map, each only where it is not there yet. The block it belongs to is
 * made above the cues where the script has none; all other lines stay letter by letter. A text whose head cannot be read comes back as it was.
 */
export function applyDeclaration(text: string, { path, value }: Declaration): string {
  const [key = '', inside] = path;
  const document = parseDocument(text, { logLevel: 'silent' });
  const root = document.contents;
  if (!isMap(root) || document.errors.length > 0) return text;
  const pair = root.items.find((item) => isScalar(item.key) && item.key.value === key);
  const there: unknown = pair?.value ? (pair.value as Node).toJS(document) : undefined;
  const next = inside === undefined ? grown(there, value) : { ...asRecord(there), [inside]: grown(asRecord(there)[inside], value, true) };
  if (next === null || JSON.stringify(next) === JSON.stringify(there)) return text;
  const block = blockOf(key, next);
  if (!pair) {
    const before = root.items.find((item) => isScalar(item.key) && ['notes', 'cues'].includes(String(item.key.value)));
    const at = isScalar(before?.key) && before.key.range ? lineStart(text, before.key.range[0]) : text.length;
    return `${text.slice(0, at)}${at > 0 && text[at - 1] !== '\n' ? '\n' : ''}${block}${text.slice(at)}`;
  }
  const start = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
  const end = (pair.value as Node | null)?.range?.[1] ?? text.indexOf('\n', start);
  const rest = text.slice(end).replace(/^[ \t]*\n?/u, '');
  return `${text.slice(0, start)}${block}${rest}`;
}

/** The list with the item, the map with the keys it has not; null where what is there is neither. */
function grown(there: unknown, value: Readonly<Record<string, unknown>>, list = 'id' in value): unknown {
  if (!list) return { ...value, ...asRecord(there) };
  if (there === undefined || there === null) return [value];
  if (!Array.isArray(there)) return null;
  const items = there as readonly unknown[];
  return items.some((item) => asRecord(item)['id'] === value['id']) ? items : [...items, value];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

/** A block as scripts lay it out: an item a line. */
function blockOf(key: string, value: unknown): string {
  const document = new Document({ [key]: value });
  visit(document, {
    Map: (name, map) => {
      if (typeof name === 'number') map.flow = true;
    },
    Seq: (_, list) => {
      if (list.items.every((item) => isScalar(item))) list.flow = true;
    },
    Pair: (_, one) => {
      if (isScalar(one.key) && one.key.value === 'earn' && isMap(one.value)) one.value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, nullStr: '' });
}

function lineStart(text: string, index: number): number {
  return text.lastIndexOf('\n', index - 1) + 1;
}
