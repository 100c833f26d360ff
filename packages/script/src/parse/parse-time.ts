import { syntax } from '../vocabulary/syntax.ts';

/** Sixty days: the longest group (a week) and everything that follows it (a check-in after two weeks) several times over. */
export const LONGEST_DURATION_MINUTES = 60 * 24 * 60;

const CLOCK = /^(\d{1,2})[:：](\d{2})$/;

/** `09:00`, `9：30` → minute of the day; null when it is not a time of day (`25:00`, `24:00`, `9:60`). */
export function parseClock(written: string): number | null {
  const match = CLOCK.exec(written.trim());
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2]);
  return match && hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

const units: readonly (readonly [string, number])[] = (
  [
    ['minutes', 1],
    ['hours', 60],
    ['days', 24 * 60],
  ] as const
)
  .flatMap(([unit, minutes]) => [...syntax[unit].en, ...syntax[unit]['zh-CN']].map((word): readonly [string, number] => [word, minutes]))
  .toSorted((a, b) => b[0].length - a[0].length);

const PART = new RegExp(`^(半|\\d+(?:\\.\\d+)?)个?\\s*(${units.map(([word]) => word).join('|')})(半)?(?![a-z])\\s*`, 'iu');

/** `2h`, `1h30m`, `90 min`, `2小时`, `半小时` → minutes; null when it is no duration, has seconds in it, or is longer than sixty days. */
export function parseDuration(written: string): number | null {
  let rest = written.trim();
  let minutes = 0;
  if (rest === '') return null;
  while (rest !== '') {
    const match = PART.exec(rest);
    const unit = units.find(([word]) => word === match?.[2]?.toLowerCase());
    if (!match || !unit) return null;
    const amount = match[1] === '半' ? 0.5 : Number(match[1]);
    minutes += (amount + (match[3] ? 0.5 : 0)) * unit[1];
    rest = rest.slice(match[0].length);
  }
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= LONGEST_DURATION_MINUTES ? minutes : null;
}

const [ordinal, dayCounter] = syntax.day['zh-CN'];
const DAY = new RegExp(`^(?:(?:${syntax.day.en.join('|')})\\s*(\\d{1,4})|${ordinal}\\s*(\\d{1,4})\\s*${dayCounter})\\s*(.*)$`, 'iu');

/** `day 2 20:40`, `D2 20:40`, `第2天20:40` → the day and what is written as its time; null when it does not begin with a day. */
export function splitDay(written: string): { readonly day: number; readonly clock: string } | null {
  const match = DAY.exec(written.trim());
  return match ? { day: Number(match[1] ?? match[2]), clock: (match[3] ?? '').trim() } : null;
}

/** Whether something was meant as a time of day, right or wrong. */
export function looksLikeClock(written: string): boolean {
  return CLOCK.test(written.trim());
}
