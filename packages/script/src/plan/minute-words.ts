import type { Locale } from '../script.ts';
import { clockText } from '../write/clock-text.ts';
import { MINUTES_OF_DAY } from './script-minute.ts';

/** `第 1 天 09:00` of minutes since midnight of day 1. */
export function minuteWords(minute: number, locale: Locale): string {
  const day = Math.floor(minute / MINUTES_OF_DAY) + 1;
  const clock = clockText(minute - (day - 1) * MINUTES_OF_DAY);
  return locale === 'en' ? `day ${day} ${clock}` : `第 ${day} 天 ${clock}`;
}
