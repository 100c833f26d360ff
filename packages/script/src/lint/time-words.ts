import { MINUTES_OF_DAY } from '../plan/script-minute.ts';
import type { Locale } from '../script.ts';
import { clockText } from '../write/clock-text.ts';

/** A minute of the script as people say it: “第 4 天 20:30”, “day 4 20:30”. */
export function minuteWords(minute: number): Readonly<Record<Locale, string>> {
  const day = Math.floor(minute / MINUTES_OF_DAY) + 1;
  const clock = clockText(minute - (day - 1) * MINUTES_OF_DAY);
  return { 'zh-CN': `第 ${day} 天 ${clock}`, en: `day ${day} ${clock}` };
}
