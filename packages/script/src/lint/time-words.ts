import { minuteWords as minuteWordsIn } from '../plan/minute-words.ts';
import type { Locale } from '../script.ts';

/** A minute of the script as people say it, in both languages: “第 4 天 20:30”, “day 4 20:30”. */
export function minuteWords(minute: number): Readonly<Record<Locale, string>> {
  return { 'zh-CN': minuteWordsIn(minute, 'zh-CN'), en: minuteWordsIn(minute, 'en') };
}
