import type { Locale } from '../script.ts';
import { clockText } from '../write/clock-text.ts';

/** Minutes since midnight of day 1: 第4天 20:30, day 4 20:30. */
export function dayTimeWords(minute: number, locale: Locale): string {
  const day = Math.floor(minute / 1440) + 1;
  const clock = clockText(minute - (day - 1) * 1440);
  return locale === 'en' ? `day ${day} ${clock}` : `第${day}天 ${clock}`;
}

/** 90 → 1小时30分钟, 1 h 30 min */
export function durationWords(minutes: number, locale: Locale): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const [day, hour, minute] = locale === 'en' ? [days === 1 ? ' day' : ' days', ' h', ' min'] : ['天', '小时', '分钟'];
  const parts = [
    ...(days > 0 ? [`${days}${day}`] : []),
    ...(hours > 0 ? [`${hours}${hour}`] : []),
    ...(rest > 0 || minutes === 0 ? [`${rest}${minute}`] : []),
  ];
  return parts.join(locale === 'en' ? ' ' : '');
}

/** From one time to another, the day said once where it is the same: 第4天 20:30 … 21:00. */
export function timesApart(from: number, to: number, locale: Locale): readonly [string, string] {
  const sameDay = Math.floor(from / 1440) === Math.floor(to / 1440);
  const [first, second] = [dayTimeWords(from, locale), dayTimeWords(to, locale)];
  return [first, sameDay ? (second.split(' ').at(-1) ?? second) : second];
}
