import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { indexOfUnsayable } from '../finding.ts';
import type { Place } from '../script.ts';
import { badCharacter, badValue, duplicateKey, type Expected, type Report, unknownKey } from './rules.ts';
import type { YamlSource } from './yaml-source.ts';

/** One `key: value` of a mapping. `at` is the value's place, or the key's where there is no value. */
export interface Field {
  readonly key: string;
  readonly keyAt: Place;
  readonly at: Place;
  /** null: written without a value, or with nothing but blanks */
  readonly node: Node | null;
  /** written as `""`: nothing, but on purpose */
  readonly emptyText: boolean;
}

/** What reading needs to know and to tell. */
export interface Reading {
  readonly source: YamlSource;
  readonly report: Report;
}

export function placeOfNode({ source }: Reading, node: Node): Place {
  return source.placeOf(node.range?.[0] ?? 0);
}

/**
 * The fields of a mapping by key, the first of a repeated key. Null when it is no mapping.
 *
 * @param known the keys that may occur; null = any
 */
export function readMap(
  reading: Reading,
  node: Node,
  name: string,
  known: readonly string[] | null,
  what: Expected = 'map',
): ReadonlyMap<string, Field> | null {
  if (!isMap(node)) {
    reading.report(badValue, badValue.formats.expected(name, what), placeOfNode(reading, node));
    return null;
  }
  const fields = new Map<string, Field>();
  for (const pair of node.items) {
    const keyNode = isScalar(pair.key) ? pair.key : null;
    const key = typeof keyNode?.value === 'string' ? keyNode.value : '';
    const keyAt = keyNode ? placeOfNode(reading, keyNode) : placeOfNode(reading, node);
    const value = pair.value as Node | null;
    const emptyText = isScalar(value) && typeof value.value === 'string' && value.value.trim() === '';
    const empty = value === null || emptyText || (isScalar(value) && value.value === null);
    const before = fields.get(key);
    const unsayable = indexOfUnsayable(key);
    if (unsayable >= 0) reading.report(badCharacter, badCharacter.formats.control(key.charCodeAt(unsayable)), keyAt);
    else if (before) reading.report(duplicateKey, duplicateKey.formats.again(key, before.keyAt), keyAt);
    else if (known && !known.includes(key)) reading.report(unknownKey, unknownKey.formats.unknown(key, known), keyAt);
    else fields.set(key, { key, keyAt, at: empty ? keyAt : placeOfNode(reading, value), node: empty ? null : value, emptyText });
  }
  return fields;
}

/**
 * A field as text: line ends made alike, blanks at the end dropped. Numbers and booleans count as they are written. Null when it is empty or
 * something else (which is reported).
 */
export function readText(reading: Reading, field: Field | undefined, what: Expected = 'text'): string | null {
  return field?.node ? textOf(reading, field.node, field.key, what) : null;
}

function textOf(reading: Reading, node: Node, key: string, what: Expected = 'text'): string | null {
  if (!isScalar(node)) {
    reading.report(badValue, badValue.formats.expected(key, what), placeOfNode(reading, node));
    return null;
  }
  const text = typeof node.value === 'string' ? node.value : String(node.source ?? node.value);
  const unsayable = indexOfUnsayable(text);
  if (unsayable >= 0) {
    reading.report(badCharacter, badCharacter.formats.control(text.charCodeAt(unsayable)), placeOfNode(reading, node));
    return null;
  }
  const clean = text.replaceAll(/\r\n?/g, '\n').trimEnd();
  return clean === '' ? null : clean;
}

/** A text together with the node it stands in. */
export interface PlacedText {
  readonly text: string;
  readonly node: Node;
  readonly at: Place;
}

/** A field that is a list of texts, or one text standing for a list of one. Empty when it is empty. */
export function readTexts(reading: Reading, field: Field | undefined): readonly PlacedText[] {
  if (!field?.node) return [];
  const nodes = isSeq(field.node) ? (field.node.items as readonly (Node | null)[]) : [field.node];
  return nodes.flatMap((node) => {
    const text = node && textOf(reading, node, field.key);
    return node && text !== null ? [{ text, node, at: placeOfNode(reading, node) }] : [];
  });
}

/** The items of a list. Null (reported) when it is no list; empty when the field is empty or absent. */
export function readList(reading: Reading, field: Field | undefined): readonly Node[] | null {
  if (!field?.node) return [];
  if (!isSeq(field.node)) {
    reading.report(badValue, badValue.formats.expected(field.key, 'list'), field.at);
    return null;
  }
  return (field.node.items as readonly (Node | null)[]).flatMap((node) => (node ? [node] : []));
}

/** A field whose value is a word of the vocabulary; `find` knows the words. */
export function readWord<T>(
  reading: Reading,
  field: Field | undefined,
  find: (word: string) => T | null,
  names: readonly string[],
): T | null {
  const written = readText(reading, field);
  if (written === null || !field) return null;
  const found = find(written);
  if (found === null) reading.report(badValue, badValue.formats.notOneOf(field.key, written, names), field.at);
  return found;
}
