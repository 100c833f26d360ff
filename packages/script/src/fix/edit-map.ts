import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { WrittenValue } from '../script.ts';
import type { TextEdit } from './text-edit.ts';
import { written } from './written.ts';

/**
 * Edits that give a field of a mapping a value, leaving everything else letter by letter.
 *
 * @param order where a new field goes: before the first field that comes later in this order, else at the end
 * @param value null: the key without a value
 */
export function setField(
  text: string,
  map: YAMLMap,
  { field, value, order = [] }: { field: string; value: WrittenValue | null; order?: readonly string[] },
): readonly TextEdit[] {
  const pairs = map.items as readonly Pair<Node, Node | null>[];
  const line = value === null ? `${field}:` : `${field}: ${written(value)}`;
  const own = pairs.find((pair) => keyOf(pair) === field);
  if (own) return replaceValue(own, value);
  const later = order.indexOf(field) < 0 ? [] : order.slice(order.indexOf(field) + 1);
  const next = pairs.find((pair) => later.includes(keyOf(pair)));
  if (next) {
    const at = startOf(next.key);
    return [insertion(at, map.flow ? `${line}, ` : `${line}\n${indentAt(text, at)}`)];
  }
  const last = pairs.at(-1);
  if (!last) return [{ from: startOf(map), to: map.range?.[1] ?? startOf(map), insert: `{ ${line} }` }];
  const end = contentEnd(text, last);
  return [insertion(end, map.flow ? `, ${line}` : `\n${indentAt(text, startOf(last.key))}${line}`)];
}

/** Edits that take a field out of a mapping. */
export function removeField(text: string, map: YAMLMap, field: string): readonly TextEdit[] {
  const pairs = map.items as readonly Pair<Node, Node | null>[];
  const index = pairs.findIndex((pair) => keyOf(pair) === field);
  const own = pairs[index];
  if (!own) return [];
  const next = pairs[index + 1];
  if (next) return [{ from: startOf(own.key), to: startOf(next.key), insert: '' }];
  const before = pairs[index - 1];
  return before ? [{ from: contentEnd(text, before), to: contentEnd(text, own), insert: '' }] : [];
}

/** The field of a mapping as a node. */
export function fieldOf(map: YAMLMap, field: string): Node | null {
  const pair = (map.items as readonly Pair<Node, Node | null>[]).find((one) => keyOf(one) === field);
  return pair?.value ?? null;
}

function keyOf({ key }: Pair<Node, Node | null>): string {
  return isScalar(key) ? String(key.value) : '';
}

/** Where the last character of a node's own content ends: a mapping's range may run on over blank lines and comments. */
export function contentEnd(text: string, of: Node | Pair<Node, Node | null>): number {
  if (isPairLike(of)) return of.value && !isNothing(of.value) ? contentEnd(text, of.value) : keyEnd(text, of.key);
  const last = isCollection(of) && !of.flow ? of.items.at(-1) : undefined;
  if (last && (isMap(of) || isSeq(of))) return contentEnd(text, last as Node);
  const [start = 0, end = 0] = of.range ?? [];
  return start + text.slice(start, end).trimEnd().length;
}

export function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** The blanks before a place on its line, with `- ` counting as blanks. */
export function indentAt(text: string, at: number): string {
  return ' '.repeat(at - (text.lastIndexOf('\n', at - 1) + 1));
}

export function insertion(at: number, insert: string): TextEdit {
  return { from: at, to: at, insert };
}

function replaceValue({ key, value: old }: Pair<Node, Node | null>, value: WrittenValue | null): readonly TextEdit[] {
  if (old && !isNothing(old)) {
    const [from = 0, to = 0] = old.range ?? [];
    return [{ from, to, insert: value === null ? '' : written(value) }];
  }
  // `key:` without a value: behind the colon
  const end = (key.range?.[1] ?? 0) + 1;
  return value === null ? [] : [insertion(end, ` ${written(value)}`)];
}

/** An empty value is a node too, of no length. */
function isNothing(node: Node): boolean {
  return isScalar(node) && node.value === null && (node.range?.[0] ?? 0) === (node.range?.[1] ?? 0);
}

function keyEnd(text: string, key: Node): number {
  const end = key.range?.[1] ?? 0;
  return text[end] === ':' ? end + 1 : end;
}

function isPairLike(of: Node | Pair<Node, Node | null>): of is Pair<Node, Node | null> {
  return 'key' in of;
}
