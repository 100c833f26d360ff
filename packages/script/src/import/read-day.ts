import { NUMERAL, readNumeral } from './numerals.ts';
import type { Cell } from './sheet.ts';

/** A date as written; year null when it was left out. */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** What a cell says about days. `rest`: what else stands there ("Day1 建立信任" → "建立信任"). */
export type DayReading =
  /** `and`: a date standing beside the day's number, which tells what date day 1 is */
  | { readonly kind: 'days'; readonly days: readonly number[]; readonly and: WrittenDate | null; readonly rest: string }
  | { readonly kind: 'dates'; readonly dates: readonly WrittenDate[]; readonly rest: string }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly rest: string }
  /** every day of the script */
  | { readonly kind: 'every'; readonly rest: string }
  /** before the opening, which a script does not reach: D-1, 开营前1天, Day0 */
  | { readonly kind: 'before'; readonly rest: string };

const N = NUMERAL;
const DASH = String.raw`\s*(?:[-~—–]+|至|到|to)\s*`;
const DAY_WORD = String.raw`(?:day|d(?=\s*\d))\s*[.#_:]?\s*-?\s*`;
const englishNumbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const BEFORE = new RegExp(
  `^(?:d\\s*-\\s*\\d+|t\\s*-\\s*\\d+|(?:day|d|第)\\s*0(?!\\d)\\s*[天日]?|第零天|(?:开营|开课|开群|开班|开营仪式)前(?:${N}[天日]|[一两]?[天日])?)`,
  'u',
);
const PATTERNS: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => readonly number[] }[] = [
  // Day2-3, Day2~Day6, D1-D3
  { pattern: new RegExp(`^${DAY_WORD}(\\d{1,3})${DASH}(?:day|d|第)?\\s*(\\d{1,3})(?!\\d|\\s*[:点])\\s*[天日]?`, 'u'), read: span },
  // 第2-3天, 第二天至第三天
  { pattern: new RegExp(`^第?\\s*(${N})\\s*[天日]?${DASH}第?\\s*(${N})\\s*[天日]`, 'u'), read: span },
  // Day1、Day3 ; 第1、3天 ; Day1/3/5
  {
    pattern: new RegExp(`^(?:${DAY_WORD}|第)(${N}\\s*[天日]?(?:\\s*[、,/&和及]\\s*(?:day|d|第)?\\s*${N}\\s*[天日]?)+)(?!\\s*[:点])`, 'u'),
    read: list,
  },
  // Day1, D1, Day 01
  { pattern: new RegExp(`^${DAY_WORD}(\\d{1,3})(?!\\d)\\s*[天日]?`, 'u'), read: one },
  { pattern: new RegExp(`^day\\s*(${englishNumbers.join('|')})\\b`, 'u'), read: one },
  // 第3天, 第三天, 第三日
  { pattern: new RegExp(`^第\\s*(${N})\\s*(?:个)?(?:[天日晚夜]|课日)`, 'u'), read: one },
  // T+0 is the opening's day
  { pattern: /^[td]\s*\+\s*(\d{1,3})/u, read: (match) => [Number(match[1]) + 1] },
  { pattern: /^t日?$/u, read: () => [1] },
  // 开营日, 首日
  { pattern: /^(?:开营|开课|开群|开班)(?:日|当天|当日|仪式)|^首日/u, read: () => [1] },
];

function one(match: RegExpExecArray): readonly number[] {
  const named = englishNumbers.indexOf(match[1] ?? '');
  return [named >= 0 ? named + 1 : (readNumeral(match[1] ?? '') ?? 0)];
}

function span(match: RegExpExecArray): readonly number[] {
  const [from, to] = [readNumeral(match[1] ?? '') ?? 0, readNumeral(match[2] ?? '') ?? 0];
  // 第3-1天 says nothing; both are kept so that nothing is lost
  return to < from || to - from > 100 ? [from, to] : Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function list(match: RegExpExecArray): readonly number[] {
  return (match[1] ?? '').split(/[、,/&和及]/u).flatMap((part) => readNumeral(part.replace(/day|d|第|[天日]|\s/gu, '')) ?? []);
}

const weekdayNames: readonly RegExp[] = [
  /^(?:周|星期|礼拜)[日天]|^sun(?:day)?\b/u,
  /^(?:周|星期|礼拜)一|^mon(?:day)?\b/u,
  /^(?:周|星期|礼拜)二|^tue(?:s|sday)?\b/u,
  /^(?:周|星期|礼拜)三|^wed(?:nesday)?\b/u,
  /^(?:周|星期|礼拜)四|^thu(?:rs|rsday)?\b/u,
  /^(?:周|星期|礼拜)五|^fri(?:day)?\b/u,
  /^(?:周|星期|礼拜)六|^sat(?:urday)?\b/u,
];

/**
 * Reads a cell that says on which day: `Day1`, `D1`, `第3天`, `第三天`, `3`, `Day2-3`, `第1、3天`, a date, a weekday, `每天`, `D-1`. Null when it says none of these.
 */
export function readDay(cell: Pick<Cell, 'kind' | 'value' | 'text'>): DayReading | null {
  if (cell.kind === 'date') return dateOfCell(String(cell.value));
  if (cell.kind === 'number' && typeof cell.value === 'number') return dayOfNumber(cell.value);
  if (cell.text.length > LONGEST_DAY) return null;
  const text = comparable(cell.text);
  if (/^\d{1,3}$/u.test(text)) return dayOfNumber(Number(text));
  const numeral = /^[一二两三四五六七八九十廿]{1,3}$/u.test(text) ? readNumeral(text) : null;
  if (numeral !== null) return { kind: 'days', days: [numeral], and: null, rest: '' };
  const range = /^(\d{1,2})\s*[-~—–至到]\s*(\d{1,2})\s*[天日]?$/u.exec(text);
  if (range) return { kind: 'days', days: span(range), and: null, rest: '' };
  return readDayText(cell.text) ?? readLooseDates(text) ?? readDayInside(text);
}

/** Longer than anything that says a day. */
const LONGEST_DAY = 200;

/** The same where the text must say so itself (`第3天`, a date): a bare number is no day. For section rows, sheet names and times with a day before them. */
export function readDayText(written: string): DayReading | null {
  if (written.length > LONGEST_DAY) return null;
  const text = comparable(written);
  const before = BEFORE.exec(text);
  if (before && !/^(?:day|d)\s*-\s*[1-9]/u.test(text.startsWith('day') ? text : '')) return { kind: 'before', rest: restOf(text, before) };
  for (const { pattern, read } of PATTERNS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = restOf(text, match);
    const date = readDates(rest);
    return { kind: 'days', days: read(match), and: date?.dates[0] ?? null, rest: date ? date.rest : rest };
  }
  const dates = /^(?:20\d\d\s*[年./-]|\d{1,2}\s*[月/]|[a-z]{3}|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3})/u.test(text) ? readDates(text) : null;
  if (dates) {
    // 12月1日(Day1): the day's number says more than the date
    const days = readDayText(dates.rest);
    return days?.kind === 'days' ? { ...days, and: dates.dates[0] ?? null } : { kind: 'dates', ...dates };
  }
  const every = /^(?:每天|每日|天天|daily|every\s?day|全程|全部)/u.exec(text);
  if (every) return { kind: 'every', rest: restOf(text, every) };
  for (const [weekday, pattern] of weekdayNames.entries()) {
    const match = pattern.exec(text);
    if (match) return { kind: 'weekday', weekday, rest: restOf(text, match) };
  }
  return null;
}

/** A day named after other words: 信任期（Day1-2）. */
function readDayInside(text: string): DayReading | null {
  const at = text.search(new RegExp(`(?:(?<![a-z])d(?:ay)?\\s*\\d|第\\s*${N}\\s*[天日])`, 'u'));
  const reading = at > 0 ? readDayText(text.slice(at)) : null;
  return reading && { ...reading, rest: trimmed(`${text.slice(0, at)} ${reading.rest}`) };
}

/** 12.1 and 12-1 are dates in a column of days; elsewhere they may be prices or ranges. */
function readLooseDates(text: string): DayReading | null {
  const dates = readDates(text);
  return dates && { kind: 'dates', ...dates };
}

function comparable(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[〜∼]/gu, '~')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s【[(<《]+/u, '')
    .trim();
}

function restOf(text: string, match: RegExpExecArray): string {
  return trimmed(text.slice(match[0].length));
}

function trimmed(text: string): string {
  return text
    .replace(/^[\s\])】》>:,、.·|/-]+|[\s(【[《<]+$/gu, '')
    .replace(/^\((.*)\)?$/u, '$1')
    .replace(/^\(|\)$/gu, '')
    .trim();
}

/** A whole number is a day; one above 30,000 is how spreadsheets store a date that lost its format. */
function dayOfNumber(value: number): DayReading | null {
  if (value > 30_000 && value < 100_000) return dateOfCell(new Date((Math.floor(value) - 25_569) * 86_400_000).toISOString());
  if (!Number.isInteger(value) || value < 0 || value > 999) return null;
  return value === 0 ? { kind: 'before', rest: '' } : { kind: 'days', days: [value], and: null, rest: '' };
}

function dateOfCell(value: string): DayReading | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)/u.exec(value);
  if (!match) return null;
  return { kind: 'dates', dates: [{ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }], rest: '' };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:${months.join('|')})[a-z]*\\.?`;
const DATE = new RegExp(
  [
    '^(?:(?<year>20\\d\\d)\\s*[年./-]\\s*)?(?<month>1[0-2]|0?[1-9])\\s*[月./-]\\s*(?<day>3[01]|[12]\\d|0?[1-9])(?![\\d:])\\s*[日号]?',
    `^(?<named>${MONTH})\\s*(?<namedDay>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?!\\d|:)(?:,?\\s*(?<namedYear>20\\d\\d))?`,
    `^(?<firstDay>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?\\s+(?<lastNamed>${MONTH})(?:,?\\s*(?<lastYear>20\\d\\d))?`,
  ].join('|'),
  'u',
);

/** One date or a span of dates at the beginning of a text: `2026年3月1日`, `3/1-3/3`, `3月1-3日`, `Mar 1`. */
function readDates(text: string): { readonly dates: readonly WrittenDate[]; readonly rest: string } | null {
  const first = readDate(text);
  if (!first) return null;
  const joined = new RegExp(`^${DASH}`, 'u').exec(first.after);
  if (!joined) return { dates: [first.date], rest: trimmed(first.after) };
  const after = first.after.slice(joined[0].length);
  const second = readDate(after) ?? readBareDay(after, first.date);
  return second
    ? { dates: datesBetween(first.date, second.date), rest: trimmed(second.after) }
    : { dates: [first.date], rest: trimmed(first.after) };
}

function readDate(text: string): { readonly date: WrittenDate; readonly after: string } | null {
  const match = DATE.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const name = groups['named'] ?? groups['lastNamed'];
  const year = groups['year'] ?? groups['namedYear'] ?? groups['lastYear'];
  const month = name === undefined ? Number(groups['month']) : months.indexOf(name.slice(0, 3)) + 1;
  const day = Number(groups['day'] ?? groups['namedDay'] ?? groups['firstDay']);
  return { date: { year: year === undefined ? null : Number(year), month, day }, after: text.slice(match[0].length) };
}

/** the second day of 3月1-3日 */
function readBareDay(text: string, first: WrittenDate): { readonly date: WrittenDate; readonly after: string } | null {
  const match = /^(3[01]|[12]\d|0?[1-9])\s*[日号]/u.exec(text);
  return match ? { date: { ...first, day: Number(match[1]) }, after: text.slice(match[0].length) } : null;
}

function datesBetween(from: WrittenDate, to: WrittenDate): readonly WrittenDate[] {
  const start = epochDay({ ...from, year: from.year ?? to.year }, 2001);
  const length = epochDay({ ...to, year: to.year ?? from.year }, 2001) - start;
  if (length < 1 || length > 60) return [from, to];
  return Array.from({ length: length + 1 }, (_, index) => {
    const date = new Date((start + index) * 86_400_000);
    return { year: from.year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  });
}

/** Days since 1970-01-01; `yearUnknown` stands in for a year that was left out. */
export function epochDay(date: WrittenDate, yearUnknown: number): number {
  return Math.round(Date.UTC(date.year ?? yearUnknown, date.month - 1, date.day) / 86_400_000);
}
