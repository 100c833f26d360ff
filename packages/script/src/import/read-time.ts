import { vocabulary } from '../vocabulary/index.ts';
import { NUMERAL, readNumeral } from './numerals.ts';
import type { Cell } from './sheet.ts';

/** A clock time or a span of the day; minutes since midnight, 1440 and more being the next day. */
export interface ClockSpan {
  readonly start: number;
  /** null when only a moment was written */
  readonly end: number | null;
}

/** What a cell in a time column says. */
export type TimeReading =
  | { readonly kind: 'blank' }
  /** `rest`: words beside the time that mean something ("提前10分钟上线"); `nextDay`: 次日, 明早 */
  | { readonly kind: 'clock'; readonly spans: readonly ClockSpan[]; readonly rest: string; readonly nextDay: boolean }
  /** so long after a member joined */
  | { readonly kind: 'afterJoin'; readonly minutes: number }
  /** looks like a time but is none: 25:00, 9:75 */
  | { readonly kind: 'impossible' }
  /** words without a clock time: 随时, 直播结束后 */
  | { readonly kind: 'words' };

/** words that may stand beside a time without meaning anything more */
const NOISE =
  /左右|前后|准时|正式|开始|起|大约|大概|约|整|北京时间|时间|approx\.?|about|around|sharp|from|at|[()[\]{}【】,，、;；.。:：/|&+~—–-]|\s/giu;

const NEXT_DAY = /次日|翌日|隔天|明早|明晚|明天|明日|next day/u;

const JOINED = vocabulary.anchors.join.words['zh-CN'].join('|');
const AFTER_JOIN_ZH = new RegExp(
  `^(?:${JOINED})(?:成功)?(?:之后|以后|后)?(?:立即|马上|即刻|即时|当时|第一时间|即发)?(?:(${NUMERAL}|半)个?(分钟|小时|分|天))?(?:后)?$`,
  'u',
);
const AFTER_JOIN_EN =
  /^(?:(?:immediately|right)?\s*(?:after|on|upon)\s+(?:join(?:ing|ed)?))$|^(\d+)\s*(m|min|mins|minutes?|h|hrs?|hours?|d|days?)\s+after\s+join(?:ing|ed)?$/u;

/**
 * Reads a cell that says when: `09:00`, `9：00`, `20:00-20:40`, `早8点`, `晚上8:30`, `中午12点`, `8点半`, `8:30pm`, several of them, a spreadsheet's
 * own time or fraction of a day, `入群后2小时`.
 */
export function readTime(cell: Pick<Cell, 'kind' | 'value' | 'text'>): TimeReading {
  if (cell.kind === 'time' && typeof cell.value === 'number') return moment(cell.value);
  if (cell.kind === 'date') {
    const time = /T(\d\d):(\d\d)$/u.exec(String(cell.value));
    return time ? moment(Number(time[1]) * 60 + Number(time[2])) : { kind: 'words' };
  }
  if (cell.kind === 'number' && typeof cell.value === 'number') return readNumber(cell.value);
  return readTimeText(cell.text);
}

function moment(minutes: number): TimeReading {
  if (minutes < 0 || minutes > 1440) return { kind: 'impossible' };
  return { kind: 'clock', spans: [{ start: minutes, end: null }], rest: '', nextDay: false };
}

/** 0.375 is 09:00 as spreadsheets store it, 930 and 2030 are hours and minutes, 9 is nine o'clock. */
function readNumber(value: number): TimeReading {
  if (value > 0 && value < 1) return moment(Math.round(value * 1440));
  if (!Number.isInteger(value)) {
    // a date and a time in one number
    return value > 30_000 && value < 100_000 ? moment(Math.round((value - Math.floor(value)) * 1440)) : { kind: 'impossible' };
  }
  if (value >= 0 && value <= 24) return moment(value * 60);
  return value >= 100 && value % 100 < 60 && value <= 2400 ? moment(Math.floor(value / 100) * 60 + (value % 100)) : { kind: 'impossible' };
}

/** Longer than any time anybody writes; keeps what follows from searching in a novel. */
const LONGEST_TIME = 200;

/** The same for text alone. */
export function readTimeText(written: string): TimeReading {
  if (written.length > LONGEST_TIME) return { kind: 'words' };
  const text = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[〜～∼˜]/gu, '~')
    // 8-9点 says 点 for both
    .replace(/(?<![\d:点])(\d{1,2})\s*([-~—–至到])\s*(?=\d{1,2}\s*[点點])/gu, '$1点$2')
    .trim();
  if (text === '' || /^[-—–/\\无]+$/u.test(text)) return { kind: 'blank' };
  const afterJoin = readAfterJoin(text);
  if (afterJoin) return afterJoin;
  const digitsOnly = /^(\d{1,2})(\d{2})$/u.exec(text);
  if (digitsOnly) return readNumber(Number(text));
  if (/^\d{1,2}$/u.test(text)) return readNumber(Number(text));
  const found = findClocks(text);
  if (found.impossible) return { kind: 'impossible' };
  if (found.spans.length === 0) return /\d\s*[:;]\s*\d/u.test(text) ? { kind: 'impossible' } : { kind: 'words' };
  const nextDay = NEXT_DAY.test(text.slice(0, found.firstEnd));
  const rest = found.rest.replace(/次日|翌日|隔天|明天|明日|next day|当天|当日|今天|今日|每天|每日/gu, '');
  return { kind: 'clock', spans: found.spans, rest: rest.replace(NOISE, '') === '' ? '' : rest.trim(), nextDay };
}

function readAfterJoin(text: string): TimeReading | null {
  const zh = AFTER_JOIN_ZH.exec(text.replace(/\s+/gu, ''));
  if (zh) {
    if (zh[1] === undefined) return { kind: 'afterJoin', minutes: 0 };
    const amount = zh[1] === '半' ? 0.5 : (readNumeral(zh[1]) ?? 0);
    const unit = zh[2] === '天' ? 1440 : zh[2] === '小时' ? 60 : 1;
    return { kind: 'afterJoin', minutes: Math.round(amount * unit) };
  }
  const en = AFTER_JOIN_EN.exec(text);
  if (!en) return null;
  const unit = en[2]?.startsWith('d') ? 1440 : en[2]?.startsWith('h') ? 60 : 1;
  return { kind: 'afterJoin', minutes: Number(en[1] ?? 0) * unit };
}

/** words for a part of the day that may stand before an hour */
export const PERIOD =
  '凌晨|清晨|早上|早晨|早间|上午|早|中午|正午|午间|下午|午后|傍晚|晚上|晚间|今晚|明晚|明早|夜里|夜晚|夜间|深夜|半夜|晚|夜';
const CLOCK = new RegExp(
  [
    `(?<period>${PERIOD})?\\s*(?<meridiemBefore>[ap]\\.?m\\.?)?\\s*`,
    '(?:',
    // 20:30, 9;30 (the key beside the colon), with seconds
    '(?<![\\d.])(?<hour>\\d{1,2})\\s*[:;]\\s*(?<minute>\\d{2})(?::\\d{2})?(?!\\d)',
    // 8点, 8点半, 八点一刻, 20时30分
    `|(?<oclock>${NUMERAL})\\s*(?:点|點|(?<!小)时|時)(?:钟|整)?(?<past>半|一刻|三刻|${NUMERAL}(?!\\s*[个天小]))?分?`,
    // 8pm
    '|(?<![\\d.:])(?<hourAlone>\\d{1,2})(?=\\s*[ap]\\.?m\\b)',
    // 9.30 standing alone
    '|(?<![\\d.])(?<dotHour>\\d{1,2})\\.(?<dotMinute>[0-5]\\d)(?![\\d.])',
    // noon
    '|(?<word>noon|midday|midnight)',
    ')\\s*(?<meridiemAfter>[ap]\\.?m\\.?)?',
  ].join(''),
  'gu',
);

interface Clocks {
  readonly spans: readonly ClockSpan[];
  readonly impossible: boolean;
  readonly rest: string;
  /** where the first time ends */
  readonly firstEnd: number;
}

/** All clock times of a text, joined to spans where a dash or 至 stands between two. */
function findClocks(text: string): Clocks {
  const spans: ClockSpan[] = [];
  let rest = '';
  let at = 0;
  let firstEnd = 0;
  let period: string | null = null;
  for (const match of [...text.matchAll(CLOCK), ...aloneNoon(text)]) {
    const between = text.slice(at, match.index);
    at = match.index + match[0].length;
    firstEnd ||= at;
    const groups = match.groups ?? {};
    const own = groups['period'] ?? groups['meridiemBefore'] ?? groups['meridiemAfter'] ?? null;
    const minutes = minutesOf(groups, own);
    if (minutes === null) return { spans: [], impossible: true, rest: '', firstEnd };
    const last = spans.at(-1);
    const joins =
      last !== undefined &&
      last.end === null &&
      /^\s*(?:[-~—–－]+|至|到|to|until|till)\s*(?:次日|翌日|隔天|第二天|next day)?\s*$/u.test(between);
    if (!joins) {
      rest += ` ${between}`;
      spans.push({ start: minutes, end: null });
      period = own;
      continue;
    }
    spans[spans.length - 1] = {
      start: last.start,
      end: endAfter({ start: last.start, end: minutes, inherited: own === null ? minutesOf(groups, period) : null }),
    };
  }
  return { spans, impossible: false, rest: `${rest} ${text.slice(at)}`.trim(), firstEnd };
}

/** 中午 and 正午 say a time by themselves when no number follows. */
function aloneNoon(text: string): readonly RegExpExecArray[] {
  const alone = /^(?<word>中午|正午|午夜|零点)$/u.exec(text);
  return alone && [...text.matchAll(CLOCK)].length === 0 ? [alone] : [];
}

/** An end before its start is meant in the same half of the day (晚上8:30-9:30), else on the next day (23:00-1:00). */
function endAfter(o: { readonly start: number; readonly end: number; readonly inherited: number | null }): number {
  if (o.end > o.start) return o.end;
  if (o.inherited !== null && o.inherited > o.start) return o.inherited;
  return o.end + 1440;
}

function minutesOf(groups: Readonly<Record<string, string | undefined>>, period: string | null): number | null {
  if (groups['word'] !== undefined)
    return ['midnight', '午夜', '零点'].includes(groups['word']) ? (groups['word'] === '零点' ? 0 : 1440) : 720;
  const hour = readNumeral(groups['hour'] ?? groups['oclock'] ?? groups['hourAlone'] ?? groups['dotHour'] ?? '');
  const minute = minuteOf(groups['minute'] ?? groups['dotMinute'] ?? groups['past']);
  if (hour === null || minute === null || minute > 59) return null;
  const shifted = hourOfDay(hour, period);
  return shifted === null || shifted > 24 || (shifted === 24 && minute > 0) ? null : shifted * 60 + minute;
}

function minuteOf(written: string | undefined): number | null {
  if (written === undefined) return 0;
  if (written === '半') return 30;
  if (written === '一刻') return 15;
  if (written === '三刻') return 45;
  return readNumeral(written);
}

/** The hour on a 24-hour clock: 晚8 is 20, 凌晨12 is 0, 晚上12 is 24. Null for what cannot be meant (晚上2点). */
function hourOfDay(hour: number, period: string | null): number | null {
  if (period === null || hour > 12) return hour;
  if (/^p/u.test(period)) return hour === 12 ? 12 : hour + 12;
  if (/^a|凌晨/u.test(period)) return hour === 12 ? 0 : hour;
  if (/中午|正午|午间/u.test(period)) return hour < 4 ? hour + 12 : hour;
  if (/下午|午后|傍晚/u.test(period)) return hour === 12 ? 12 : hour + 12;
  if (/晚|夜/u.test(period)) return hour === 12 ? 24 : hour < 4 ? null : hour + 12;
  return hour;
}
