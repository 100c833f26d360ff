import type { RoleName } from '../script.ts';
import { type FieldName, findByWord, plain, vocabulary, wordsOf } from '../vocabulary/index.ts';
import { type DayReading, readDayText } from './read-day.ts';
import { type PlaceReading, placeOfHeading } from './read-place.ts';
import { readRole } from './read-role.ts';

/** What a column's heading says. */
export interface HeaderReading {
  readonly field: FieldName;
  /** 3: the heading is one of the field's words; 2: a part of it is (动作/节点); 1: it holds one (活动内容) */
  readonly certainty: 1 | 2 | 3;
}

/** What a heading says of everything in its column beside the field: 私聊话术 is said privately, a column headed Day2 happens on day 2. */
export interface ColumnSetting {
  readonly day: DayReading | null;
  readonly place: PlaceReading | null;
  readonly role: RoleName | null;
}

/** Longer than any heading; what is longer is content. */
const LONGEST_HEADING = 24;

/** Reads a heading; null when it names no field. */
export function readHeader(written: string): HeaderReading | null {
  if (written.length > LONGEST_HEADING * 3) return null;
  const heading =
    written
      .replace(/[（(【[].*?[）)】\]]/gu, '')
      .replace(/[:：*＊\s]+/gu, ' ')
      .trim() || written.trim();
  if (heading === '' || [...heading].length > LONGEST_HEADING) return null;
  const whole = findByWord('fields', heading) ?? findByWord('fields', written);
  if (whole) return { field: whole.name, certainty: 3 };
  for (const part of heading.split(/[/／、,，&＆|+·]|\bor\b|和|或/u)) {
    const named = findByWord('fields', part);
    if (named) return { field: named.name, certainty: 2 };
  }
  const within = lastWithin(heading);
  return within ? { field: within, certainty: 1 } : null;
}

/** Chinese words, and English ones of some length: `at` and `by` are in too many others. */
const words = Object.values(vocabulary.fields).flatMap((entry) =>
  wordsOf(entry)
    .map((word) => ({ field: entry.name, word: plain(word), english: /^[a-z]/iu.test(word) }))
    .filter(({ word, english }) => (english ? word.length >= 4 : [...word].length >= 2)),
);

/** The field whose word stands last in a heading: Chinese puts the noun that counts at the end (活动内容 is content). The longest of those that end together. */
function lastWithin(heading: string): FieldName | null {
  const comparable = plain(heading);
  const tokens = new Set(heading.toLowerCase().split(/[^a-z]+/u));
  let best: { readonly field: FieldName; readonly end: number; readonly length: number } | null = null;
  for (const { field, word, english } of words) {
    const at = comparable.lastIndexOf(word);
    if (at < 0 || (english && !tokens.has(word))) continue;
    const end = at + word.length;
    if (!best || end > best.end || (end === best.end && word.length > best.length)) best = { field, end, length: word.length };
  }
  return best?.field ?? null;
}

/**
 * What a heading says of its whole column: which place, role or day.
 *
 * @param o.alone the heading must say nothing else (Day2, 私聊, 班主任); otherwise it is a heading of copy that also says so (私聊话术)
 */
export function readColumnSetting(written: string, o: { readonly alone: boolean }): ColumnSetting | null {
  const text = written.trim();
  if ([...text].length > LONGEST_HEADING) return null;
  const day = readDayText(text);
  const setting: ColumnSetting = o.alone
    ? {
        day: day !== null && (day.kind === 'days' || day.kind === 'dates' || day.kind === 'weekday') ? day : null,
        place: findByWord('places', text) || findByWord('elsewhere', text) ? placeOfHeading(text) : null,
        role: findByWord('roles', text)?.name ?? null,
      }
    : { day: day?.kind === 'days' ? day : null, place: placeOfHeading(text), role: readRole(text)?.role ?? null };
  return setting.day === null && setting.place === null && setting.role === null ? null : setting;
}
