import { badTime } from '../lint/rules/bad-time.ts';
import type { DayTime, Place, RoleName } from '../script.ts';
import { findByWord } from '../vocabulary/vocabulary.ts';
import { parseDuration } from './parse-time.ts';
import { parseWhen } from './parse-when.ts';
import { type Field, type Reading, readText, readTexts } from './read-map.ts';
import { badValue, type Expected, missingKey } from './rules.ts';

/** The fields of one declared thing, and what reading them needs. */
export interface DeclaredFields {
  readonly reading: Reading;
  readonly fields: ReadonlyMap<string, Field>;
  /** of the thing itself, for what is missing */
  readonly at: Place;
  /** null: the script's own number of days is unreadable */
  readonly days: number | null;
}

/** Every reader gives null for a field that is not written; one that is wrong is reported and null too. */
export const text = ({ reading, fields }: DeclaredFields, key: string): string | null => readText(reading, fields.get(key));

/** A field that must be written; `example` shows how. */
export function required<T>(o: DeclaredFields, key: string, example: string, read: (o: DeclaredFields, key: string) => T | null): T | null {
  const field = o.fields.get(key);
  if (!field?.node) o.reading.report(missingKey, missingKey.formats.missing(key, `${key}: ${example}`), field?.at ?? o.at);
  return field?.node ? read(o, key) : null;
}

function readAs<T>(o: DeclaredFields, key: string, what: Expected, parse: (written: string) => T | null): T | null {
  const field = o.fields.get(key);
  const written = readText(o.reading, field, what);
  if (written === null || !field) return null;
  const value = parse(written);
  if (value === null) o.reading.report(badValue, badValue.formats.expected(key, what), field.at);
  return value;
}

/** `999`, `9.90` → minor units. Prices have at most two decimals, whatever the currency. */
export const money = (o: DeclaredFields, key: string): number | null =>
  readAs(o, key, 'money', (written) => (/^\d{1,8}(\.\d{1,2})?$/.test(written) ? Math.round(Number(written) * 100) : null));

/** A whole number that is not negative. */
export const count = (o: DeclaredFields, key: string): number | null =>
  readAs(o, key, 'count', (written) => (/^\d{1,9}$/.test(written) ? Number(written) : null));

export const flag = (o: DeclaredFields, key: string): boolean | null =>
  readAs(
    o,
    key,
    'flag',
    (written) => ({ true: true, false: false, yes: true, no: false, 是: true, 否: false })[written.toLowerCase()] ?? null,
  );

/** `1d`, `12h` → minutes. */
export const duration = (o: DeclaredFields, key: string): number | null => readAs(o, key, 'duration', parseDuration);

export function durations(o: DeclaredFields, key: string): readonly number[] {
  return readTexts(o.reading, o.fields.get(key)).flatMap(({ text: written, at }) => {
    const minutes = parseDuration(written);
    if (minutes === null) o.reading.report(badValue, badValue.formats.expected(key, 'duration'), at);
    return minutes === null ? [] : [minutes];
  });
}

/** One of these words. */
export function oneOf<const T extends string>(names: readonly T[]): (o: DeclaredFields, key: string) => T | null {
  return (o, key) => {
    const field = o.fields.get(key);
    const written = readText(o.reading, field);
    if (written === null || !field) return null;
    const name = names.find((one) => one === written);
    if (name === undefined) o.reading.report(badValue, badValue.formats.notOneOf(key, written, names), field.at);
    return name ?? null;
  };
}

export function listOf<const T extends string>(o: DeclaredFields, key: string, names: readonly T[]): readonly T[] {
  return readTexts(o.reading, o.fields.get(key)).flatMap(({ text: written, at }) => {
    const name = names.find((one) => one === written);
    if (name === undefined) o.reading.report(badValue, badValue.formats.notOneOf(key, written, names), at);
    return name === undefined ? [] : [name];
  });
}

export function role(o: DeclaredFields, key: string): RoleName | null {
  const field = o.fields.get(key);
  const written = readText(o.reading, field);
  if (written === null || !field) return null;
  const found = findByWord('roles', written)?.name ?? null;
  if (!found) o.reading.report(badValue, badValue.formats.expected(key, 'role'), field.at);
  return found;
}

/** `day 5 20:30`, within the script's days. */
export function moment(o: DeclaredFields, key: string): DayTime | null {
  const field = o.fields.get(key);
  const written = readText(o.reading, field);
  if (written === null || !field) return null;
  const parsed = parseWhen(written);
  if (!parsed.ok) o.reading.report(badTime, parsed.message, field.at);
  else if (parsed.value.kind !== 'at') o.reading.report(badValue, badValue.formats.expected(key, 'moment'), field.at);
  else if (o.days !== null && (parsed.value.time.day < 1 || parsed.value.time.day > o.days)) {
    o.reading.report(badTime, badTime.formats.dayBeyond(parsed.value.time.day, o.days), field.at);
  } else return parsed.value.time;
  return null;
}
