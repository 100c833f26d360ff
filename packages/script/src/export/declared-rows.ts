import { parse } from 'yaml';
import type { Locale } from '../script.ts';
import { blockWords, fieldWords } from './declared-words.ts';

/**
 * What a script declares beside its cues (products, offers, rules …) as rows of a sheet: block, number of the item, field, value. Whatever the language declares is
 * laid out so, whether this file knows it or not, and `readDeclaredRows` makes the same of it again.
 */
export function declaredRows(declared: Readonly<Record<string, unknown>>, locale: Locale): readonly (readonly string[])[] {
  return Object.entries(declared).flatMap(([block, value]) => {
    const label = blockWords[block]?.[locale] ?? block;
    if (Array.isArray(value) && value.length > 0)
      return value.flatMap((item, index) => leaves(item).map(({ path, text }) => [label, String(index + 1), named(path, locale), text]));
    return leaves(value).map(({ path, text }) => [label, '', named(path, locale), text]);
  });
}

interface Leaf {
  readonly path: readonly string[];
  readonly text: string;
}

function leaves(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value)
      ? value.map((item: unknown, index) => [String(index + 1), item] as const)
      : Object.entries(value as Readonly<Record<string, unknown>>);
    if (entries.length > 0) return entries.flatMap(([key, item]) => leaves(item, [...path, key]));
  }
  return [{ path, text: scalarText(value) }];
}

/** A value as it stands in a cell: a text as it is where YAML reads it as that text, else in quotation marks. */
function scalarText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  return value !== '' && value === value.trim() && !/[\n\r]/u.test(value) && scalarOf(value) === value ? value : JSON.stringify(value);
}

/** The value a cell's text stands for. */
export function scalarOf(text: string): unknown {
  if (/^["[{]/u.test(text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  }
  if (!/^(?:[-+]?[\d.]|true$|false$|null$|~$|\.(?:inf|nan)$)/iu.test(text)) return text;
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null ? text : value;
  } catch {
    return text;
  }
}

function named(path: readonly string[], locale: Locale): string {
  return path.map((key) => fieldWords[key]?.[locale] ?? key).join('.');
}
