import { audienceWords } from '../audience/explain-audience.ts';
import { parseAudience } from '../audience/parse-audience.ts';
import { quoted } from '../finding.ts';
import { parseWhen } from '../parse/parse-when.ts';
import type { Locale, When } from '../script.ts';
import { findByName, type VocabularyKind, wordOf } from '../vocabulary/vocabulary.ts';
import { clockText } from '../write/clock-text.ts';
import { writeWhen } from '../write/write-script.ts';
import { plainFields } from './plain-records.ts';

export interface WordsContext {
  readonly locale: Locale;
  /** the name people know a cue by */
  readonly nameOf: (cueId: string) => string;
}

/** Fields whose values are words of the vocabulary. */
const registered: Readonly<Record<string, VocabularyKind>> = {
  who: 'roles',
  where: 'places',
  do: 'actions',
  stage: 'stages',
  channel: 'channels',
  owner: 'roles',
};

/** A value as it is written in the file, as a person says it. */
export function valueWords(field: string, value: unknown, context: WordsContext): string {
  const { locale } = context;
  if (value === null || value === undefined || value === '') return locale === 'en' ? 'nothing' : '空';
  if (typeof value === 'string') {
    const kind = registered[field];
    if (kind && findByName(kind, value)) return locale === 'en' ? wordOf(kind, value, locale).toLowerCase() : wordOf(kind, value, locale);
    if (field === 'to') return toWords(value, locale);
    const when = parseWhen(value);
    if (when.ok && (field === 'when' || when.value.kind === 'at')) return whenWords(when.value, context);
    return `“${quoted(value)}”`;
  }
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one, context)).join(locale === 'en' ? ', ' : '、');
  const fields = plainFields(value);
  if (fields) return [...fields].map(([key, one]) => `${key}: ${valueWords(key, one, context)}`).join(locale === 'en' ? '; ' : '；');
  return String(value);
}

function toWords(written: string, locale: Locale): string {
  const parsed = parseAudience(written);
  return parsed.ok ? audienceWords(parsed.audience, locale) : `“${quoted(written)}”`;
}

/** 第4天 20:30, “开售”后 30 分钟, 入群后 2 小时. */
export function whenWords(when: When, { locale, nameOf }: WordsContext): string {
  const english = locale === 'en';
  if (when.kind === 'go') return english ? 'when somebody says go' : '等人喊开始';
  if (when.kind === 'at') return dayTimeWords((when.time.day - 1) * 1440 + when.time.minuteOfDay, locale);
  const { anchor } = when;
  const name =
    anchor.kind === 'cue'
      ? `“${nameOf(anchor.cue)}”`
      : anchor.kind === 'join' || anchor.kind === 'opening'
        ? wordOf('anchors', anchor.kind, locale)
        : null;
  if (name === null) return writeWhen(when);
  if (when.waitsForAnchor) return english ? `once ${name} is done` : `${name}完成之后`;
  const duration = durationWords(Math.abs(when.offsetMinutes), locale);
  if (when.offsetMinutes < 0) return english ? `${duration} before ${name}` : `${name}前${duration}`;
  return english ? `${duration} after ${name}` : `${name}后${duration}`;
}

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
