import { MOST_DAYS } from '../parse/read-head.ts';
import type { Finding, SendUntil, When } from '../script.ts';
import type { Entry, Remark } from './entry.ts';
import { readDayText } from './read-day.ts';
import { type ClockSpan, readTime, readTimeText, type TimeReading } from './read-time.ts';
import type { SettledDays } from './settle-days.ts';
import type { Cell } from './sheet.ts';
import { badTime, midnight, noTime, severalTimes, timeFromAbove, timeInWords, timeWithWords, untilInWords } from './when-findings.ts';

/** One moment an entry is to be performed at. */
export interface SettledMoment {
  readonly when: When;
  /** the day it belongs to, also where it waits for a go; null when unknown */
  readonly day: number | null;
  readonly sendUntil: SendUntil | null;
}

export interface SettledTimes {
  readonly moments: readonly SettledMoment[];
  /** what the time cell says beside a time */
  readonly remarks: readonly Remark[];
}

/** The time that an entry without one of its own takes over. */
interface Above {
  readonly entry: Entry;
  readonly day: SettledDays;
  readonly reading: TimeReading;
}

/** Settles the moments of each entry, over its days. What cannot be a time waits for a go, so that no row is lost. */
export function settleTimes(
  entries: readonly Entry[],
  days: readonly SettledDays[],
): { readonly settled: readonly SettledTimes[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  let above: Above | null = null;
  const settled = entries.map((entry, index) => {
    const day = days[index] ?? { days: null, rest: '', cell: null };
    const cell = entry.fields.time ?? entry.fields.when ?? null;
    let reading = cell ? readTime(withoutDay(cell)) : beside(day);
    if (reading.kind === 'blank') {
      const taken: TimeReading | null = above && continues(above, entry, day) ? above.reading : null;
      const about = { sheet: entry.sheet.name, cell: entry.origin };
      if (taken?.kind === 'clock') findings.push(timeFromAbove(about, clockOf(taken.spans)));
      else if (entry.has.has('time') || entry.has.has('when')) findings.push(noTime(about));
      reading = taken ?? reading;
    } else {
      reading = pastMidnight(above, entry, day, reading);
      if (cell) findings.push(...aboutTime(entry, cell, reading));
    }
    above = { entry, day, reading };
    const moments = momentsOf(entry, day, reading);
    const until = untilRemarks(entry, moments);
    if (until.length > 0 && entry.fields.sendUntil) findings.push(untilInWords({ sheet: entry.sheet.name, cell: entry.fields.sendUntil }));
    return { moments, remarks: [...(cell ? remarksOf(cell, reading) : []), ...until] };
  });
  return { settled, findings };
}

/** `第1天 09:00` in a column of times: the day is read elsewhere. */
function withoutDay(cell: Cell): Pick<Cell, 'kind' | 'value' | 'text'> {
  if (cell.kind !== 'text') return cell;
  const day = readDayText(cell.text);
  return day && readTimeText(cell.text).kind !== 'afterJoin' ? { kind: 'text', value: day.rest, text: day.rest } : cell;
}

/** `Day1 09:00` in a column of days, in a table without times. */
function beside(day: SettledDays): TimeReading {
  const reading = day.rest === '' ? null : readTimeText(day.rest);
  return reading?.kind === 'clock' ? reading : { kind: 'blank' };
}

/** A row without a time goes on from the one above when it stands on the same sheet and begins no other day. */
function continues(above: Above, entry: Entry, day: SettledDays): boolean {
  if (above.entry.sheet !== entry.sheet || above.reading.kind !== 'clock') return false;
  return above.day.days?.join() === day.days?.join();
}

/** Late in the evening and then early in the morning, row below row on the same day: the night goes on. */
const LATE = 18 * 60;
const EARLY = 5 * 60;

function pastMidnight(above: Above | null, entry: Entry, day: SettledDays, reading: TimeReading): TimeReading {
  if (above?.reading.kind !== 'clock' || reading.kind !== 'clock' || reading.nextDay) return reading;
  const before = above.reading.spans.at(-1)?.start ?? 0;
  const start = reading.spans[0]?.start ?? 0;
  const late = before >= LATE || above.reading.nextDay;
  return continues(above, entry, day) && late && start < EARLY ? { ...reading, nextDay: true } : reading;
}

function aboutTime(entry: Entry, cell: Cell, reading: TimeReading): readonly Finding[] {
  const about = { sheet: entry.sheet.name, cell };
  if (reading.kind === 'impossible') return [badTime(about)];
  if (reading.kind === 'words') return [timeInWords(about)];
  if (reading.kind !== 'clock') return [];
  return [
    ...(reading.rest === '' ? [] : [timeWithWords(about, reading.rest)]),
    ...(reading.spans.length > 1 ? [severalTimes(about, reading.spans.length)] : []),
    ...(reading.nextDay || reading.spans.some((span) => span.start >= 1440) ? [midnight(about)] : []),
  ];
}

function remarksOf(cell: Cell, reading: TimeReading): readonly Remark[] {
  const kept = reading.kind === 'impossible' || reading.kind === 'words' || (reading.kind === 'clock' && reading.rest !== '');
  return kept ? [{ heading: 'time', text: cell.text }] : [];
}

/** An end that no cue could take over is kept beside it. */
function untilRemarks(entry: Entry, moments: readonly SettledMoment[]): readonly Remark[] {
  const { sendUntil } = entry.fields;
  const taken =
    readTime(sendUntil ?? { kind: 'text', value: '', text: '' }).kind === 'clock' && moments.some((moment) => moment.sendUntil !== null);
  return sendUntil && !taken ? [{ heading: 'sendUntil', text: sendUntil.text }] : [];
}

function momentsOf(entry: Entry, day: SettledDays, reading: TimeReading): readonly SettledMoment[] {
  if (reading.kind === 'afterJoin') {
    const when: When = { kind: 'relative', anchor: { kind: 'join' }, offsetMinutes: reading.minutes, waitsForAnchor: false };
    return [{ when, day: null, sendUntil: null }];
  }
  if (day.days === null || reading.kind !== 'clock') {
    return [{ when: { kind: 'go' }, day: day.days?.[0] ?? null, sendUntil: null }];
  }
  const shift = reading.nextDay ? 1 : 0;
  return day.days.flatMap((on) => reading.spans.map((span) => momentOf(entry, on + shift, span)));
}

function momentOf(entry: Entry, onDay: number, span: ClockSpan): SettledMoment {
  const day = onDay + Math.floor(span.start / 1440);
  const minuteOfDay = span.start % 1440;
  if (day > MOST_DAYS) return { when: { kind: 'go' }, day: null, sendUntil: null };
  const end = span.end === null ? endOf(entry, span.start) : span.end - span.start;
  return { when: { kind: 'at', time: { day, minuteOfDay } }, day, sendUntil: end === null ? null : untilOf(day, minuteOfDay, end) };
}

/** Minutes until the end that a column of its own gives. */
function endOf(entry: Entry, start: number): number | null {
  const cell = entry.fields.sendUntil;
  const reading = cell ? readTime(cell) : null;
  const end = reading?.kind === 'clock' ? reading.spans[0]?.start : undefined;
  if (end === undefined || end === start) return null;
  return end > start ? end - start : end + 1440 - start;
}

/** A clock time of the same day, else how long. */
function untilOf(day: number, minuteOfDay: number, minutes: number): SendUntil {
  const end = minuteOfDay + minutes;
  return end < 1440 ? { kind: 'at', time: { day, minuteOfDay: end } } : { kind: 'duration', minutes };
}

function clockOf(spans: readonly ClockSpan[]): string {
  const [first] = spans;
  const minutes = (first?.start ?? 0) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
