import { audienceWords } from '../audience/explain-audience.ts';
import { parseAudience } from '../audience/parse-audience.ts';
import { quoted } from '../finding.ts';
import { parseWhen } from '../parse/parse-when.ts';
import type { Locale, When } from '../script.ts';
import { findByName, type VocabularyKind, wordOf } from '../vocabulary/vocabulary.ts';
import { dayTimeWords, durationWords } from '../words/time-words.ts';
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
  return JSON.stringify(value);
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
